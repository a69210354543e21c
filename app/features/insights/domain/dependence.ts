import { MIN_GROUP_SIZE } from "#app/statistics/small-groups";
import type { PersonResult } from "./groups";

/** How many hold a competency at a proficiency; what is between one and enough people is said as a few. */
export type Holders = "nobody" | "one" | "few" | "enough";

/**
 * Competencies that depend on one person or on nobody: how many of `people` have them at `level` or above. It names the
 * risk and never the person. Null where fewer than {@link MIN_GROUP_SIZE} of them were rated on it: then it says too much of each.
 */
export function computeHolders(people: readonly PersonResult[], competency: string, level: number): Holders | null {
  const ratings = people.flatMap(({ ratings: all }) => all.get(competency) ?? []);
  if (ratings.length < MIN_GROUP_SIZE) return null;
  const count = ratings.filter((rating) => rating >= level).length;
  if (count === 0) return "nobody";
  if (count === 1) return "one";
  return count < MIN_GROUP_SIZE ? "few" : "enough";
}
