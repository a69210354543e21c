import type { AssessmentHead, AssessmentSummary } from "#app/features/assessment/data/assessments";
import { readIn } from "#app/features/assessment/data/comparable-ratings";
import type { Ratings } from "#app/features/assessment/domain/rating";
import type { LadderLibrary } from "#app/features/ladder/data/ladder-library";
import type { Actor } from "#app/policy/actor";
import { decideAssessment, readableKinds } from "#app/policy/policy";
import { RATING_KINDS } from "#app/policy/stages";
import type { PastCycle } from "./view-model";

/**
 * The person's earlier final assessments that the actor may see. A new reviewer can't read what a former manager
 * agreed, unless they are above the person today.
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

/** Earlier cycles with their effective ratings, converted to this assessment's version. */
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
