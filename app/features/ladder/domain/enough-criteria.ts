import type { CompetencyLevel } from "./schema";

/** What `enough` means where a level does not give it, for readers. */
export const ENOUGH_BY_DEFAULT = "Two of three criteria make a level, unless the level says otherwise.";

/** What decides how many criteria make a level: how many there are, and the level's own number where it has one. */
type CountedCriteria = { criteria: { readonly length: number } } & Pick<CompetencyLevel, "enough">;

/**
 * How many of its criteria make a level: its own number, or two of three, rounded up. Nobody does everything in every half-year,
 * and a single criterion can be luck.
 */
export function countEnoughCriteria({ criteria, enough }: CountedCriteria): number {
  return enough ?? Math.ceil((criteria.length * 2) / 3);
}

/** The same as a sentence below the criteria; empty where there is one criterion at most. */
export function sayEnoughCriteria(level: CountedCriteria): string {
  const { length } = level.criteria;
  const enough = countEnoughCriteria(level);
  if (length < 2) return "";
  return enough < length ? `${enough} of these ${length} make the level.` : `All ${length} are needed for the level.`;
}
