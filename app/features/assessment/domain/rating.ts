/** One rater's answer on one competency: a level, "not observed", or nothing yet. */
export type RatingValue = { state: "rated"; proficiency: number } | { state: "not-observed" } | { state: "unrated" };

export const UNRATED: RatingValue = { state: "unrated" };
export const NOT_OBSERVED: RatingValue = { state: "not-observed" };
const RATED = new Map<number, RatingValue>();
/** Shares one object per level, so that a page with hundreds of ratings sends each only once. */
export function rated(proficiency: number): RatingValue {
  const value = RATED.get(proficiency) ?? { state: "rated", proficiency };
  RATED.set(proficiency, value);
  return value;
}

/** The proficiency, or null where there is none: unrated and not observed are not level 0. */
export function proficiencyOf(value: RatingValue | undefined): number | null {
  return value?.state === "rated" ? value.proficiency : null;
}

export function sameRating(a: RatingValue, b: RatingValue): boolean {
  return a.state === b.state && proficiencyOf(a) === proficiencyOf(b);
}

/** Ratings by competency id. */
export type Ratings = ReadonlyMap<string, RatingValue>;

/** The values alone, of ratings with words beside them. */
export function valuesOf(ratings: ReadonlyMap<string, { value: RatingValue }> | undefined): Ratings {
  return new Map([...(ratings ?? [])].map(([id, rating]) => [id, rating.value]));
}

/** The side that rates. */
export const SIDES = ["self", "manager"] as const;
export type Side = (typeof SIDES)[number];
