import { beforeEach, expect, test } from "vitest";
import { findCheckInNote, saveCheckInNote } from "#app/features/growth/data/check-in-notes";
import {
  addFollowUp,
  type CheckIn,
  countCheckIns,
  createCheckIn,
  findCheckIn,
  listCheckIns,
  listOpenFollowUps,
  removeFollowUp,
  tickFollowUp,
  updateCheckIn,
} from "#app/features/growth/data/check-ins";
import { listCheckInsForExport } from "#app/features/growth/data/growth-export";
import { growthNotices } from "#app/features/growth/data/growth-notices";
import { MAX_FOLLOW_UPS } from "#app/features/growth/domain/check-in";
import { readOne } from "#app/platform/database/reading";
import type { Actor } from "#app/policy/actor";
import { decideCheckIn } from "#app/policy/policy-growth";
import { type AssessmentWorld, AT, createAssessmentWorld, LATER } from "#tests/support/assessment-world";
import { describeOnBothEngines } from "#tests/support/test-database";

const MINE = "only the engineer should remember this";
const THEIRS = "only the manager should remember this";
const DRAFT = { heldOn: "2026-09-30", notes: "What both want to remember" };

describeOnBothEngines("a check-in", (get) => {
  let world: AssessmentWorld;
  let id: string;

  const by = (actor: Actor, at = AT) => ({ actorId: actor.personId, at });
  const everyone = () => [
    world.engineer,
    world.manager,
    world.director,
    world.substitute,
    world.administrator,
    world.stranger,
  ];
  const note = (actor: Actor, text: string, expectedVersion = 0) =>
    saveCheckInNote(get(), actor, { checkInId: id, text, expectedVersion, at: AT });

  beforeEach(async () => {
    world = await createAssessmentWorld(get());
    const created = await createCheckIn(get(), by(world.manager), world.engineer.personId, DRAFT);
    if (!created.ok) throw new Error(created.reason);
    id = created.id;
  });

  const find = async (actor: Actor): Promise<CheckIn> => {
    const found = await findCheckIn(get(), actor.personId, id);
    if (!found) throw new Error("not seen");
    return found;
  };

  const noticesOn = async (actor: Actor, today: string) =>
    (await readOne(get(), growthNotices({ ...actor, hasReports: true })))(today);

  /** All that the actor can get out of the database about this person's conversations, as text. */
  async function readAs(actor: Actor): Promise<string> {
    const personId = world.engineer.personId;
    return JSON.stringify([
      await findCheckIn(get(), actor.personId, id),
      await listCheckIns(get(), actor.personId, personId, { skip: 0, take: 50 }),
      await listOpenFollowUps(get(), actor.personId, personId),
      await findCheckInNote(get(), actor, id),
      await listCheckInsForExport(get(), actor.personId),
      await noticesOn(actor, "2026-10-01"),
      await get().client.auditRecord.findMany(),
    ]);
  }
  const whoReads = async (text: string) => {
    const readers: string[] = [];
    for (const actor of everyone()) if ((await readAs(actor)).includes(text)) readers.push(actor.name);
    return readers;
  };

  test("without a manager there is nobody it was with", async () => {
    expect(await createCheckIn(get(), by(world.stranger), world.stranger.personId, DRAFT)).toEqual({
      ok: false,
      reason: "no-manager",
    });
  });

  test("shared notes are read by the two, private notes by their author alone, and neither is on record", async () => {
    await note(world.engineer, MINE);
    await note(world.manager, THEIRS);
    expect(await whoReads(DRAFT.notes)).toEqual(["engineer", "manager"]);
    expect(await whoReads(MINE)).toEqual(["engineer"]);
    expect(await whoReads(THEIRS)).toEqual(["manager"]);
    expect(JSON.stringify(await get().client.auditRecord.findMany())).not.toContain(DRAFT.notes);
  });

  test("a new manager does not read it; the former one reads and no longer writes", async () => {
    await get().client.person.update({
      where: { id: world.engineer.personId },
      data: { managerId: world.substitute.personId },
    });
    expect(await findCheckIn(get(), world.substitute.personId, id)).toBeNull();
    expect(await countCheckIns(get(), world.substitute.personId, world.engineer.personId)).toBe(0);
    for (const actor of [world.engineer, world.manager]) {
      const { facts } = await find(actor);
      expect(["see", "note", "tick", "edit"].map((action) => decideCheckIn(actor, action as "see", facts))).toEqual([
        "allow",
        "allow",
        "refuse",
        "refuse",
      ]);
    }
  });

  test("two who edit at once: one is told", async () => {
    const edit = (actor: Actor, notes: string) =>
      updateCheckIn(get(), by(actor, LATER), { id, version: 1 }, { ...DRAFT, notes });
    const results = await Promise.all([edit(world.engineer, "one"), edit(world.manager, "two")]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await find(world.engineer)).notes).toBe(results[0].ok ? "one" : "two");
  });

  test("a private note is never overwritten by an older window", async () => {
    expect(await note(world.engineer, "first")).toEqual({ ok: true, version: 1 });
    expect(await note(world.engineer, "second", 1)).toEqual({ ok: true, version: 2 });
    expect(await note(world.engineer, "stale", 1)).toEqual({
      ok: false,
      reason: "changed-meanwhile",
      current: { text: "second", version: 2 },
    });
    const both = await Promise.all([note(world.manager, "a"), note(world.manager, "b")]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("follow-ups are ticked, opened again and taken out by the version that was seen; so many and no more", async () => {
    const followUp = { text: "Write it down", ownerId: world.engineer.personId, dueOn: "2026-10-05" };
    await Promise.all(Array.from({ length: MAX_FOLLOW_UPS }, () => addFollowUp(get(), id, followUp)));
    expect(await addFollowUp(get(), id, followUp)).toEqual({ ok: false, reason: "too-many" });
    const [first] = (await find(world.engineer)).followUps;
    if (!first) throw new Error("no follow-up");
    expect(await tickFollowUp(get(), id, first, "2026-10-02")).toEqual({ ok: true });
    expect(await tickFollowUp(get(), id, first, "2026-10-03")).toEqual({ ok: false, reason: "changed-meanwhile" });
    expect(await removeFollowUp(get(), id, first)).toEqual({ ok: false, reason: "changed-meanwhile" });
    const open = await listOpenFollowUps(get(), world.manager.personId, world.engineer.personId);
    expect(open).toHaveLength(MAX_FOLLOW_UPS - 1);
    expect(await listOpenFollowUps(get(), world.director.personId, world.engineer.personId)).toEqual([]);
    expect(await tickFollowUp(get(), "another-check-in", { id: first.id, version: 2 }, null)).toMatchObject({
      ok: false,
    });
  });

  test("home says of a late follow-up to its owner, and of a conversation that is due to both", async () => {
    const followUp = { text: "Late one", ownerId: world.engineer.personId, dueOn: "2026-10-05" };
    await addFollowUp(get(), id, followUp);
    expect((await noticesOn(world.engineer, "2026-10-05")).lateFollowUps).toEqual([]);
    expect((await noticesOn(world.engineer, "2026-10-06")).lateFollowUps).toMatchObject([{ text: "Late one" }]);
    expect((await noticesOn(world.manager, "2026-10-06")).lateFollowUps).toEqual([]);
    expect((await noticesOn(world.manager, "2026-10-27")).due).toEqual([]);
    expect((await noticesOn(world.manager, "2026-10-28")).due).toMatchObject([{ name: "engineer", isOwn: false }]);
    expect((await noticesOn(world.engineer, "2026-10-28")).due).toMatchObject([{ name: "manager", isOwn: true }]);
    expect((await noticesOn(world.director, "2026-10-28")).due).toEqual([]);
  });
});
