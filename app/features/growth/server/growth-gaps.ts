import { computeGaps, orderByWeightedGap } from "#app/features/assessment/domain/gap";
import { proficiencyOf, type Ratings } from "#app/features/assessment/domain/rating";
import { finalRatings } from "#app/features/calibration/data/standing";
import type { GrowthPerson } from "#app/features/growth/data/growth-person";
import type { GrowthGap } from "#app/features/growth/domain/plan-view";
import { findCompetency, findRole, nextRoles } from "#app/features/ladder/domain/lookup";
import type { Ladder, Role } from "#app/features/ladder/domain/schema";
import { readOne } from "#app/platform/database/reading";
import type { RequestContext } from "#app/platform/server/context";

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
