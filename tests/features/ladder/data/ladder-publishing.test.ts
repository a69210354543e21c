import { describe, expect, test } from "vitest";
import { LadderLibrary } from "#app/features/ladder/data/ladder-library";
import { previewPublishing, publishPreviewed } from "#app/features/ladder/data/ladder-publishing";
import { markLadderSeen, metVersions, pickLastMet } from "#app/features/ladder/data/seen-ladder";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { readOne } from "#app/platform/database/reading";
import { type CycleWorld, createCycleWorld, findBrokenLinks } from "#tests/support/cycle-world";
import { describeOnBothEngines } from "#tests/support/test-database";

const reworded = (ladder: Ladder, version: string, summary = "Another summary."): Ladder => ({
  ...ladder,
  version,
  summary,
});

describeOnBothEngines("publishing a ladder version", (get) => {
  const publish = async (world: CycleWorld, ladder: Ladder) => {
    const { planHash } = await previewPublishing(get(), world.ladders, ladder);
    return publishPreviewed(get(), world.ladders, world.by, { ladder, planHash });
  };

  describe("is refused", () => {
    test("for the number of a published version, whatever the content, and for an earlier one", async () => {
      const world = await createCycleWorld(get());
      expect(await publish(world, world.ladder)).toEqual({ ok: false, reason: "unchanged" });
      const { version } = world.ladder;
      expect(await publish(world, reworded(world.ladder, version))).toEqual({
        ok: false,
        reason: "changed-without-new-version",
      });
      expect(await publish(world, reworded(world.ladder, "0.9"))).toEqual({ ok: false, reason: "not-newer" });
      expect(await get().client.ladderVersion.count({ where: { ladderId: world.ladder.id } })).toBe(1);
    });

    test("where people, cycles or another version moved since the preview", async () => {
      const world = await createCycleWorld(get());
      const ladder = reworded(world.ladder, "9");
      const stale = await previewPublishing(get(), world.ladders, ladder);
      await world.add({ ada: {} });
      const asked = { ladder, planHash: stale.planHash };
      const refused = { ok: false, reason: "changed-meanwhile" };
      expect(await publishPreviewed(get(), world.ladders, world.by, asked)).toEqual(refused);
      const again = await previewPublishing(get(), world.ladders, ladder);
      await publish(world, reworded(world.ladder, "8"));
      expect(await publishPreviewed(get(), world.ladders, world.by, { ladder, planHash: again.planHash })).toEqual(
        refused,
      );
    });

    test("where the content is not the one that was shown", async () => {
      const world = await createCycleWorld(get());
      const { planHash } = await previewPublishing(get(), world.ladders, reworded(world.ladder, "9", "Shown."));
      const asked = { ladder: reworded(world.ladder, "9", "Slipped in."), planHash };
      expect(await publishPreviewed(get(), world.ladders, world.by, asked)).toMatchObject({
        reason: "changed-meanwhile",
      });
    });
  });

  test("brings people to the role that takes the place of theirs, on record, and leaves everybody else", async () => {
    const world = await createCycleWorld(get());
    await world.add({ ada: {}, bo: {}, cy: {} });
    const set = (key: string, data: { roleId: string; targetRoleId: string | null }) =>
      get().client.person.update({ where: { id: world.id(key) }, data });
    await set("ada", { roleId: "senior", targetRoleId: "staff" });
    await set("bo", { roleId: "staff", targetRoleId: null });
    await set("cy", { roleId: "senior", targetRoleId: null });
    const [senior, staff] = world.ladder.roles;
    if (!senior || !staff) throw new Error("two roles");
    const next = (version: string, more: Partial<Ladder>) => publish(world, { ...world.ladder, version, ...more });
    const tracks = (roles: string[]) => world.ladder.tracks.map((track) => ({ ...track, roles }));
    // The one is renamed.
    const renamed = { ...staff, id: "lead", replaces: ["staff"] };
    expect(await next("2", { roles: [senior, renamed], tracks: tracks(["senior", "lead"]) })).toMatchObject({
      ok: true,
    });
    const places = async () =>
      Promise.all(
        ["ada", "bo", "cy"].map(async (key) => {
          const person = await get().client.person.findUniqueOrThrow({ where: { id: world.id(key) } });
          return [person.roleId, person.targetRoleId];
        }),
      );
    expect(await places()).toEqual([
      ["senior", "lead"],
      ["lead", null],
      ["senior", null],
    ]);
    const records = () =>
      get().client.auditRecord.findMany({
        where: { action: "person.role-replaced", personId: { in: ["ada", "bo", "cy"].map(world.id) } },
        select: { personId: true, actorId: true, reason: true },
      });
    expect((await records()).map(({ personId }) => personId).sort()).toEqual([world.id("ada"), world.id("bo")].sort());
    // Then it goes into a role that was there: what one holds is not aimed at.
    const last = { ...senior, replaces: ["lead"] };
    expect(await next("3", { roles: [last], tracks: tracks(["senior"]) })).toMatchObject({ ok: true });
    expect(await places()).toEqual([
      ["senior", null],
      ["senior", null],
      ["senior", null],
    ]);
    expect(await records()).toHaveLength(4);
  });

  test("keeps of its rule over how many cycles it goes", async () => {
    const world = await createCycleWorld(get());
    const promotionRule = { ...world.ladder.promotionRule, consecutiveCycles: 5 };
    await publish(world, { ...reworded(world.ladder, "9"), promotionRule });
    const row = await get().client.ladderVersion.findFirst({ where: { ladderId: world.ladder.id, version: "9" } });
    expect(row?.consecutiveCycles).toBe(5);
  });

  test("of two at once one publishes, and the other is told", async () => {
    const world = await createCycleWorld(get());
    const ladder = reworded(world.ladder, "9");
    const { planHash } = await previewPublishing(get(), world.ladders, ladder);
    const results = await Promise.all(
      [1, 2].map(() => publishPreviewed(get(), world.ladders, world.by, { ladder, planHash })),
    );
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await findBrokenLinks(get())).toEqual([]);
  });

  test("makes it the current one for every process, leaves cycles on theirs, and is on record with what it changes", async () => {
    const world = await createCycleWorld(get());
    await world.add({ ada: { roleId: "senior", targetRoleId: "staff" } });
    const { id: cycleId } = await world.draft(["ada"]);
    const ladder = reworded(world.ladder, "10");
    const { impact, current } = await previewPublishing(get(), world.ladders, ladder);
    expect(current?.version).toBe(world.ladder.version);
    expect(impact).toMatchObject({
      people: [
        { roleId: "senior", inRole: 2, aiming: 0 },
        { roleId: "staff", inRole: 0, aiming: 1 },
      ],
      cycles: [{ id: cycleId, isOpen: false, isCurrent: true }],
    });
    const result = await publish(world, ladder);
    expect(result.ok).toBe(true);
    const elsewhere = new LadderLibrary(get());
    expect(await elsewhere.requireCurrent(ladder.id)).toMatchObject({ version: "10" });
    expect(await get().client.cycle.findUnique({ where: { id: cycleId } })).toMatchObject({
      ladderVersionId: world.ladderVersionId,
    });
    const record = await get().client.auditRecord.findFirst({
      where: { action: "ladder.published", actorId: world.administratorId },
    });
    expect(JSON.parse(record?.after ?? "{}")).toMatchObject({ version: "10", summary: "1 change, none breaking" });
  });

  test("a ladder with another id lives beside, and the order of numbers is theirs, not the alphabet's", async () => {
    const world = await createCycleWorld(get());
    const other = { ...world.ladder, id: `${world.ladder.id}-b`, version: "1" };
    expect((await publish(world, other)).ok).toBe(true);
    for (const version of ["9", "10"]) expect((await publish(world, reworded(other, version, version))).ok).toBe(true);
    expect(await world.ladders.requireCurrent(other.id)).toMatchObject({ version: "10" });
    expect(await world.ladders.requireCurrent(world.ladder.id)).toMatchObject({ version: world.ladder.version });
    const versions = (await world.ladders.listVersions()).filter(({ ladderId }) => ladderId === other.id);
    expect(versions.map(({ version }) => version)).toEqual(["10", "9", "1"]);
  });

  test("what may be compared across versions is what every version between left alike, and nothing backwards", async () => {
    const world = await createCycleWorld(get());
    const renamed: Ladder = {
      ...reworded(world.ladder, "2"),
      categories: [{ id: "craft", name: "craft", competencies: ["coaching", "security"] }],
      competencies: world.ladder.competencies.map((each) =>
        each.id === "mentoring" ? { ...each, id: "coaching", replaces: "mentoring" } : each,
      ),
    };
    const split: Ladder = {
      ...renamed,
      version: "3",
      competencies: renamed.competencies.map((each) =>
        each.id === "security" ? { ...each, id: "secure-design", splits: "security" } : each,
      ),
    };
    const ids = [world.ladderVersionId];
    for (const ladder of [renamed, split]) {
      const result = await publish(world, ladder);
      if (result.ok) ids.push(result.id);
    }
    const [first = "", second = "", third = ""] = ids;
    const pairs = async (from: string, to: string) => [...(await world.ladders.requireComparable(from, to))];
    expect(await pairs(first, first)).toEqual([
      ["mentoring", "mentoring"],
      ["security", "security"],
    ]);
    expect(await pairs(first, second)).toEqual([
      ["mentoring", "coaching"],
      ["security", "security"],
    ]);
    expect(await pairs(first, third)).toEqual([["mentoring", "coaching"]]);
    expect(await pairs(third, first)).toEqual([]);
  });

  test("someone last met the version of their last result, or a newer one whose changes they read", async () => {
    const world = await createCycleWorld(get());
    await world.add({ ada: {} });
    const versions = async () =>
      (await world.ladders.listVersions()).filter(({ ladderId }) => ladderId === world.ladder.id);
    const met = async () => {
      const ada = await readOne(get(), metVersions(world.id("ada")));
      return ada && (pickLastMet(ada, await versions())?.version ?? null);
    };
    expect(await met()).toBeNull();
    await get().client.assessment.create({
      data: {
        subjectId: world.id("ada"),
        ladderVersionId: world.ladderVersionId,
        roleId: "senior",
        targetRoleId: "staff",
        phase: "final",
        finalAt: world.by.at,
        createdAt: world.by.at,
      },
    });
    expect(await met()).toBe(world.ladder.version);
    const newer = await publish(world, reworded(world.ladder, "9"));
    expect(await met()).toBe(world.ladder.version);
    if (newer.ok) await markLadderSeen(get(), world.id("ada"), newer.id);
    expect(await met()).toBe("9");
  });
});
