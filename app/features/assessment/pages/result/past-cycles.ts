import type { AssessmentHead, AssessmentSummary } from "#app/features/assessment/data/assessments";
import { readIn } from "#app/features/assessment/data/comparable-ratings";
import type { Ratings } from "#app/features/assessment/domain/rating";
import type { LadderLibrary } from "#app/features/ladder/data/ladder-library";
import type { Actor } from "#app/policy/actor";
import { decideAssessment, readableKinds } from "#app/policy/policy";
import { RATING_KINDS } from "#app/policy/stages";
import type { PastCycle } from "./view-model";

/**
 * Of the person's final assessments those before this one that the actor may see. Someone who reviews them now does not
 * learn from it what a manager before them agreed, unless they are above them today.
 */
export function earlierToSee(
  actor: Actor,
  head: AssessmentHead,
  finals: readonly AssessmentSummary[],
): AssessmentSummary[] {
  return finals.filter(({ id, lifecycle, createdAt, reviewer }) => {
    if (id === head.id || createdAt >= head.createdAt) return false;
    const facts = { ...head.facts, ...lifecycle, isReviewer: reviewer?.id === actor.personId };
    return (
      decideAssessment(actor, "see-result", facts) === "allow" &&
      readableKinds(actor, facts).size === RATING_KINDS.length
    );
  });
}

/** The same with the ratings that speak for them, as the version of this assessment reads them. */
export function toPastCycles(
  ladders: LadderLibrary,
  head: AssessmentHead,
  earlier: readonly AssessmentSummary[],
  standings: ReadonlyMap<string, Ratings>,
): Promise<PastCycle[]> {
  return Promise.all(
    earlier.map(async ({ id, cycle, ladderVersionId }): Promise<PastCycle> => {
      const comparable = await ladders.requireComparable(ladderVersionId, head.ladderVersionId);
      return {
        assessmentId: id,
        name: cycle?.name ?? "",
        version: (await ladders.requireVersion(ladderVersionId)).version,
        comparable: ladderVersionId === head.ladderVersionId ? null : new Set(comparable.values()),
        ratings: readIn(comparable, standings.get(id) ?? new Map()),
      };
    }),
  );
}
