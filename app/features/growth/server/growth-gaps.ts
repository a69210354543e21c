import type { GrowthPerson } from "#app/data/growth-person";
import { readOne } from "#app/data/reading";
import { finalRatings } from "#app/data/standing";
import { computeGaps, orderByWeightedGap } from "#app/domain/assessment/gap";
import { proficiencyOf, type Ratings } from "#app/domain/assessment/rating";
import { findCompetency, findRole, nextRoles } from "#app/domain/ladder/lookup";
import type { Ladder, Role, Weight } from "#app/domain/ladder/schema";
import type { RequestContext } from "./context";

export type GrowthGap = {
  competencyId: string;
  name: string;
  weight: Weight;
  actual: number;
  expected: number;
  gap: number;
};

export type GrowthGaps = {
  /** The role to which the gaps are: the one aimed at, else the next one up, else their own. */
  role: Role | null;
  /** The final result that they rest on. */
  from: { assessmentId: string; cycleName: string } | null;
  ratings: Ratings;
  gaps: GrowthGap[];
};

/**
 * The gaps of the last final result, the largest weighted one first. The caller has asked the policy for the plan; final
 * results are seen by both who see it.
 */
export async function loadGaps(context: RequestContext, person: GrowthPerson, ladder: Ladder): Promise<GrowthGaps> {
  const [latest] = await readOne(context.database, finalRatings(person.id));
  const roleId = person.targetRoleId ?? nextRoles(ladder, person.roleId)[0]?.id ?? person.roleId;
  const role = findRole(ladder, roleId);
  if (!latest || !role) return { role, from: null, ratings: new Map(), gaps: [] };
  const gaps = orderByWeightedGap(computeGaps(ladder, role, latest.ratings)).flatMap((each): GrowthGap[] => {
    const { competencyId, weight, actual, expected, gap } = each;
    if (actual === null || gap === null || gap <= 0) return [];
    const name = findCompetency(ladder, competencyId)?.name ?? competencyId;
    return [{ competencyId, name, weight, actual, expected, gap }];
  });
  const from = { assessmentId: latest.assessmentId, cycleName: latest.cycleName };
  return { role, from, ratings: latest.ratings, gaps };
}

/** The proficiency that the last final result gives; null where there is none. */
export const ratedIn = (gaps: GrowthGaps, competencyId: string): number | null =>
  proficiencyOf(gaps.ratings.get(competencyId));
