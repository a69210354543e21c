import { type AssessmentHead, listFinalAssessments } from "#app/data/assessments";
import { listCalibrations } from "#app/data/calibrated-ratings";
import { readIn } from "#app/data/comparable-ratings";
import type { Database } from "#app/data/database";
import type { LadderLibrary } from "#app/data/ladder-library";
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
export async function listPastCycles(
  database: Database,
  ladders: LadderLibrary,
  actor: Actor,
  head: AssessmentHead,
): Promise<PastCycle[]> {
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
  const reading = earlier.map(async ({ id, cycle, ladderVersionId }): Promise<PastCycle> => {
    const comparable = await ladders.requireComparable(ladderVersionId, head.ladderVersionId);
    const byKind = values.get(id) ?? new Map();
    const kind = standingKind(new Set(byKind.keys()));
    const standing: Ratings = (kind && byKind.get(kind)) ?? new Map();
    return {
      assessmentId: id,
      name: cycle?.name ?? "",
      version: (await ladders.requireVersion(ladderVersionId)).version,
      comparable: ladderVersionId === head.ladderVersionId ? null : new Set(comparable.values()),
      ratings: readIn(comparable, applyCalibrations(standing, calibrations.get(id) ?? []).ratings),
    };
  });
  return Promise.all(reading);
}
