import { type AssessmentHead, listFinalAssessments } from "#app/data/assessments";
import { listCalibrations } from "#app/data/calibrated-ratings";
import type { Database } from "#app/data/database";
import { listRatingValues } from "#app/data/ratings";
import type { Actor } from "#app/domain/access/actor";
import { decideAssessment, readableKinds } from "#app/domain/access/policy";
import { standingKind } from "#app/domain/assessment/gap";
import { RATING_KINDS, type Ratings } from "#app/domain/assessment/rating";
import { applyCalibrations } from "#app/domain/calibration-session/calibrated";
import type { PastCycle } from "./view-model";

/**
 * The person's final assessments before this one that the actor may see, the latest first. Someone who reviews them now
 * does not learn from it what a manager before them agreed, unless they are above them today.
 */
export async function listPastCycles(database: Database, actor: Actor, head: AssessmentHead): Promise<PastCycle[]> {
  const finals = await listFinalAssessments(database, [head.subject.id]);
  const earlier = finals.filter(({ id, lifecycle, createdAt, reviewer }) => {
    if (id === head.id || createdAt >= head.createdAt) return false;
    const facts = { ...head.facts, ...lifecycle, isReviewer: reviewer?.id === actor.personId };
    return (
      decideAssessment(actor, "see-result", facts) === "allow" &&
      readableKinds(actor, facts).size === RATING_KINDS.length
    );
  });
  const ids = earlier.map(({ id }) => id);
  const [values, calibrations] = await Promise.all([
    listRatingValues(database, ids, new Set(RATING_KINDS)),
    listCalibrations(database, ids),
  ]);
  return earlier.map(({ id, cycle }) => {
    const byKind = values.get(id) ?? new Map();
    const kind = standingKind(new Set(byKind.keys()));
    const standing: Ratings = (kind && byKind.get(kind)) ?? new Map();
    return {
      assessmentId: id,
      name: cycle?.name ?? "",
      ratings: applyCalibrations(standing, calibrations.get(id) ?? []).ratings,
    };
  });
}
