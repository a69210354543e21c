import { expect, test } from "vitest";
import {
  decideOnCase,
  declareConflict,
  endVoting,
  listVotes,
  placeCase,
  putIntoEffect,
  takeCaseOut,
} from "#app/features/promotion/data/committee-votes";
import {
  closeCommittee,
  createCommittee,
  findCommittee,
  updateCommittee,
} from "#app/features/promotion/data/committees";
import { closeCase, withdrawCase } from "#app/features/promotion/data/promotion-steps";
import type { Actor } from "#app/policy/actor";
import { isPermit } from "#app/policy/permit";
import { permitCase } from "#app/policy/policy-promotion";
import { usePromotionCase } from "#tests/support/promotion-case";
import { describeOnBothEngines } from "#tests/support/test-database";

describeOnBothEngines("the committee of a promotion case", (get) => {
  const { current, by, head, version, submitted, placed, vote, records } = usePromotionCase(get);

  test("votes: nobody on themselves or as the manager; others' are read once all have voted", async () => {
    const { world } = current();
    const { engineer, manager, director, substitute, stranger } = world;
    await placed([director, engineer, manager, substitute, stranger]);
    expect(await vote(engineer)).toEqual({ ok: false, reason: "barred" });
    expect(await vote(manager)).toEqual({ ok: false, reason: "barred" });
    expect(await vote(world.administrator)).toEqual({ ok: false, reason: "barred" });
    expect(await vote(director)).toEqual({ ok: true });
    expect(await vote(substitute, "not-yet")).toEqual({ ok: true });
    const read = async (reader: Actor) => {
      const permit = permitCase(reader, "case.votes", await head(reader));
      if (!isPermit(permit)) return [];
      const votes = await listVotes(get(), permit, { readerId: reader.personId, voting: (await head()).voting });
      return votes.map(({ memberId }) => memberId);
    };
    expect(await read(director)).toEqual([director.personId]);
    expect(await read(stranger)).toEqual([]);
    expect(await read(engineer)).toEqual([]);
    expect(await vote(stranger)).toEqual({ ok: true });
    expect((await read(director)).length).toBe(3);
    for (const outside of [engineer, manager, world.administrator]) expect(await read(outside)).toEqual([]);
    expect(await vote(director, "not-yet")).toEqual({ ok: false, reason: "voting-is-over" });
    const recorded = JSON.stringify((await records()).filter(({ action }) => action === "case.voted"));
    expect(recorded).not.toContain("says why");
    expect(recorded).not.toContain("approve");
  });

  test("a declared conflict takes the vote back and ends one's part in it", async () => {
    const { world, caseId } = current();
    const { director, substitute, stranger } = world;
    await placed([director, substitute, stranger]);
    await vote(stranger);
    expect(await declareConflict(get(), by(stranger), { caseId, reason: "We share a flat" })).toEqual({ ok: true });
    expect(await declareConflict(get(), by(stranger), { caseId, reason: "Again" })).toEqual({
      ok: false,
      reason: "barred",
    });
    expect(await vote(stranger)).toEqual({ ok: false, reason: "barred" });
    const { facts, voting } = await head(stranger);
    expect(facts).toMatchObject({ isMember: true, isBarred: true });
    expect(voting.voted).toEqual([]);
  });

  test("an approval that counts from today gives the role, with its record", async () => {
    const { world, caseId } = current();
    const { director, substitute, stranger, administrator } = world;
    await placed([director, substitute, stranger]);
    const decide = async (expectedVersion: number) =>
      decideOnCase(get(), by(director), {
        caseId,
        expectedVersion,
        feedback: "WORDS-TO-THE-ENGINEER",
        decision: "approve",
        effectiveOn: "2026-10-01",
        today: "2026-10-01",
        nextRoleId: "principal",
      });
    await vote(director);
    expect(await decide(await version())).toEqual({ ok: false, reason: "voting-is-open" });
    expect(await endVoting(get(), by(director), caseId)).toEqual({ ok: false, reason: "too-few-votes-yet" });
    await vote(substitute);
    expect(await endVoting(get(), by(director), caseId)).toEqual({ ok: true });
    expect(await decide((await version()) - 1)).toEqual({ ok: false, reason: "changed-meanwhile" });
    expect(await decide(await version())).toEqual({ ok: true });
    const person = await get().client.person.findUniqueOrThrow({ where: { id: world.engineer.personId } });
    expect(person).toMatchObject({ roleId: "staff", targetRoleId: "principal", version: 2 });
    expect(await withdrawCase(get(), by(world.engineer), caseId)).toEqual({ ok: false, reason: "is-decided" });
    expect(await putIntoEffect(get(), by(administrator), { caseId, today: "2026-10-02", nextRoleId: null })).toEqual({
      ok: false,
      reason: "in-effect-already",
    });
    const changed = await get().client.auditRecord.findFirstOrThrow({
      where: { personId: world.engineer.personId, action: "person.changed" },
    });
    expect(JSON.parse(changed.after ?? "")).toEqual({
      roleId: "staff",
      targetRoleId: "principal",
      effectiveOn: "2026-10-01",
    });
    expect(JSON.stringify(await records())).not.toContain("WORDS-TO-THE-ENGINEER");
    expect(await closeCase(get(), by(world.engineer), caseId)).toEqual({ ok: true });
  });

  test("an approval for a later day gives the role on that day, and no earlier", async () => {
    const { world, caseId } = current();
    const { director, substitute, stranger, administrator } = world;
    await placed([director, substitute, stranger]);
    for (const member of [director, substitute, stranger]) await vote(member);
    await decideOnCase(get(), by(director), {
      caseId,
      expectedVersion: await version(),
      feedback: "Well done",
      decision: "approve",
      effectiveOn: "2027-01-01",
      today: "2026-10-01",
      nextRoleId: "principal",
    });
    const roleNow = async () =>
      (await get().client.person.findUniqueOrThrow({ where: { id: world.engineer.personId } })).roleId;
    expect(await roleNow()).toBe("senior");
    expect(await closeCase(get(), by(world.engineer), caseId)).toEqual({ ok: false, reason: "not-in-effect" });
    const apply = (today: string) =>
      putIntoEffect(get(), by(administrator), { caseId, today, nextRoleId: "principal" });
    expect(await apply("2026-12-31")).toEqual({ ok: false, reason: "too-early" });
    expect(await apply("2027-01-01")).toEqual({ ok: true });
    expect(await roleNow()).toBe("staff");
  });

  test("sessions: enough members, a voter stays, open until all is decided", async () => {
    const { world, caseId } = current();
    const { director, substitute, stranger, manager, administrator, engineer } = world;
    const fields = { name: "A", meetsOn: "2026-10-20", chairId: director.personId, memberIds: [substitute.personId] };
    expect(await createCommittee(get(), by(administrator), fields)).toEqual({ ok: false, reason: "too-few" });
    const committeeId = await placed([director, substitute, stranger]);
    await vote(stranger);
    expect(await takeCaseOut(get(), by(administrator), caseId)).toEqual({ ok: false, reason: "votes-are-cast" });
    const change = (memberIds: Actor[], seen: number) =>
      updateCommittee(get(), by(administrator), {
        id: committeeId,
        version: seen,
        name: "B",
        meetsOn: "2026-10-21",
        chairId: substitute.personId,
        memberIds: memberIds.map(({ personId }) => personId),
      });
    expect(await change([director, substitute, manager], 1)).toEqual({ ok: false, reason: "has-voted" });
    expect(await change([substitute, stranger, manager], 1)).toMatchObject({ ok: true });
    expect(await change([substitute, stranger, manager], 1)).toEqual({ ok: false, reason: "changed-meanwhile" });
    const committee = await findCommittee(get(), committeeId);
    expect(committee?.members.filter(({ isChair }) => isChair).map(({ personId }) => personId)).toEqual([
      substitute.personId,
    ]);
    expect(await closeCommittee(get(), by(administrator), committeeId)).toEqual({ ok: false, reason: "undecided" });
    await withdrawCase(get(), by(engineer), caseId);
    expect(await closeCommittee(get(), by(administrator), committeeId)).toMatchObject({ ok: true });
  });

  test("a committee in which too few could vote gets no case", async () => {
    const { world, caseId } = current();
    await submitted();
    const { director, manager, engineer, administrator } = world;
    const made = await createCommittee(get(), by(administrator), {
      name: "Own house",
      meetsOn: "2026-10-20",
      chairId: director.personId,
      memberIds: [manager.personId, engineer.personId],
    });
    if (!made.ok) throw new Error(made.reason);
    expect(await placeCase(get(), by(administrator), caseId, made.id)).toEqual({ ok: false, reason: "too-few-voters" });
  });

  test("two who decide at once: one decision, one record", async () => {
    const { world, caseId } = current();
    const { director, substitute, stranger } = world;
    await placed([director, substitute, stranger]);
    for (const member of [director, substitute, stranger]) await vote(member);
    const expectedVersion = await version();
    const results = await Promise.all([
      decideOnCase(get(), by(director), {
        caseId,
        expectedVersion,
        feedback: "a",
        decision: "not-yet",
        gaps: ["mentoring"],
      }),
      decideOnCase(get(), by(director), { caseId, expectedVersion, feedback: "b", decision: "not-yet", gaps: [] }),
    ]);
    expect(results.filter(({ ok }) => ok).length).toBe(1);
    expect((await records()).filter(({ action }) => action === "case.not-yet").length).toBe(1);
  });
});
