import { computeDisagreements } from "./gap";
import { type Ratings, type RatingValue, sameRating, UNRATED } from "./rating";

/** An agreed rating that is neither side's needs a reason: it is a third opinion, and someone will ask. */
export function needsReason(agreed: RatingValue, self: RatingValue = UNRATED, manager: RatingValue = UNRATED): boolean {
  if (agreed.state === "unrated") return false;
  return !sameRating(agreed, self) && !sameRating(agreed, manager);
}

/** Suggests the rating that both sides gave; without one it suggests nothing. */
export function suggestAgreed(self: RatingValue = UNRATED, manager: RatingValue = UNRATED): RatingValue {
  return sameRating(self, manager) ? self : UNRATED;
}

/**
 * Orders competencies by what there is to discuss: the largest disagreement first, then those only one side rated, then
 * equal ratings, then unrated ones. Ties keep the given order.
 */
export function orderByDisagreement(competencyIds: readonly string[], self: Ratings, manager: Ratings): string[] {
  const differences = computeDisagreements(self, manager);
  const rank = (id: string): number => {
    const difference = differences.get(id);
    if (difference !== undefined) return difference === 0 ? 0 : 1 + Math.abs(difference);
    const ratedBy = [self, manager].filter((ratings) => ratings.get(id)?.state === "rated").length;
    return ratedBy === 1 ? 1 : -1;
  };
  return competencyIds
    .map((id, index) => ({ id, index, rank: rank(id) }))
    .sort((a, b) => b.rank - a.rank || a.index - b.index)
    .map(({ id }) => id);
}
