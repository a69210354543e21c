import { beforeEach, expect, test } from "vitest";
import { listRecord } from "#app/features/audit/data/record";
import {
  consentRequests,
  findConsent,
  findSharedCase,
  listAnswers,
  listOwnRatings,
  listSharedCases,
} from "#app/features/calibration/data/shared-cases";
import { saveAnswer } from "#app/features/calibration/data/shared-cases-answers";
import { listReviewRatings, listSharedCaseRatings } from "#app/features/calibration/data/shared-cases-ratings";
import {
  answerConsent,
  changeRealCase,
  findCaseSource,
  moveSharedCase,
  openWrittenCase,
  prepareRealCase,
} from "#app/features/calibration/data/shared-cases-steps";
import type { CaseContent } from "#app/features/calibration/domain/shared-cases/case";
import type { CaseRating } from "#app/features/calibration/domain/shared-cases/feedback";
import { readOne } from "#app/platform/database/reading";
import { requirePermit } from "#app/platform/server/guards";
import { decideSharedCase, permitSharedCaseAnswers } from "#app/policy/policy-shared-cases";
import { type CalibrationWorld, createCalibrationWorld } from "#tests/support/calibration-world";
import { findBrokenLinks } from "#tests/support/cycle-world";
import { recordPermit } from "#tests/support/permits";
import { describeOnBothEngines } from "#tests/support/test-database";

const COMPETENCIES = ["mentoring", "security", "hiring", "observability"];
const CONTENT: CaseContent = {
  story: "What happened.",
  evidence: [{ text: "A piece.", competencies: COMPETENCIES }],
  reference: COMPETENCIES.map((competency) => ({
    competency,
    proficiency: 3,
    criteria: [],
    missing: [],
    reasoning: "Because.",
  })),
};
const ALL: CaseRating[] = COMPETENCIES.map((competency) => ({ competency, proficiency: 3, note: "mine alone" }));

describeOnBothEngines("practice cases", (get) => {
  let world: CalibrationWorld;
  beforeEach(async () => {
    world = await createCalibrationWorld(get());
  });

  const by = (key: string) => ({ actorId: world.id(key), at: new Date("2026-11-05T09:00:00Z") });
  const openWritten = async (): Promise<string> => {
    const opened = await openWrittenCase(get(), world.by, world.ladderVersionId, {
      id: "one",
      title: "One",
      role: "senior",
      ...CONTENT,
    });
    if (!opened.ok) throw new Error(opened.reason);
    return opened.id;
  };
  const prepare = async (): Promise<string> => {
    const prepared = await prepareRealCase(get(), world.by, world.assessmentId("ben"), {
      title: "Real",
      content: CONTENT,
    });
    if (!prepared.ok) throw new Error(prepared.reason);
    return prepared.id;
  };
  const answer = (key: string, caseId: string, changes: Partial<Parameters<typeof saveAnswer>[2]> = {}) =>
    saveAnswer(get(), by(key), { caseId, expectedVersion: 0, ratings: ALL, submit: true, ...changes });
  const head = async (key: string, caseId: string, isAdministrator = false) => {
    const found = await findSharedCase(get(), world.actor(key, isAdministrator), caseId);
    if (!found) throw new Error("no such case");
    return found;
  };

  test("a written case is opened once, by whom the record names", async () => {
    const caseId = await openWritten();
    const again = await openWrittenCase(get(), world.by, world.ladderVersionId, {
      id: "one",
      title: "One",
      role: "senior",
      ...CONTENT,
    });
    expect(again).toEqual({ ok: false, reason: "already-open" });
    const { entries } = await listRecord(
      get(),
      recordPermit(world.actor("administrator", true)),
      world.actor("administrator", true),
      {
        personIds: [world.id("administrator")],
        kind: "shared-case",
        page: null,
      },
    );
    expect(entries).toMatchObject([{ action: "shared-case.opened", subject: { id: caseId }, after: { title: "One" } }]);
    expect(await findBrokenLinks(get())).toEqual([]);
  });

  test("who has reports on the ladder rates; who has none finds nothing to rate", async () => {
    const caseId = await openWritten();
    expect((await head("mia", caseId)).facts).toMatchObject({ isRater: true, isInvolved: false, hasSubmitted: false });
    expect((await head("ben", caseId)).facts.isRater).toBe(false);
    expect(decideSharedCase(world.actor("ben"), "see", (await head("ben", caseId)).facts)).toBe("absent");
    expect((await listSharedCases(get(), world.actor("mia"))).find(({ id }) => id === caseId)?.facts.isRater).toBe(
      true,
    );
  });

  test("a draft is in nothing that anyone else gets, and counts nowhere", async () => {
    const caseId = await openWritten();
    expect(await answer("mia", caseId, { submit: false })).toEqual({ ok: true });
    // As if their own answer were submitted.
    const after = { ...(await head("noah", caseId)).facts, hasSubmitted: true };
    const permit = requirePermit(permitSharedCaseAnswers(world.actor("noah"), { id: caseId, facts: after }));
    expect(await listAnswers(get(), permit)).toEqual([]);
    expect(await listSharedCaseRatings(get(), [world.ladderVersionId])).toEqual([]);
    expect(await listOwnRatings(get(), caseId, world.id("noah"))).toEqual([]);
    expect((await head("noah", caseId)).answers).toBe(0);
    expect(decideSharedCase(world.actor("mia"), "see-feedback", (await head("mia", caseId)).facts)).toBe("refuse");
    expect(await listOwnRatings(get(), caseId, world.id("mia"))).toHaveLength(4);
  });

  test("what others said comes without their notes, and only an answer of one's own opens it", async () => {
    const caseId = await openWritten();
    await answer("mia", caseId);
    const facts = (await head("noah", caseId)).facts;
    expect(decideSharedCase(world.actor("noah"), "see-feedback", facts)).toBe("refuse");
    expect(decideSharedCase(world.actor("noah", true), "see-feedback", facts)).toBe("refuse");
    expect(permitSharedCaseAnswers(world.actor("noah"), { id: caseId, facts })).toBe("refuse");
    await answer("noah", caseId);
    const after = (await head("noah", caseId)).facts;
    expect(decideSharedCase(world.actor("noah"), "see-feedback", after)).toBe("allow");
    const permit = requirePermit(permitSharedCaseAnswers(world.actor("noah"), { id: caseId, facts: after }));
    expect(JSON.stringify(await listAnswers(get(), permit))).not.toContain("mine alone");
  });

  test("an answer is given whole or not at all, once, and in one window", async () => {
    const caseId = await openWritten();
    expect(await answer("mia", caseId, { ratings: ALL.slice(1) })).toEqual({ ok: false, reason: "incomplete" });
    expect(await answer("mia", caseId, { ratings: ALL.slice(1), submit: false })).toEqual({ ok: true });
    expect(await answer("mia", caseId, { expectedVersion: 0 })).toEqual({ ok: false, reason: "changed-meanwhile" });
    const notObserved = ALL.map((rating) => ({ ...rating, proficiency: null }));
    expect(await answer("mia", caseId, { expectedVersion: 1, ratings: notObserved })).toEqual({ ok: true });
    expect(await answer("mia", caseId, { expectedVersion: 2 })).toEqual({ ok: false, reason: "already-submitted" });
    expect(await listOwnRatings(get(), caseId, world.id("mia"))).toMatchObject(
      COMPETENCIES.map(() => ({ proficiency: null })),
    );
    const first = await Promise.all([answer("noah", caseId), answer("noah", caseId)]);
    expect(first.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  test("a closed case takes no answer, and opens again", async () => {
    const caseId = await openWritten();
    expect(await moveSharedCase(get(), world.by, caseId, 7, "close")).toEqual({
      ok: false,
      reason: "changed-meanwhile",
    });
    expect(await moveSharedCase(get(), world.by, caseId, 1, "close")).toEqual({ ok: true });
    expect(await answer("mia", caseId)).toEqual({ ok: false, reason: "is-closed" });
    expect(await moveSharedCase(get(), world.by, caseId, 2, "reopen")).toEqual({ ok: true });
    expect(await answer("mia", caseId)).toEqual({ ok: true });
  });

  test("a real case is made of a final assessment by someone who is no side of it", async () => {
    const draft = { title: "Real", content: CONTENT };
    const assessmentId = world.assessmentId("ben");
    expect(await prepareRealCase(get(), by("ben"), assessmentId, draft)).toEqual({ ok: false, reason: "is-involved" });
    expect(await prepareRealCase(get(), by("mia"), assessmentId, draft)).toEqual({ ok: false, reason: "is-involved" });
    expect(await prepareRealCase(get(), world.by, world.assessmentId("cleo"), draft)).toEqual({
      ok: false,
      reason: "not-final",
    });
    expect(await findCaseSource(get(), world.id("mia"), assessmentId)).toBeNull();
    expect(await findCaseSource(get(), world.administratorId, assessmentId)).toMatchObject({ roleId: "senior" });
  });

  test("it is shown with the consent of both alone; taken back, it and its ratings are gone at once", async () => {
    const caseId = await prepare();
    expect(await readOne(get(), consentRequests(world.id("ben")))).toMatchObject([
      { caseId, state: "asked", isSubject: true },
    ]);
    expect(await readOne(get(), consentRequests(world.id("mia")))).toMatchObject([{ caseId, isSubject: false }]);
    expect(await findConsent(get(), world.id("noah"), caseId)).toBeNull();
    expect(await answerConsent(get(), by("noah"), caseId, "given")).toEqual({ ok: false, reason: "not-asked" });
    expect(await moveSharedCase(get(), world.by, caseId, 1, "open")).toEqual({ ok: false, reason: "consent-missing" });
    expect(await answerConsent(get(), by("ben"), caseId, "given")).toEqual({ ok: true });
    expect(await answerConsent(get(), by("ben"), caseId, "refused")).toEqual({ ok: false, reason: "said-already" });
    expect(await moveSharedCase(get(), world.by, caseId, 1, "open")).toEqual({ ok: false, reason: "consent-missing" });
    expect(await answerConsent(get(), by("mia"), caseId, "given")).toEqual({ ok: true });
    expect(await moveSharedCase(get(), world.by, caseId, 1, "open")).toEqual({ ok: true });
    expect(decideSharedCase(world.actor("mia"), "see", (await head("mia", caseId)).facts)).toBe("absent");
    expect(await answer("noah", caseId)).toEqual({ ok: true });
    expect(await listSharedCaseRatings(get(), [world.ladderVersionId])).toHaveLength(4);
    expect(await answerConsent(get(), by("ben"), caseId, "withdrawn")).toEqual({ ok: true });
    expect(decideSharedCase(world.actor("noah"), "see", (await head("noah", caseId)).facts)).toBe("absent");
    expect(await listSharedCaseRatings(get(), [world.ladderVersionId])).toEqual([]);
    expect(await answer("noah", caseId, { expectedVersion: 1 })).toEqual({ ok: false, reason: "is-closed" });
    expect(await findBrokenLinks(get())).toEqual([]);
  });

  test("another text needs another consent, and an answered text stays", async () => {
    const caseId = await prepare();
    await answerConsent(get(), by("ben"), caseId, "given");
    const text = { title: "Other", content: CONTENT };
    expect(await changeRealCase(get(), world.by, caseId, 5, text)).toEqual({ ok: false, reason: "changed-meanwhile" });
    expect(await changeRealCase(get(), world.by, caseId, 1, text)).toEqual({ ok: true });
    expect((await head("administrator", caseId, true)).consents).toEqual(["asked", "asked"]);
    await answerConsent(get(), by("ben"), caseId, "given");
    await answerConsent(get(), by("mia"), caseId, "given");
    await moveSharedCase(get(), world.by, caseId, 2, "open");
    await answer("noah", caseId);
    await answerConsent(get(), by("mia"), caseId, "withdrawn");
    const version = (await head("administrator", caseId, true)).version;
    expect(await changeRealCase(get(), world.by, caseId, version, text)).toEqual({ ok: false, reason: "is-answered" });
    expect((await head("administrator", caseId, true)).consents.sort()).toEqual(["given", "withdrawn"]);
  });

  test("the ladder is tested on final reviews and on what was submitted", async () => {
    const caseId = await openWritten();
    await answer("mia", caseId);
    const cases = await listSharedCaseRatings(get(), [world.ladderVersionId]);
    expect(cases).toContainEqual({
      rater: world.id("mia"),
      subject: `shared-case:${caseId}`,
      item: "mentoring",
      value: 3,
    });
    const reviews = await listReviewRatings(get(), [world.ladderVersionId]);
    expect(new Set(reviews.map(({ subject }) => subject))).toEqual(
      new Set([world.assessmentId("ada"), world.assessmentId("ben")]),
    );
    expect(reviews.every(({ rater }) => rater === world.id("mia"))).toBe(true);
  });
});
