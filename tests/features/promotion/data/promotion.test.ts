import { expect, test } from "vitest";
import { deleteEvidence, setArchived } from "#app/features/evidence/data/evidence-edit";
import { caseNotices } from "#app/features/promotion/data/case-notices";
import { findCaseHead, listCasesToRead, listOwnCases } from "#app/features/promotion/data/promotion";
import { caseEvidence, FrozenCases, findFrozenCase } from "#app/features/promotion/data/promotion-contents";
import {
  chooseEvidence,
  createCase,
  saveNarrative,
  saveSummary,
  shareCase,
  unshareCase,
} from "#app/features/promotion/data/promotion-draft";
import { caseGoals, makeCaseGoals } from "#app/features/promotion/data/promotion-goals";
import {
  addAddendum,
  askManager,
  backToDraft,
  recommendCase,
  submitCase,
  withdrawCase,
} from "#app/features/promotion/data/promotion-steps";
import type { CasePacket } from "#app/features/promotion/domain/packet";
import { readOne } from "#app/platform/database/reading";
import { requireFound, requirePermit } from "#app/platform/server/guards";
import type { Actor } from "#app/policy/actor";
import { permitCase } from "#app/policy/policy-promotion";
import { AT } from "#tests/support/assessment-world";
import { findBrokenLinks } from "#tests/support/cycle-world";
import { usePromotionCase } from "#tests/support/promotion-case";
import { describeOnBothEngines } from "#tests/support/test-database";

describeOnBothEngines("a promotion case", (get) => {
  const { current, by, head, reading, version, packet, writeEvidence, submitted, placed, vote, records } =
    usePromotionCase(get);

  test("begins with the evidence tagged for its target, and there is one at a time", async () => {
    const { world, caseId } = current();
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
    const newest = requireFound(await findCaseHead(get(), world.engineer, made.id));
    const permit = requirePermit(permitCase(world.engineer, "case.read", newest));
    expect((await readOne(get(), caseEvidence(permit))).map(({ id }) => id)).toEqual([own]);
    expect((await listOwnCases(get(), world.engineer)).length).toBe(2);
  });

  test("two tabs: newer words come back and are never overwritten", async () => {
    const { world, caseId } = current();
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
    const { world, caseId } = current();
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
    expect((await readOne(get(), caseEvidence(await reading()))).map(({ title }) => title)).toEqual(["Mine"]);
    expect(
      await saveSummary(get(), by(world.manager), { caseId, text: "x", expectedVersion: await version() }),
    ).toEqual({ ok: false, reason: "not-a-draft" });
  });

  test("a draft's records are its author's alone, and no word of it is in them", async () => {
    const { world, caseId } = current();
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
    const { world, caseId } = current();
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
    const { world, caseId } = current();
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
    const { world, caseId } = current();
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
    const frozen = await findFrozenCase(get(), await reading());
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
    const { world, caseId } = current();
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
    const { world, caseId } = current();
    const evidenceId = await writeEvidence("As it was");
    await chooseEvidence(get(), by(world.engineer), {
      caseId,
      competencyId: "mentoring",
      add: [{ evidenceId, criterionId: "" }],
      remove: [],
    });
    await submitted();
    await get().client.evidence.update({ where: { id: evidenceId }, data: { title: "Changed since" } });
    const found = await findFrozenCase(get(), await reading());
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
    expect(await findFrozenCase(get(), await reading())).toEqual({ ok: false, reason: "hash-differs" });
    // Nor by its hash; once it is whole again, it is.
    const library = new FrozenCases(get());
    const { hash, text } = found.frozen;
    expect(await library.find(await reading(), hash)).toBeNull();
    await get().client.promotionCase.update({ where: { id: caseId }, data: { snapshot: text } });
    expect((await library.find(await reading(), hash))?.text).toBe(text);
    expect(await library.find(await reading(), "0".repeat(64))).toBeNull();
  });

  test("a piece deleted for good stays in what was submitted; while a case is written or reviewed it is not deleted", async () => {
    const { world, caseId } = current();
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
    const frozen = await findFrozenCase(get(), await reading());
    if (!frozen.ok) throw new Error("damaged");
    expect(frozen.frozen.snapshot.packet.evidence.map(({ title }) => title)).toEqual(["Moved the leases"]);
    expect(await get().client.caseEvidence.count({ where: { caseId } })).toBe(0);
  });

  test("additions come after the submission, and are refused before it and once it is decided", async () => {
    const { world, caseId } = current();
    expect(await addAddendum(get(), by(world.engineer), caseId, "early")).toEqual({ ok: false, reason: "is-decided" });
    await submitted();
    expect(await addAddendum(get(), by(world.engineer), caseId, "later")).toEqual({ ok: true });
    expect((await findFrozenCase(get(), await reading())).ok).toBe(true);
  });

  test("gaps become goals once, however often one clicks", async () => {
    const { world, caseId } = current();
    const goal = { competencyId: "mentoring", fromProficiency: 2, toProficiency: 3, why: "Named", criteria: ["c1"] };
    const make = () => makeCaseGoals(get(), by(world.engineer), caseId, [goal]);
    const results = await Promise.all([make(), make()]);
    expect(results.map((result) => result.ok && result.made).sort()).toEqual([0, 1]);
    expect(
      await readOne(get(), caseGoals(requirePermit(permitCase(world.engineer, "case.own", await head())))),
    ).toEqual(["mentoring"]);
    const made = await get().client.goal.findFirstOrThrow({ where: { caseId } });
    expect(made).toMatchObject({ personId: world.engineer.personId, state: "planned", toProficiency: 3 });
    expect((await records()).filter(({ action }) => action === "case.goals-made").length).toBe(1);
  });

  test("home tells each what waits for them, and nobody anything else", async () => {
    const { world, caseId } = current();
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
});
