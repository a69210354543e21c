import { describe, expect, test } from "vitest";
import { recordAgreement } from "#app/features/assessment/data/agree";
import { planStep } from "#app/features/assessment/data/move-assessment";
import { confirmLook, listLookAgain, moveNotices } from "#app/features/assessment/data/own-moves";
import { changeReviewer, confirmAgreement, submitSheet } from "#app/features/assessment/data/rate";
import { listRatings } from "#app/features/assessment/data/ratings";
import { saveRating } from "#app/features/assessment/data/save-rating";
import type { Side } from "#app/features/assessment/domain/rating";
import { NOT_OBSERVED, type RatingValue, rated } from "#app/features/assessment/domain/rating";
import { findCycle } from "#app/features/cycles/data/cycles";
import {
  computeMoveTotals,
  computeRevertTotals,
  moveCycle,
  revertCycleMove,
} from "#app/features/cycles/data/move-cycle";
import { readOne } from "#app/platform/database/reading";
import { AT, type CycleWorld, findBrokenLinks } from "#tests/support/cycle-world";
import { type MovableCycle, openMovableCycle } from "#tests/support/movable-cycle";
import { readingOf } from "#tests/support/permits";
import { describeOnBothEngines } from "#tests/support/test-database";

describeOnBothEngines("moving a running cycle to the next ladder version", (get) => {
  const open = () => openMovableCycle(get());
  const raterOf = (side: Side) => (side === "self" ? "ada" : "max");
  const as = (world: CycleWorld, key: string) => ({ actorId: world.id(key), at: AT });
  const rate = (
    { world, assessmentId }: MovableCycle,
    side: Side,
    competencyId: string,
    value: RatingValue,
    more: { note?: string; expectedVersion?: number; ladderVersionId?: string } = {},
  ) =>
    saveRating(
      get(),
      as(world, raterOf(side)),
      { assessmentId, personId: world.id("ada"), side, ladderVersionId: more.ladderVersionId },
      { competencyId, value, note: more.note ?? "", criteriaSeen: [], expectedVersion: more.expectedVersion ?? 0 },
    );
  const versionOf = async ({ cycleId }: MovableCycle) => (await findCycle(get(), cycleId))?.version ?? 0;
  const move = async (moved: MovableCycle) =>
    moveCycle(
      get(),
      moved.world.by,
      { cycleId: moved.cycleId, expectedVersion: await versionOf(moved), step: moved.step },
      new Map(),
    );
  const revert = async (moved: MovableCycle) =>
    revertCycleMove(get(), moved.world.by, {
      cycleId: moved.cycleId,
      expectedVersion: await versionOf(moved),
      step: moved.step,
    });
  const reading = ({ world, assessmentId }: MovableCycle, side: Side) =>
    readingOf(get(), { personId: world.id(side === "self" ? "ada" : "max") }, assessmentId, [side]);
  const ratingsOf = async (moved: MovableCycle, side: Side) =>
    new Map(
      [...((await listRatings(get(), await reading(moved, side))).get(side) ?? [])].map(([id, { value, note }]) => [
        id,
        { value, note },
      ]),
    );
  /** Everything of an assessment but the counters that tell one write from the next. */
  const read = async ({ assessmentId }: MovableCycle) => {
    const { version: _, ...assessment } = await get().client.assessment.findUniqueOrThrow({
      where: { id: assessmentId },
    });
    const sheets = await get().client.sheet.findMany({
      where: { assessmentId },
      orderBy: { kind: "asc" },
      omit: { version: true },
      include: { ratings: { orderBy: { competencyId: "asc" }, omit: { id: true, version: true } } },
    });
    return {
      assessment,
      sheets,
      evidence: await get().client.assessmentEvidence.findMany({ where: { assessmentId } }),
    };
  };

  describe("is refused", () => {
    test("for a cycle that was changed meanwhile, and for one that is closed", async () => {
      const moved = await open();
      const { cycleId, step, world } = moved;
      const stale = { cycleId, expectedVersion: (await versionOf(moved)) - 1, step };
      expect(await moveCycle(get(), world.by, stale, new Map())).toEqual({ ok: false, reason: "changed-meanwhile" });
      await get().client.cycle.update({ where: { id: cycleId }, data: { state: "closed" } });
      expect(await move(moved)).toEqual({ ok: false, reason: "is-closed" });
      expect(await get().client.assessmentMove.count({ where: { assessmentId: moved.assessmentId } })).toBe(0);
    });

    test("while a role is missing for which none is chosen", async () => {
      const moved = await open();
      const ladder = { ...moved.step.to.ladder, roles: moved.step.to.ladder.roles.filter(({ id }) => id !== "staff") };
      const step = planStep(moved.step.from, { ...moved.step.to, ladder });
      const asked = { cycleId: moved.cycleId, expectedVersion: await versionOf(moved), step };
      expect(await moveCycle(get(), moved.world.by, asked, new Map())).toEqual({
        ok: false,
        reason: "missing-roles",
        roleIds: ["staff"],
      });
      expect(await moveCycle(get(), moved.world.by, asked, new Map([["staff", "senior"]]))).toEqual({
        ok: true,
        moved: 1,
      });
      expect((await read(moved)).assessment).toMatchObject({ roleId: "senior", targetRoleId: "senior" });
    });

    test("for what is final: it stays on its version", async () => {
      const moved = await open();
      await get().client.assessment.update({ where: { id: moved.assessmentId }, data: { phase: "final" } });
      expect(await move(moved)).toEqual({ ok: true, moved: 0 });
      expect((await read(moved)).assessment.ladderVersionId).toBe(moved.step.from.id);
    });
  });

  test("keeps ratings and words, marks what needs another look, and proposes for the parts of what was split", async () => {
    const moved = await open();
    await rate(moved, "self", "mentoring", rated(3), { note: "three reports" });
    await rate(moved, "self", "security", rated(2), { note: "threat models" });
    expect(await move(moved)).toEqual({ ok: true, moved: 1 });
    const unrated = { state: "unrated" };
    expect(Object.fromEntries(await ratingsOf(moved, "self"))).toEqual({
      mentoring: { value: rated(3), note: "three reports" },
      "secure-design": { value: unrated, note: "threat models" },
      "secure-running": { value: unrated, note: "threat models" },
    });
    const look = (await listLookAgain(get(), await reading(moved, "self"))).get("self");
    expect([...(look ?? [])].sort()).toMatchObject([
      ["mentoring", { proposal: rated(3) }],
      ["secure-design", { proposal: rated(2) }],
      ["secure-running", { proposal: rated(2) }],
    ]);
    expect(await listLookAgain(get(), await reading(moved, "manager"))).toEqual(new Map());
    const [notice] = await readOne(get(), moveNotices(moved.world.id("ada")));
    expect(notice).toMatchObject({ side: "self", lookAgain: 3, wasReopened: false });
    expect((await read(moved)).sheets).toMatchObject([{ kind: "self", ratedCount: 1 }]);
    expect(await findBrokenLinks(get())).toEqual([]);
  });

  test("another value or a confirmation is another look; other words are not", async () => {
    const moved = await open();
    await rate(moved, "self", "mentoring", rated(3));
    await move(moved);
    const waiting = async () =>
      [...((await listLookAgain(get(), await reading(moved, "self"))).get("self")?.keys() ?? [])].join();
    const { version = 0 } =
      (await listRatings(get(), await reading(moved, "self"))).get("self")?.get("mentoring") ?? {};
    const worded = await rate(moved, "self", "mentoring", rated(3), { note: "words", expectedVersion: version });
    expect(await waiting()).toBe("mentoring");
    const other = { assessmentId: moved.assessmentId, competencyId: "mentoring", side: "self" as const };
    await confirmLook(get(), as(moved.world, "max"), other);
    expect(await waiting()).toBe("mentoring");
    await confirmLook(get(), as(moved.world, "ada"), other);
    expect(await waiting()).toBe("");
    // The form that confirmed goes on saving with the version it knows.
    const next = worded.ok ? worded.version : 0;
    expect(await rate(moved, "self", "mentoring", rated(4), { expectedVersion: next })).toMatchObject({ ok: true });
  });

  test("reopens what was submitted, tells its rater, and hands it in again when the move is taken back", async () => {
    const moved = await open();
    await rate(moved, "self", "security", NOT_OBSERVED);
    await submitSheet(get(), as(moved.world, "ada"), moved.assessmentId, "self");
    await rate(moved, "manager", "security", rated(1), { note: "a draft" });
    const before = await read(moved);
    await move(moved);
    expect((await read(moved)).sheets).toMatchObject([{ kind: "manager" }, { kind: "self", submittedAt: null }]);
    expect(await readOne(get(), moveNotices(moved.world.id("ada")))).toMatchObject([{ wasReopened: true }]);
    expect(await revert(moved)).toEqual({ ok: true, moved: 1 });
    expect(await read(moved)).toEqual(before);
  });

  test("there and back is as it was, to the last note, mark and evidence item", async () => {
    const moved = await open();
    const { world, assessmentId } = moved;
    await rate(moved, "self", "mentoring", rated(3), { note: "a" });
    await rate(moved, "self", "security", NOT_OBSERVED, { note: "b" });
    await rate(moved, "manager", "security", rated(4));
    const { id: evidenceId } = await get().client.evidence.create({
      data: { subjectId: world.id("ada"), authorId: world.id("ada"), title: "A talk", createdAt: AT },
    });
    const use = { assessmentId, evidenceId, kind: "self", createdAt: AT };
    await get().client.assessmentEvidence.create({ data: { ...use, competencyId: "security" } });
    const before = await read(moved);
    await move(moved);
    const during = await get().client.assessmentEvidence.findMany({
      where: { assessmentId },
      orderBy: { competencyId: "asc" },
    });
    expect(during.map(({ competencyId }) => competencyId)).toEqual(["secure-design", "secure-running"]);
    await revert(moved);
    expect(await read(moved)).toEqual(before);
    await move(moved);
    await revert(moved);
    expect(await read(moved)).toEqual(before);
  });

  test("taken back, a rating that was changed since goes along, and one without a place is kept with the move", async () => {
    const moved = await open();
    await rate(moved, "self", "mentoring", rated(3));
    await rate(moved, "self", "security", rated(2), { note: "before" });
    await move(moved);
    const stored = (await listRatings(get(), await reading(moved, "self"))).get("self");
    await rate(moved, "self", "mentoring", rated(4), { expectedVersion: stored?.get("mentoring")?.version });
    await rate(moved, "self", "writing", rated(5), { note: "only here" });
    const ids = [moved.assessmentId];
    expect(await computeRevertTotals(get(), ids, moved.step)).toEqual({
      people: 1,
      changedSince: 2,
      comeAlong: 1,
      keptAside: 1,
    });
    await revert(moved);
    expect(Object.fromEntries(await ratingsOf(moved, "self"))).toEqual({
      mentoring: { value: rated(4), note: "" },
      security: { value: rated(2), note: "before" },
    });
    const kept = await get().client.assessmentMove.findFirstOrThrow({ where: { assessmentId: moved.assessmentId } });
    expect(JSON.parse(kept.before).aside).toMatchObject({
      [Object.keys(JSON.parse(kept.before).aside)[0] ?? ""]: { writing: { note: "only here" } },
    });
  });

  test("in the comparison nothing becomes blind again: the agreement looks again, and its confirmation is taken back", async () => {
    const moved = await open();
    const { world, assessmentId } = moved;
    for (const side of ["self", "manager"] as const) {
      await rate(moved, side, "mentoring", rated(3));
      await submitSheet(get(), as(world, raterOf(side)), assessmentId, side);
    }
    const agreed = { competencyId: "mentoring", value: rated(3), reason: "", expectedVersion: 0 };
    await recordAgreement(get(), as(world, "ada"), assessmentId, [agreed]);
    await confirmAgreement(get(), as(world, "ada"), assessmentId, "engineer");
    const before = await read(moved);
    await move(moved);
    const during = await read(moved);
    expect(during.assessment).toMatchObject({ phase: "comparison", engineerConfirmedAt: null });
    expect(during.sheets.every(({ kind, submittedAt }) => kind === "agreed" || submittedAt !== null)).toBe(true);
    await revert(moved);
    expect(await read(moved)).toEqual(before);
  });

  test("what it makes of agreed ratings is on record, there and back", async () => {
    const moved = await open();
    const { world, assessmentId } = moved;
    for (const side of ["self", "manager"] as const) {
      for (const id of ["mentoring", "security"]) await rate(moved, side, id, rated(3));
      await submitSheet(get(), as(world, raterOf(side)), assessmentId, side);
    }
    const agreed = { value: rated(3), reason: "", expectedVersion: 0 };
    const both = ["mentoring", "security"].map((competencyId) => ({ ...agreed, competencyId }));
    await recordAgreement(get(), as(world, "ada"), assessmentId, both);
    const recordsOf = (action: string) =>
      get().client.auditRecord.findMany({
        where: { subjectId: assessmentId, action },
        orderBy: { sequence: "asc" },
        select: { after: true, audience: true },
      });
    /** The last value on record of each competency, and what is stored. */
    const compare = async () => {
      const records = await get().client.auditRecord.findMany({
        where: { subjectId: assessmentId, action: { in: ["rating.agreed", "rating.moved"] } },
        orderBy: { sequence: "asc" },
      });
      const recorded = new Map<string, unknown>();
      for (const { after } of records) {
        const { competency, rating } = JSON.parse(after ?? "");
        recorded.set(competency, rating.state === "rated" ? rating.proficiency : null);
      }
      const stored = await get().client.rating.findMany({ where: { sheet: { assessmentId, kind: "agreed" } } });
      for (const { competencyId, proficiency } of stored) expect(recorded.get(competencyId) ?? null).toBe(proficiency);
      const ids = new Set(stored.map(({ competencyId }) => competencyId));
      for (const [id, value] of recorded) if (!ids.has(id)) expect(value).toBeNull();
    };
    await move(moved);
    expect(await recordsOf("rating.moved")).toContainEqual({
      after: JSON.stringify({ competency: "security", rating: { state: "unrated" } }),
      audience: "administrators",
    });
    await compare();
    await revert(moved);
    expect(await recordsOf("rating.moved")).toContainEqual({
      after: JSON.stringify({ competency: "security", rating: { state: "rated", proficiency: 3 } }),
      audience: "administrators",
    });
    await compare();
    expect(await findBrokenLinks(get())).toEqual([]);
  });

  test("taken back after the reviewer changed, it does not confirm in the new one's name", async () => {
    const moved = await open();
    const { world, assessmentId } = moved;
    for (const side of ["self", "manager"] as const) {
      await rate(moved, side, "mentoring", rated(3));
      await submitSheet(get(), as(world, raterOf(side)), assessmentId, side);
    }
    const agreed = { competencyId: "mentoring", value: rated(3), reason: "", expectedVersion: 0 };
    await recordAgreement(get(), as(world, "ada"), assessmentId, [agreed]);
    await confirmAgreement(get(), as(world, raterOf("manager")), assessmentId, "manager");
    await move(moved);
    await world.add({ sub: {} });
    await changeReviewer(get(), { ...world.by, reason: "Left" }, assessmentId, world.id("sub"));
    await revert(moved);
    expect((await read(moved)).assessment).toMatchObject({ phase: "comparison", managerConfirmedAt: null });
  });

  test("goes on where it stopped", async () => {
    const moved = await open();
    await rate(moved, "self", "mentoring", rated(3));
    await get().client.cycle.update({
      where: { id: moved.cycleId },
      data: { ladderVersionId: moved.step.to.id },
    });
    expect(await move(moved)).toEqual({ ok: true, moved: 1 });
    expect((await read(moved)).assessment.ladderVersionId).toBe(moved.step.to.id);
  });

  test("totals say what happens to ratings, of all together", async () => {
    const moved = await open();
    await rate(moved, "self", "mentoring", rated(2));
    await rate(moved, "manager", "mentoring", rated(3));
    expect(await computeMoveTotals(get(), [moved.assessmentId], moved.step)).toEqual({
      people: 1,
      kept: 1,
      lookAgain: 1,
      aside: 0,
    });
  });

  test("a rating that was checked by the older version is refused once the assessment has moved", async () => {
    const moved = await open();
    await move(moved);
    const late = await rate(moved, "self", "security", rated(2), { ladderVersionId: moved.step.from.id });
    expect(late).toEqual({ ok: false, reason: "ladder-moved" });
    expect(await ratingsOf(moved, "self")).toEqual(new Map());
  });

  test("saving while it moves: what was acknowledged is there after it, whichever came first", async () => {
    for (let round = 0; round < 8; round++) {
      const moved = await open();
      await rate(moved, "self", "mentoring", rated(1));
      const ladderVersionId = moved.step.from.id;
      const save = async () => {
        await new Promise((resolve) => setImmediate(resolve));
        return rate(moved, "self", "mentoring", rated(2), { note: "late words", expectedVersion: 1, ladderVersionId });
      };
      const first = rate(moved, "manager", "security", rated(2), { note: "first", ladderVersionId });
      const [saved, begun, done] = await Promise.all([save(), first, move(moved)]);
      expect(done).toEqual({ ok: true, moved: 1 });
      const self = await ratingsOf(moved, "self");
      expect(self.get("mentoring")).toEqual(
        saved.ok ? { value: rated(2), note: "late words" } : { value: rated(1), note: "" },
      );
      const review = await ratingsOf(moved, "manager");
      expect(review.has("security")).toBe(false);
      expect(review.get("secure-design")?.note ?? null).toBe(begun.ok ? "first" : null);
    }
  });
});
