import { AUDIT_GENESIS, type AuditEntry, computeAuditHash } from "#app/platform/database/audit";
import { agreedIn, agreedSheetOf, RATED_IN_DRAFT, stageOf } from "./assessments";
import type { Write } from "./bulk";
import { recordDecisions } from "./calibration";
import { listSigningIn } from "./people";
import { CYCLES, idOf, inCycle, managerOf, OPEN, on, type Plan, range } from "./plan";

/** Every so many were promoted once. */
const PROMOTED_EVERY = 2;

/** The record of all that: one chain, as releases before the keys wrote it. The program goes on from it with its key. */
export async function writeRecord(write: Write, plan: Plan): Promise<void> {
  let head = AUDIT_GENESIS;
  const records = function* () {
    for (const {
      at,
      actorId,
      action,
      subjectKind,
      subjectId,
      personId,
      audience,
      before,
      after,
      reason,
    } of listEntries(plan)) {
      const stored = {
        sequence: head.sequence + 1,
        at,
        actorId,
        action,
        subjectKind,
        subjectId,
        personId: personId ?? null,
        audience: audience ?? "administrators",
        before: before === undefined ? null : JSON.stringify(before),
        after: after === undefined ? null : JSON.stringify(after),
        reason: reason ?? null,
      };
      const record = { ...stored, previousHash: head.hash, hash: computeAuditHash(head.hash, stored, null) };
      head = { sequence: record.sequence, hash: record.hash };
      yield record;
    }
  };
  await write("AuditRecord", records());
  await write("AuditHead", [{ id: "head", ...head }]);
}

function* listEntries(plan: Plan): Generator<AuditEntry> {
  const { everyone, competencies } = plan;
  const signingIn = listSigningIn(plan);
  for (const person of everyone) {
    const personId = idOf("p", person);
    const about = { actorId: null, subjectKind: "person" as const, subjectId: personId, personId };
    yield { ...about, at: on(0), action: "person.created", after: { name: personId } };
    if (person === plan.administrator) yield { ...about, at: on(0), action: "access.granted" };
    if (signingIn.has(person)) yield { ...about, at: on(0), action: "access.password-set" };
    if (person % PROMOTED_EVERY === 0) {
      const after = { roleId: plan.roleOf(person) };
      yield { ...about, at: on(300), action: "person.changed", before: { roleId: "software-engineer" }, after };
    }
  }
  for (const cycle of range(CYCLES)) {
    for (const person of everyone) {
      const personId = idOf("p", person);
      const reviewerId = idOf("p", managerOf(person) ?? 0);
      const about = { subjectKind: "assessment" as const, subjectId: idOf("a", cycle, person), personId };
      const step = (action: AuditEntry["action"], actorId: string, day: number) => ({
        ...about,
        action,
        actorId,
        at: inCycle(cycle, day),
      });
      const stage = stageOf(plan, cycle, person);
      yield step("assessment.created", reviewerId, 0);
      if (cycle === OPEN) {
        // What was rated before is on record all the same; the last cycle stands for all.
        for (const competency of competencies.slice(0, RATED_IN_DRAFT)) {
          const after = { competency, kind: "self", rating: { state: "rated", proficiency: 3 } };
          yield { ...step("rating.changed", personId, 10), audience: "author", after };
        }
      }
      if (stage === "self-draft") continue;
      yield step("assessment.self-submitted", personId, 30);
      yield step("assessment.review-submitted", reviewerId, 30);
      if (stage === "comparison") continue;
      for (const [index, competency] of competencies.entries()) {
        const rating = { state: "rated", proficiency: agreedIn(agreedSheetOf(cycle, person), index) };
        yield { ...step("rating.agreed", reviewerId, 54), after: { competency, rating } };
      }
      yield step("assessment.confirmed", personId, 54);
      yield step("assessment.finalised", reviewerId, 55);
    }
  }
  yield* recordDecisions(plan);
}
