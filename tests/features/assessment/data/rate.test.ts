import { beforeEach, describe, expect, test } from "vitest";
import { recordAgreement } from "#app/features/assessment/data/agree";
import { findAssessmentHead } from "#app/features/assessment/data/assessments";
import { changeReviewer, confirmAgreement, submitSheet, withdrawSheet } from "#app/features/assessment/data/rate";
import { listRatings } from "#app/features/assessment/data/ratings";
import { type RatingDraft, saveRating } from "#app/features/assessment/data/save-rating";
import type { Side } from "#app/features/assessment/domain/rating";
import { NOT_OBSERVED, type RatingValue, rated, UNRATED } from "#app/features/assessment/domain/rating";
import type { Actor } from "#app/policy/actor";
import { decideAssessment, readableKinds } from "#app/policy/policy";
import { type AssessmentWorld, AT, createAssessmentWorld, LATER } from "#tests/support/assessment-world";
import { readingOf } from "#tests/support/permits";
import { describeOnBothEngines } from "#tests/support/test-database";

describeOnBothEngines("ratings", (get) => {
  let world: AssessmentWorld;
  beforeEach(async () => {
    world = await createAssessmentWorld(get());
  });

  const by = (actor: Actor, at = AT) => ({ actorId: actor.personId, at });
  const draft = (competencyId: string, value: RatingValue, expectedVersion = 0, note = ""): RatingDraft => ({
    competencyId,
    value,
    note,
    criteriaSeen: [],
    expectedVersion,
  });
  const save = (actor: Actor, side: Side, ...args: Parameters<typeof draft>) =>
    saveRating(
      get(),
      by(actor),
      { assessmentId: world.assessmentId, personId: world.engineer.personId, side },
      draft(...args),
    );
  const saveOwn = (...args: Parameters<typeof draft>) => save(world.engineer, "self", ...args);
  const submit = (actor: Actor, side: Side) => submitSheet(get(), by(actor), world.assessmentId, side);
  const countRated = () =>
    get().client.rating.count({
      where: {
        sheet: { assessmentId: world.assessmentId, kind: "self" },
        OR: [{ proficiency: { not: null } }, { notObserved: true }],
      },
    });
  const sheets = () =>
    get().client.sheet.findMany({ where: { assessmentId: world.assessmentId }, orderBy: { createdAt: "asc" } });

  describe("saving", () => {
    test("someone who does not rate here saves nothing", async () => {
      for (const actor of [world.manager, world.stranger, world.administrator, world.director]) {
        expect(await save(actor, "self", "a", rated(5))).toEqual({ ok: false, reason: "not-the-rater" });
      }
      expect(await save(world.engineer, "manager", "a", rated(5))).toEqual({ ok: false, reason: "not-the-rater" });
      expect(await sheets()).toEqual([]);
    });

    test("a submitted side takes no more ratings", async () => {
      await saveOwn("a", rated(3));
      await submit(world.engineer, "self");
      expect(await saveOwn("a", rated(4), 1)).toEqual({ ok: false, reason: "already-submitted" });
    });

    test("nothing is saved in an assessment that was closed", async () => {
      await saveOwn("a", rated(3));
      await get().client.assessment.update({ where: { id: world.assessmentId }, data: { phase: "closed" } });
      expect(await saveOwn("a", rated(4), 1)).toEqual({ ok: false, reason: "is-closed" });
    });

    test("a newer version is not overwritten: it comes back", async () => {
      await saveOwn("a", rated(3), 0, "first tab");
      expect(await saveOwn("a", rated(2), 0, "second tab")).toMatchObject({
        ok: false,
        reason: "changed-meanwhile",
        current: { version: 1, note: "first tab", value: rated(3), updatedAt: AT },
      });
    });

    test("the version goes up with each change, and the count follows what is rated", async () => {
      expect(await saveOwn("a", rated(3))).toMatchObject({ ok: true, version: 1, ratedCount: 1 });
      expect(await saveOwn("b", NOT_OBSERVED)).toMatchObject({ ok: true, version: 1, ratedCount: 2 });
      expect(await saveOwn("c", UNRATED, 0, "a note alone")).toMatchObject({ ok: true, version: 1, ratedCount: 2 });
      expect(await saveOwn("a", rated(4), 1)).toMatchObject({ ok: true, version: 2, ratedCount: 2 });
      expect(await saveOwn("a", UNRATED, 2)).toMatchObject({ ok: true, version: 3, ratedCount: 1 });
      expect(await countRated()).toBe(1);
    });

    test("the same again, as after a lost answer, counts as saved and changes nothing", async () => {
      await saveOwn("a", rated(3), 0, "note");
      expect(await saveOwn("a", rated(3), 0, "note")).toMatchObject({
        ok: true,
        version: 1,
        ratedCount: 1,
        savedAt: AT,
      });
      const records = await get().client.auditRecord.count({
        where: { subjectId: world.assessmentId, action: "rating.changed" },
      });
      expect(records).toBe(1);
    });

    test("a change of a rating is on record for its author alone; a note by itself is not", async () => {
      await saveOwn("a", rated(3));
      await saveOwn("a", rated(3), 1, "words");
      const records = await get().client.auditRecord.findMany({ where: { subjectId: world.assessmentId } });
      expect(records).toHaveLength(1);
      expect(records[0]).toMatchObject({ audience: "author", actorId: world.engineer.personId });
      expect(JSON.stringify(records)).not.toContain("words");
    });

    test("two tabs at the same moment: one is stored, the other learns of it", async () => {
      for (const expectedVersion of [0, 1]) {
        const results = await Promise.all([
          saveOwn("a", rated(1), expectedVersion, `one ${expectedVersion}`),
          saveOwn("a", rated(2), expectedVersion, `two ${expectedVersion}`),
        ]);
        expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
        const lost = results.find(({ ok }) => !ok);
        const ratings = (
          await listRatings(get(), await readingOf(get(), world.engineer, world.assessmentId, ["self"]))
        ).get("self");
        expect(lost).toMatchObject({ reason: "changed-meanwhile", current: ratings?.get("a") });
      }
      expect((await sheets()).map(({ ratedCount }) => ratedCount)).toEqual([1]);
    });

    test("the count stays right when many competencies are saved at once", async () => {
      const ids = Array.from({ length: 12 }, (_, index) => `c${index}`);
      await Promise.all(ids.map((id, index) => saveOwn(id, index % 3 === 0 ? NOT_OBSERVED : rated(2))));
      await Promise.all(ids.slice(0, 5).map((id) => saveOwn(id, UNRATED, 1)));
      expect(await countRated()).toBe(7);
      expect((await sheets()).map(({ ratedCount }) => ratedCount)).toEqual([7]);
    });
  });

  describe("submitting", () => {
    test("only the one who rates submits or takes back", async () => {
      expect(await submit(world.manager, "self")).toEqual({ ok: false, reason: "not-the-rater" });
      expect(await submit(world.engineer, "manager")).toEqual({ ok: false, reason: "not-the-rater" });
      await submit(world.engineer, "self");
      expect(await withdrawSheet(get(), by(world.manager), world.assessmentId, "self")).toEqual({
        ok: false,
        reason: "not-the-rater",
      });
    });

    test("twice at the same moment submits once", async () => {
      await saveOwn("a", rated(3));
      const results = await Promise.all([submit(world.engineer, "self"), submit(world.engineer, "self")]);
      expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
      expect(results).toContainEqual({ ok: false, reason: "already-submitted" });
    });

    test("both sides at the same moment lead to the comparison", async () => {
      const results = await Promise.all([submit(world.engineer, "self"), submit(world.manager, "manager")]);
      expect(results.map(({ ok }) => ok)).toEqual([true, true]);
      expect(await get().client.assessment.findUnique({ where: { id: world.assessmentId } })).toMatchObject({
        phase: "comparison",
      });
    });

    test("a save that meets the submission comes before it or is refused", async () => {
      await saveOwn("a", rated(3));
      const [saved, submitted] = await Promise.all([saveOwn("a", rated(4), 1), submit(world.engineer, "self")]);
      expect(submitted).toMatchObject({ ok: true });
      const stored = (await listRatings(get(), await readingOf(get(), world.engineer, world.assessmentId, ["self"])))
        .get("self")
        ?.get("a");
      expect(stored?.value).toEqual(saved.ok ? rated(4) : rated(3));
    });

    test("what is submitted can be taken back, and rated on, until the other person is in", async () => {
      await saveOwn("a", rated(3));
      await submit(world.engineer, "self");
      expect(await withdrawSheet(get(), by(world.engineer), world.assessmentId, "self")).toMatchObject({ ok: true });
      expect(await saveOwn("a", rated(4), 1)).toMatchObject({ ok: true, version: 2 });
      await submit(world.engineer, "self");
      await submit(world.manager, "manager");
      expect(await withdrawSheet(get(), by(world.engineer), world.assessmentId, "self")).toEqual({
        ok: false,
        reason: "other-side-is-in",
      });
    });
  });

  describe("another reviewer", () => {
    const replace = (reviewer: Actor) =>
      changeReviewer(
        get(),
        { ...by(world.administrator, LATER), reason: "On leave" },
        world.assessmentId,
        reviewer.personId,
      );

    test("the former one's draft is closed to them and hidden from the new one", async () => {
      await save(world.manager, "manager", "a", rated(2), 0, "a draft of mine");
      await replace(world.substitute);
      expect(await save(world.manager, "manager", "a", rated(1), 1)).toEqual({ ok: false, reason: "not-the-rater" });
      expect(
        await listRatings(get(), await readingOf(get(), world.substitute, world.assessmentId, ["manager"])),
      ).toEqual(new Map());
      await save(world.substitute, "manager", "a", rated(4));
      const ratings = await listRatings(
        get(),
        await readingOf(get(), world.substitute, world.assessmentId, ["manager"]),
      );
      expect(ratings.get("manager")?.get("a")).toMatchObject({ value: rated(4), note: "" });
    });

    test("who comes back finds their own draft again", async () => {
      await save(world.manager, "manager", "a", rated(2), 0, "a draft of mine");
      await replace(world.substitute);
      await save(world.substitute, "manager", "a", rated(4));
      await replace(world.manager);
      const ratings = await listRatings(get(), await readingOf(get(), world.manager, world.assessmentId, ["manager"]));
      expect(ratings.get("manager")?.get("a")).toMatchObject({ value: rated(2), note: "a draft of mine" });
      expect(await save(world.manager, "manager", "a", rated(3), 1)).toMatchObject({ ok: true, version: 2 });
    });

    describe("in the comparison", () => {
      const agreed = (value: number, expectedVersion = 0) => [
        { competencyId: "a", value: rated(value), reason: "", expectedVersion },
      ];
      beforeEach(async () => {
        await saveOwn("a", rated(4));
        await save(world.manager, "manager", "a", rated(2), 0, "what the manager saw");
        await submit(world.engineer, "self");
        await submit(world.manager, "manager");
      });
      const stored = async () =>
        get().client.assessment.findUniqueOrThrow({
          where: { id: world.assessmentId },
          select: { phase: true, reviewerId: true, engineerConfirmedAt: true, managerConfirmedAt: true },
        });

      test("the former one no longer agrees, confirms or takes anything back", async () => {
        await recordAgreement(get(), by(world.engineer), world.assessmentId, agreed(4));
        await replace(world.substitute);
        expect(await recordAgreement(get(), by(world.manager), world.assessmentId, agreed(2, 1))).toEqual({
          ok: false,
          reason: "not-the-rater",
        });
        expect(await confirmAgreement(get(), by(world.manager), world.assessmentId, "manager")).toEqual({
          ok: false,
          reason: "not-the-rater",
        });
        expect(await withdrawSheet(get(), by(world.manager), world.assessmentId, "manager")).toEqual({
          ok: false,
          reason: "not-the-rater",
        });
        const head = await findAssessmentHead(get(), world.manager, world.assessmentId);
        expect(head && decideAssessment(world.manager, "compare", head.facts)).not.toBe("allow");
        expect(head && readableKinds(world.manager, head.facts).size).toBe(0);
      });

      test("nobody rates anew: what was submitted stays as it was submitted, by whom it was", async () => {
        const before = await sheets();
        await replace(world.substitute);
        expect(await sheets()).toEqual(before);
        expect(await save(world.substitute, "manager", "a", rated(5))).toEqual({
          ok: false,
          reason: "already-submitted",
        });
        const ratings = await listRatings(
          get(),
          await readingOf(get(), world.substitute, world.assessmentId, ["manager"]),
        );
        expect(ratings.get("manager")?.get("a")).toMatchObject({ value: rated(2), note: "what the manager saw" });
      });

      test("a draft that the new one wrote in an earlier turn stays out of it", async () => {
        world = await createAssessmentWorld(get());
        await replace(world.substitute);
        await save(world.substitute, "manager", "a", rated(5), 0, "a draft of the substitute");
        await replace(world.manager);
        await save(world.manager, "manager", "a", rated(2));
        await submit(world.engineer, "self");
        await submit(world.manager, "manager");
        await replace(world.substitute);
        expect((await stored()).phase).toBe("comparison");
        const ratings = await listRatings(
          get(),
          await readingOf(get(), world.substitute, world.assessmentId, ["manager"]),
        );
        expect(ratings.get("manager")?.get("a")).toMatchObject({ value: rated(2) });
      });

      test("the reviewer's confirmation goes, the engineer's stands, and the new one makes it final", async () => {
        await recordAgreement(get(), by(world.engineer), world.assessmentId, agreed(4));
        await confirmAgreement(get(), by(world.manager), world.assessmentId, "manager");
        await replace(world.substitute);
        expect(await stored()).toMatchObject({ managerConfirmedAt: null, reviewerId: world.substitute.personId });
        await confirmAgreement(get(), by(world.engineer), world.assessmentId, "engineer");
        await replace(world.director);
        expect(await stored()).toMatchObject({ phase: "comparison", engineerConfirmedAt: AT });
        expect(await confirmAgreement(get(), by(world.director), world.assessmentId, "manager")).toMatchObject({
          ok: true,
          lifecycle: { phase: "final" },
        });
      });

      test("it is on record, with the reason", async () => {
        await replace(world.substitute);
        const record = await get().client.auditRecord.findFirstOrThrow({
          where: { subjectId: world.assessmentId, action: "assessment.reviewer-changed" },
        });
        expect(record).toMatchObject({
          actorId: world.administrator.personId,
          before: JSON.stringify({ reviewerId: world.manager.personId }),
          after: JSON.stringify({ reviewerId: world.substitute.personId }),
          reason: "On leave",
        });
      });

      test("of a confirmation and a change of reviewer at once, none is lost", async () => {
        await recordAgreement(get(), by(world.engineer), world.assessmentId, agreed(4));
        await confirmAgreement(get(), by(world.engineer), world.assessmentId, "engineer");
        const [confirmed, replaced] = await Promise.all([
          confirmAgreement(get(), by(world.manager), world.assessmentId, "manager"),
          replace(world.substitute),
        ]);
        expect([confirmed, replaced].filter(({ ok }) => ok)).toHaveLength(1);
        expect(confirmed.ok ? replaced : confirmed).toMatchObject({
          reason: confirmed.ok ? "is-final" : "not-the-rater",
        });
      });
    });

    test("a first save of the former one at that very moment is never the new one's to read", async () => {
      await Promise.all([save(world.manager, "manager", "a", rated(2), 0, "mine"), replace(world.substitute)]);
      expect(
        await listRatings(get(), await readingOf(get(), world.substitute, world.assessmentId, ["manager"])),
      ).toEqual(new Map());
    });
  });
});
