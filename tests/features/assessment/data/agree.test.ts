import { beforeEach, expect, test } from "vitest";
import { type AgreedDraft, recordAgreement } from "#app/features/assessment/data/agree";
import { findAssessmentHead, ownOpenAssessment, reviewsBy } from "#app/features/assessment/data/assessments";
import { confirmAgreement, reopenAssessment, submitSheet } from "#app/features/assessment/data/rate";
import { listRatings } from "#app/features/assessment/data/ratings";
import { saveRating } from "#app/features/assessment/data/save-rating";
import { type RatingValue, rated } from "#app/features/assessment/domain/rating";
import { read } from "#app/platform/database/reading";
import type { Actor } from "#app/policy/actor";
import { type AssessmentWorld, AT, createAssessmentWorld, LATER } from "#tests/support/assessment-world";
import { readingOf } from "#tests/support/permits";
import { describeOnBothEngines } from "#tests/support/test-database";

describeOnBothEngines("the agreement", (get) => {
  let world: AssessmentWorld;

  const by = (actor: Actor) => ({ actorId: actor.personId, at: AT });
  const draft = (value: RatingValue, expectedVersion = 0, reason = "", competencyId = "a"): AgreedDraft => ({
    competencyId,
    value,
    reason,
    expectedVersion,
  });
  const agree = (actor: Actor, ...drafts: AgreedDraft[]) =>
    recordAgreement(get(), by(actor), world.assessmentId, drafts);
  const confirm = (actor: Actor, as: "engineer" | "manager", seen?: number) =>
    confirmAgreement(get(), by(actor), world.assessmentId, as, seen);
  const lifecycle = async () => (await findAssessmentHead(get(), world.engineer, world.assessmentId))?.lifecycle;

  /** The engineer says 4 of "a" and "b", the manager 2. */
  async function bothIn() {
    for (const [actor, side, value] of [
      [world.engineer, "self", 4],
      [world.manager, "manager", 2],
    ] as const) {
      for (const competencyId of ["a", "b"]) {
        await saveRating(
          get(),
          by(actor),
          { assessmentId: world.assessmentId, personId: world.engineer.personId, side },
          { competencyId, value: rated(value), note: "", criteriaSeen: [], expectedVersion: 0 },
        );
      }
      await submitSheet(get(), by(actor), world.assessmentId, side);
    }
  }

  beforeEach(async () => {
    world = await createAssessmentWorld(get());
  });

  test("nothing is agreed before both are in", async () => {
    expect(await agree(world.engineer, draft(rated(3)))).toEqual({ ok: false, reason: "not-both-submitted" });
  });

  test("a rating that is neither side's needs a reason, and without one nothing is recorded", async () => {
    await bothIn();
    expect(await agree(world.manager, draft(rated(4)), draft(rated(3), 0, "", "b"))).toEqual({
      ok: false,
      reason: "needs-reason",
      competencyIds: ["b"],
    });
    expect(
      (await listRatings(get(), await readingOf(get(), world.engineer, world.assessmentId, ["agreed"]))).get("agreed"),
    ).toBeUndefined();
    expect(await agree(world.manager, draft(rated(3), 0, "Between us"))).toMatchObject({ ok: true, changed: 1 });
  });

  test("it says which version each rating has now, also of one that was recorded before", async () => {
    await bothIn();
    await agree(world.manager, draft(rated(2)));
    const again = await agree(world.manager, draft(rated(4), 1), draft(rated(2), 0, "", "b"));
    expect(again).toMatchObject({ ok: true, changed: 2 });
    expect(again.ok && Object.fromEntries(again.versions)).toEqual({ a: 2, b: 1 });
    // Sent again, as after a lost answer: nothing changes, and the versions are told.
    const repeated = await agree(world.manager, draft(rated(4), 1));
    expect(repeated).toMatchObject({ ok: true, changed: 0 });
    expect(repeated.ok && repeated.versions.get("a")).toBe(2);
  });

  test("a newer agreed rating is not overwritten", async () => {
    await bothIn();
    await agree(world.manager, draft(rated(2)));
    expect(await agree(world.engineer, draft(rated(4)))).toEqual({
      ok: false,
      reason: "newer-version",
      competencyIds: ["a"],
    });
  });

  test("both record at the same moment: one is stored, the other learns of it", async () => {
    await bothIn();
    const results = await Promise.all([agree(world.manager, draft(rated(2))), agree(world.engineer, draft(rated(4)))]);
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(results).toContainEqual({ ok: false, reason: "newer-version", competencyIds: ["a"] });
  });

  test("nothing agreed cannot be confirmed, nor by someone else", async () => {
    await bothIn();
    expect(await confirm(world.engineer, "engineer")).toEqual({ ok: false, reason: "nothing-agreed" });
    await agree(world.manager, draft(rated(2)));
    expect(await confirm(world.manager, "engineer")).toEqual({ ok: false, reason: "not-the-rater" });
    expect(await confirm(world.administrator, "manager")).toEqual({ ok: false, reason: "not-the-rater" });
  });

  test("an agreement that changed meanwhile is not confirmed unseen", async () => {
    await bothIn();
    const seen = await agree(world.engineer, draft(rated(4)));
    await agree(world.manager, draft(rated(2), 1));
    const version = seen.ok ? seen.agreementVersion : 0;
    expect(await confirm(world.engineer, "engineer", version)).toEqual({ ok: false, reason: "changed-meanwhile" });
    expect(await lifecycle()).toMatchObject({ engineerConfirmed: false });
    const again = await agree(world.engineer, draft(rated(2), 2));
    expect(await confirm(world.engineer, "engineer", again.ok ? again.agreementVersion : 0)).toMatchObject({
      ok: true,
    });
  });

  test("a change takes back the confirmation that was given", async () => {
    await bothIn();
    await agree(world.manager, draft(rated(2)));
    await confirm(world.engineer, "engineer");
    await agree(world.manager, draft(rated(4), 1));
    expect(await lifecycle()).toMatchObject({ phase: "comparison", engineerConfirmed: false });
  });

  test("both confirm at the same moment, and it is final once", async () => {
    await bothIn();
    await agree(world.manager, draft(rated(2)));
    const results = await Promise.all([confirm(world.engineer, "engineer"), confirm(world.manager, "manager")]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await lifecycle()).toMatchObject({ phase: "final" });
    const finalised = { subjectId: world.assessmentId, action: "assessment.finalised" };
    expect(await get().client.auditRecord.count({ where: finalised })).toBe(1);
    expect(await agree(world.manager, draft(rated(4), 1))).toEqual({ ok: false, reason: "is-final" });
  });

  test("what is final in a closed cycle waits for nobody; reopened it is on the home of both sides again", async () => {
    const waiting = async () => {
      const { engineer, manager } = world;
      const { own, reviews } = await read(get(), {
        own: ownOpenAssessment(engineer.personId),
        reviews: reviewsBy(manager.personId),
      });
      return [own?.id ?? null, reviews.map(({ id }) => id)];
    };
    expect(await waiting()).toEqual([world.assessmentId, [world.assessmentId]]);
    await bothIn();
    await agree(world.manager, draft(rated(2)));
    await confirm(world.engineer, "engineer");
    await confirm(world.manager, "manager");
    await get().client.cycle.update({ where: { id: world.cycleId }, data: { state: "closed" } });
    expect(await waiting()).toEqual([null, []]);
    const administrator = { ...by(world.administrator), reason: "A slip" };
    expect(await reopenAssessment(get(), administrator, world.assessmentId)).toMatchObject({ ok: true });
    expect(await waiting()).toEqual([world.assessmentId, [world.assessmentId]]);
  });

  test("reopened, both confirm again, and the reason is on record", async () => {
    await bothIn();
    await agree(world.manager, draft(rated(2)));
    await confirm(world.engineer, "engineer");
    await confirm(world.manager, "manager");
    const administrator = { actorId: world.administrator.personId, at: LATER, reason: "A project was left out" };
    expect(await reopenAssessment(get(), administrator, world.assessmentId)).toMatchObject({ ok: true });
    expect(await lifecycle()).toMatchObject({
      phase: "comparison",
      engineerConfirmed: false,
      managerConfirmed: false,
    });
    const record = await get().client.auditRecord.findFirst({
      where: { subjectId: world.assessmentId, action: "assessment.reopened" },
    });
    expect(record).toMatchObject({ reason: "A project was left out", actorId: world.administrator.personId });
  });
});
