import { computeDisagreements } from "./gap";
import { type Ratings, type RatingValue, sameRating, UNRATED } from "./rating";

/** An agreed rating that is neither side's needs a reason: it is a third opinion, and someone will ask. */
export function needsReason(agreed: RatingValue, self: RatingValue = UNRATED, manager: RatingValue = UNRATED): boolean {
  if (agreed.state === "unrated") return false;
  return !sameRating(agreed, self) && !sameRating(agreed, manager);
}

/** What to suggest as agreed before anyone recorded it: what both said alike, else nothing. */
export function suggestAgreed(self: RatingValue = UNRATED, manager: RatingValue = UNRATED): RatingValue {
  return sameRating(self, manager) ? self : UNRATED;
}

/**
 * Competency ids by how much there is to talk about: the largest disagreement first, then what only one side could rate,
 * then what both rated alike, then what neither rated. Ties keep the given order.
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
