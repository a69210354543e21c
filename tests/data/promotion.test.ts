import { beforeEach, expect, test } from "vitest";
import { caseNotices } from "#app/data/case-notices";
import {
  castVote,
  decideOnCase,
  declareConflict,
  endVoting,
  listVotes,
  placeCase,
  putIntoEffect,
  takeCaseOut,
} from "#app/data/committee-votes";
import { closeCommittee, createCommittee, findCommittee, updateCommittee } from "#app/data/committees";
import { deleteEvidence, setArchived } from "#app/data/evidence-edit";
import { findCaseHead, listCasesToRead, listOwnCases } from "#app/data/promotion";
import { findFrozenCase, listCaseEvidence, requireCaseWords } from "#app/data/promotion-contents";
import {
  chooseEvidence,
  createCase,
  saveNarrative,
  saveSummary,
  shareCase,
  unshareCase,
} from "#app/data/promotion-draft";
import { listCaseGoals, makeCaseGoals } from "#app/data/promotion-goals";
import {
  addAddendum,
  askManager,
  backToDraft,
  closeCase,
  recommendCase,
  submitCase,
  withdrawCase,
} from "#app/data/promotion-steps";
import { readOne } from "#app/data/reading";
import type { Actor } from "#app/domain/access/actor";
import { type CasePacket, composePacket } from "#app/domain/promotion/packet";
import { tinyLadder, tinyRole } from "#tests/domain/assessment/tiny-ladder";
import { type AssessmentWorld, AT, createAssessmentWorld, LATER } from "#tests/support/assessment-world";
import { findBrokenLinks } from "#tests/support/cycle-world";
import { describeOnBothEngines } from "#tests/support/test-database";

const ladder = tinyLadder({ craft: ["mentoring", "security"] });
const role = { ...tinyRole({ mentoring: ["core", 3], security: ["core", 2] }), id: "staff", name: "Staff" };

describeOnBothEngines("a promotion case", (get) => {
  let world: AssessmentWorld;
  let caseId: string;
  const by = (actor: Actor, at = AT) => ({ actorId: actor.personId, at });

  beforeEach(async () => {
    world = await createAssessmentWorld(get());
    const made = await createCase(get(), by(world.engineer), {
      ladderVersionId: world.ladderVersionId,
      fromRoleId: "senior",
      targetRoleId: "staff",
      competencyIds: ["mentoring", "security"],
    });
    if (!made.ok) throw new Error(made.reason);
    caseId = made.id;
  });

  const head = async (actor: Actor = world.engineer) => {
    const found = await findCaseHead(get().client, actor, caseId);
    if (!found) throw new Error("the case is gone");
    return found;
  };
  const version = async () => (await head()).version;
  const packet = async () =>
    composePacket({
      ladder,
      role,
      fromRoleId: "senior",
      personName: "engineer",
      managerName: "manager",
      summary: (await requireCaseWords(get().client, caseId)).summary,
      narratives: new Map(),
      evidence: await listCaseEvidence(get().client, caseId),
      cycles: [],
      recommendation: null,
      today: "2026-10-01",
      zone: "UTC",
    });

  async function writeEvidence(title: string, author = world.engineer, subject = author): Promise<string> {
    const { id } = await get().client.evidence.create({
      data: {
        subjectId: subject.personId,
        authorId: author.personId,
        title,
        happenedOn: "2026-09-01",
        createdAt: AT,
        tags: { create: { competencyId: "mentoring", criterionId: "" } },
      },
      select: { id: true },
    });
    return id;
  }

  async function submitted(): Promise<void> {
    expect(await askManager(get(), by(world.engineer), caseId)).toEqual({ ok: true });
    const words = { recommendation: "support" as const, words: "I saw it.", expectedVersion: await version() };
    expect(await recommendCase(get(), by(world.manager), { caseId, ...words })).toEqual({ ok: true });
    const of = { caseId, expectedVersion: await version(), organisation: "Test", packet: await packet() };
    expect(await submitCase(get(), by(world.engineer, LATER), of)).toEqual({ ok: true });
  }

  async function placed(members: readonly Actor[]): Promise<string> {
    await submitted();
    const [chair] = members;
    const made = await createCommittee(get(), by(world.administrator), {
      name: "Autumn",
      meetsOn: "2026-10-20",
      chairId: chair?.personId ?? "",
      memberIds: members.map(({ personId }) => personId),
    });
    if (!made.ok) throw new Error(made.reason);
    expect(await placeCase(get(), by(world.administrator), caseId, made.id)).toEqual({ ok: true });
    return made.id;
  }

  const vote = (actor: Actor, choice: "approve" | "not-yet" = "approve") =>
    castVote(get(), by(actor), { caseId, vote: choice, reasons: `${actor.name} says why` });

  const records = () =>
    get().client.auditRecord.findMany({ where: { subjectId: caseId }, orderBy: { sequence: "asc" } });

  test("begins with the evidence tagged for its target, and there is one at a time", async () => {
    const again = () =>
      createCase(get(), by(world.engineer), {
        ladderVersionId: world.ladderVersionId,
        fromRoleId: "senior",
        targetRoleId: "staff",
        competencyIds: ["mentoring"],
      });
    expect(await again()).toEqual({ ok: false, reason: "has-open-case", id: caseId });
    await withdrawCase(get(), by(world.engineer), caseId);
    const own = await writeEvidence("Mine");
    await writeEvidence("Of the manager about me", world.manager, world.engineer);
    const made = await again();
    if (!made.ok) throw new Error(made.reason);
    expect((await listCaseEvidence(get().client, made.id)).map(({ id }) => id)).toEqual([own]);
    expect((await listOwnCases(get(), world.engineer)).length).toBe(2);
  });

  test("two tabs: newer words come back and are never overwritten", async () => {
    const save = (text: string, expectedVersion: number) =>
      saveNarrative(get(), by(world.engineer), { caseId, competencyId: "mentoring", text, expectedVersion });
    expect(await save("one", 0)).toEqual({ ok: true, version: 1 });
    expect(await save("two", 0)).toEqual({
      ok: false,
      reason: "changed-meanwhile",
      current: { text: "one", version: 1 },
    });
    expect(await save("one", 0)).toEqual({ ok: true, version: 1 });
    expect(await save("two", 1)).toEqual({ ok: true, version: 2 });
    const summary = (text: string, expectedVersion: number) =>
      saveSummary(get(), by(world.engineer), { caseId, text, expectedVersion });
    const seen = await version();
    expect(await summary("first", seen)).toEqual({ ok: true, version: seen + 1 });
    expect(await summary("second", seen)).toMatchObject({ ok: false, current: { text: "first", version: seen + 1 } });
  });

  test("nobody else writes into it, and only one's own evidence is chosen", async () => {
    const foreign = await writeEvidence("Of the manager", world.manager);
    const own = await writeEvidence("Mine");
    const choose = (actor: Actor, evidenceId: string) =>
      chooseEvidence(get(), by(actor), {
        caseId,
        competencyId: "mentoring",
        add: [{ evidenceId, criterionId: "" }],
        remove: [],
      });
    expect(await choose(world.engineer, foreign)).toEqual({ ok: false, reason: "not-own" });
    expect(await choose(world.manager, foreign)).toEqual({ ok: false, reason: "not-a-draft" });
    expect(await choose(world.engineer, own)).toEqual({ ok: true });
    expect(await choose(world.engineer, own)).toEqual({ ok: true });
    expect((await listCaseEvidence(get().client, caseId)).map(({ title }) => title)).toEqual(["Mine"]);
    expect(
      await saveSummary(get(), by(world.manager), { caseId, text: "x", expectedVersion: await version() }),
    ).toEqual({ ok: false, reason: "not-a-draft" });
  });

  test("a draft's records are its author's alone, and no word of it is in them", async () => {
    await saveSummary(get(), by(world.engineer), { caseId, text: "SECRET-WORDS", expectedVersion: await version() });
    await shareCase(get(), by(world.engineer), caseId, world.stranger.personId);
    await askManager(get(), by(world.engineer), caseId);
    await backToDraft(get(), by(world.manager), caseId, "SECRET-WORDS of the manager");
    await withdrawCase(get(), by(world.engineer), caseId);
    const all = await records();
    expect(all.map(({ action }) => action)).toEqual([
      "case.created",
      "case.shared",
      "case.review-asked",
      "case.taken-back",
      "case.withdrawn",
    ]);
    expect(new Set(all.map(({ audience }) => audience))).toEqual(new Set(["author"]));
    expect(JSON.stringify(all)).not.toContain("SECRET-WORDS");
    expect(await findBrokenLinks(get())).toEqual([]);
  });

  test("is shared with who is there, and no more once that is taken back", async () => {
    expect(await shareCase(get(), by(world.engineer), caseId, world.engineer.personId)).toMatchObject({
      reason: "self",
    });
    expect(await shareCase(get(), by(world.engineer), caseId, "nobody")).toMatchObject({ reason: "nobody" });
    expect(await shareCase(get(), by(world.manager), caseId, world.manager.personId)).toMatchObject({
      reason: "ended",
    });
    await shareCase(get(), by(world.engineer), caseId, world.stranger.personId);
    expect((await head(world.stranger)).facts.isSharedWithActor).toBe(true);
    expect((await listCasesToRead(get(), world.stranger)).map(({ id }) => id)).toEqual([caseId]);
    await unshareCase(get(), by(world.engineer), caseId, world.stranger.personId);
    expect((await head(world.stranger)).facts.isSharedWithActor).toBe(false);
  });

  test("is not submitted without a recommendation, nor after it changed", async () => {
    await askManager(get(), by(world.engineer), caseId);
    const seen = await version();
    const submit = async (expectedVersion: number) =>
      submitCase(get(), by(world.engineer), { caseId, expectedVersion, organisation: "T", packet: await packet() });
    expect(await submit(seen)).toEqual({ ok: false, reason: "not-recommended" });
    await recommendCase(get(), by(world.manager), {
      caseId,
      recommendation: "not-yet",
      words: "w",
      expectedVersion: seen,
    });
    expect(await submit(seen)).toEqual({ ok: false, reason: "changed-meanwhile" });
    expect(await submit(seen + 1)).toEqual({ ok: true });
  });

  test("a silent manager: submitted without a recommendation after fourteen days, on record, and read by the committee", async () => {
    expect(await askManager(get(), by(world.engineer), caseId)).toEqual({ ok: true });
    const asked = { ...(await packet()), askedInVain: { on: "2026-10-01" } };
    const submit = async (at: Date, of: CasePacket) =>
      submitCase(get(), by(world.engineer, at), {
        caseId,
        expectedVersion: await version(),
        organisation: "Test",
        packet: of,
      });
    const days = (count: number) => new Date(AT.getTime() + count * 86_400_000);
    expect(await submit(days(13), asked)).toEqual({ ok: false, reason: "manager-has-time" });
    // The plain way stays shut, however long it lasts: that nothing was recommended is said, not left out.
    expect(await submit(days(20), await packet())).toEqual({ ok: false, reason: "not-recommended" });
    expect(await submit(days(14), asked)).toEqual({ ok: true });
    const frozen = await findFrozenCase(get(), caseId);
    if (!frozen.ok) throw new Error("damaged");
    expect(frozen.frozen.snapshot.packet).toMatchObject({ recommendation: null, askedInVain: { on: "2026-10-01" } });
    const record = await get().client.auditRecord.findFirstOrThrow({
      where: { action: "case.submitted", subjectId: caseId },
    });
    expect(JSON.parse(record.after ?? "{}")).toMatchObject({ state: "submitted", withoutRecommendation: true });
    const late = { recommendation: "support" as const, words: "Sorry.", expectedVersion: await version() };
    expect(await recommendCase(get(), by(world.manager), { caseId, ...late })).toEqual({
      ok: false,
      reason: "not-in-review",
    });
    expect((await addAddendum(get(), by(world.manager, days(15)), caseId, "I support it.")).ok).toBe(true);
  });

  test("a manager who answers at the last moment is heard, and one who left is not waited for", async () => {
    await askManager(get(), by(world.engineer), caseId);
    const asked = { ...(await packet()), askedInVain: { on: "2026-10-01" } };
    const seen = await version();
    const words = { recommendation: "not-yet" as const, words: "I saw it.", expectedVersion: seen };
    expect(await recommendCase(get(), by(world.manager), { caseId, ...words })).toEqual({ ok: true });
    const late = new Date(AT.getTime() + 30 * 86_400_000);
    const of = { caseId, organisation: "Test", packet: asked };
    const submit = async () => submitCase(get(), by(world.engineer, late), { ...of, expectedVersion: await version() });
    expect(await submit()).toEqual({ ok: false, reason: "is-recommended" });
    await backToDraft(get(), by(world.engineer), caseId, null);
    await askManager(get(), by(world.engineer, late), caseId);
    expect(await submit()).toEqual({ ok: false, reason: "manager-has-time" });
    await get().client.person.update({ where: { id: world.manager.personId }, data: { status: "deactivated" } });
    expect(await submit()).toEqual({ ok: true });
  });

  test("what was submitted stays when the evidence changes, and a changed snapshot is not shown", async () => {
    const evidenceId = await writeEvidence("As it was");
    await chooseEvidence(get(), by(world.engineer), {
      caseId,
      competencyId: "mentoring",
      add: [{ evidenceId, criterionId: "" }],
      remove: [],
    });
    await submitted();
    await get().client.evidence.update({ where: { id: evidenceId }, data: { title: "Changed since" } });
    const found = await findFrozenCase(get(), caseId);
    if (!found.ok) throw new Error(found.reason);
    expect(found.frozen.snapshot.packet.evidence.map(({ title }) => title)).toEqual(["As it was"]);
    expect(found.frozen.hash).toMatch(/^[0-9a-f]{64}$/);
    expect((await head()).snapshotHash).toBe(found.frozen.hash);
    const words = { caseId, text: "new", expectedVersion: await version() };
    expect(await saveSummary(get(), by(world.engineer), words)).toEqual({ ok: false, reason: "not-a-draft" });
    await get().client.promotionCase.update({
      where: { id: caseId },
      data: { snapshot: found.frozen.text.replace("As it was", "As it is!") },
    });
    expect(await findFrozenCase(get(), caseId)).toEqual({ ok: false, reason: "hash-differs" });
  });

  test("a piece deleted for good stays in what was submitted; while a case is written or reviewed it is not deleted", async () => {
    const evidenceId = await writeEvidence("Moved the leases");
    const choice = { evidenceId, criterionId: "" };
    const of = { caseId, competencyId: "mentoring", add: [choice], remove: [] };
    expect(await chooseEvidence(get(), by(world.engineer), of)).toEqual({ ok: true });
    await setArchived(get(), by(world.engineer), evidenceId, true);
    const remove = () => deleteEvidence(get(), by(world.engineer), evidenceId);
    expect(await remove()).toEqual({ ok: false, reason: "in-a-case" });
    await askManager(get(), by(world.engineer), caseId);
    expect(await remove()).toEqual({ ok: false, reason: "in-a-case" });
    await backToDraft(get(), by(world.engineer), caseId, null);
    await submitted();
    expect(await remove()).toEqual({ ok: true, files: [] });
    const frozen = await findFrozenCase(get(), caseId);
    if (!frozen.ok) throw new Error("damaged");
    expect(frozen.frozen.snapshot.packet.evidence.map(({ title }) => title)).toEqual(["Moved the leases"]);
    expect(await get().client.caseEvidence.count({ where: { caseId } })).toBe(0);
  });

  test("additions come after the submission, and are refused before it and once it is decided", async () => {
    expect(await addAddendum(get(), by(world.engineer), caseId, "early")).toEqual({ ok: false, reason: "is-decided" });
    await submitted();
    expect(await addAddendum(get(), by(world.engineer), caseId, "later")).toEqual({ ok: true });
    expect((await findFrozenCase(get(), caseId)).ok).toBe(true);
  });

  test("votes: nobody on themselves or as the manager; others' are read once all have voted", async () => {
    const { engineer, manager, director, substitute, stranger } = world;
    await placed([director, engineer, manager, substitute, stranger]);
    expect(await vote(engineer)).toEqual({ ok: false, reason: "barred" });
    expect(await vote(manager)).toEqual({ ok: false, reason: "barred" });
    expect(await vote(world.administrator)).toEqual({ ok: false, reason: "barred" });
    expect(await vote(director)).toEqual({ ok: true });
    expect(await vote(substitute, "not-yet")).toEqual({ ok: true });
    const read = async (reader: Actor) => {
      const votes = await listVotes(get(), { caseId, readerId: reader.personId, voting: (await head()).voting });
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

  test("gaps become goals once, however often one clicks", async () => {
    const goal = { competencyId: "mentoring", fromProficiency: 2, toProficiency: 3, why: "Named", criteria: ["c1"] };
    const make = () => makeCaseGoals(get(), by(world.engineer), caseId, [goal]);
    const results = await Promise.all([make(), make()]);
    expect(results.map((result) => result.ok && result.made).sort()).toEqual([0, 1]);
    expect(await listCaseGoals(get(), caseId)).toEqual(["mentoring"]);
    const made = await get().client.goal.findFirstOrThrow({ where: { caseId } });
    expect(made).toMatchObject({ personId: world.engineer.personId, state: "planned", toProficiency: 3 });
    expect((await records()).filter(({ action }) => action === "case.goals-made").length).toBe(1);
  });

  test("home tells each what waits for them, and nobody anything else", async () => {
    const { engineer, manager, director, substitute, stranger, administrator } = world;
    const notices = async (actor: Actor) => {
      const found = await readOne(get(), caseNotices(actor));
      return Object.entries(found).flatMap(([kind, heads]) => heads.map(({ id }) => `${kind} ${id === caseId}`));
    };
    expect(await notices(engineer)).toEqual(["own true"]);
    expect(await notices(manager)).toEqual([]);
    await askManager(get(), by(engineer), caseId);
    expect(await notices(manager)).toEqual(["toReview true"]);
    await backToDraft(get(), by(engineer), caseId, null);
    expect(await notices(manager)).toEqual([]);
    await placed([director, manager, substitute, stranger]);
    expect(await notices(manager)).toEqual([]);
    expect(await notices(administrator)).toEqual([]);
    for (const member of [substitute, stranger]) await vote(member);
    expect(await notices(substitute)).toEqual([]);
    expect(await notices(director)).toEqual(["toVote true"]);
    await vote(director);
    expect(await notices(director)).toEqual(["toDecide true"]);
  });

  test("two who decide at once: one decision, one record", async () => {
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
