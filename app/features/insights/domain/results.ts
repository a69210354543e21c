import type { Ratings } from "#app/features/assessment/domain/rating";
import { expectationsByCompetency, findRole, trackOfRole } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import type { PersonResult } from "./groups";

/** One person's final result of a cycle, with their team of today. */
export type Result = {
  personId: string;
  teamId: string | null;
  roleId: string;
  standing: Ratings;
  self: Ratings;
  manager: Ratings;
};

/** A result against what the person's role expects. Competencies that are not rated, or not expected, have no gap. */
export function toPersonResult(ladder: Ladder, { standing, self, manager, ...person }: Result): PersonResult {
  const role = findRole(ladder, person.roleId);
  const expectations = role ? expectationsByCompetency(role) : new Map<string, { proficiency: number }>();
  const ratings = new Map<string, number>();
  const gaps = new Map<string, number>();
  for (const [competency, value] of standing) {
    if (value.state !== "rated") continue;
    ratings.set(competency, value.proficiency);
    const expected = expectations.get(competency)?.proficiency;
    if (expected !== undefined) gaps.set(competency, value.proficiency - expected);
  }
  const differences = [...self].flatMap(([competency, mine]) => {
    const theirs = manager.get(competency);
    return mine.state === "rated" && theirs?.state === "rated" ? [mine.proficiency - theirs.proficiency] : [];
  });
  return {
    ...person,
    trackId: trackOfRole(ladder, person.roleId)?.id ?? null,
    gaps,
    ratings,
    selfMinusManager:
      differences.length === 0 ? null : differences.reduce((sum, value) => sum + value, 0) / differences.length,
  };
}
