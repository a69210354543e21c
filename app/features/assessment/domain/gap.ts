import type { Ladder, Role, Weight } from "#app/features/ladder/domain/schema";
import type { RatingKind } from "#app/policy/stages";
import { proficiencyOf, type Ratings } from "./rating";

/**
 * Weights of a level of gap when gaps are ordered: in a core competency it counts three times as much as in an optional
 * one, in a defining one four times.
 */
export const WEIGHT_FACTORS: Record<Weight, number> = { defining: 4, core: 3, supporting: 2, optional: 1 };

export type CompetencyGap = {
  competencyId: string;
  weight: Weight;
  /** The proficiency that the role expects. */
  expected: number;
  /** The rating that the gap rests on, or null where there is none. */
  actual: number | null;
  /** Steps below the expectation (negative above it), or null where nothing was rated. */
  gap: number | null;
  /** Gap times the factor of its weight; null where the gap is. */
  weightedGap: number | null;
};

/**
 * The gap per competency that `role` expects something of: expectation minus rating. A missing rating gives no gap, never
 * one as if it were zero. In the order of the ladder's competencies.
 */
export function computeGaps(ladder: Ladder, role: Role, ratings: Ratings): CompetencyGap[] {
  const expectations = new Map(role.expectations.map((expectation) => [expectation.competency, expectation]));
  return ladder.competencies.flatMap((competency) => {
    const expectation = expectations.get(competency.id);
    if (!expectation) return [];
    const actual = proficiencyOf(ratings.get(competency.id));
    const gap = actual === null ? null : expectation.proficiency - actual;
    return [
      {
        competencyId: competency.id,
        weight: expectation.weight,
        expected: expectation.proficiency,
        actual,
        gap,
        weightedGap: gap === null ? null : gap * WEIGHT_FACTORS[expectation.weight],
      },
    ];
  });
}

/** Orders gaps by weighted size, unrated ones last; ties keep the ladder's order. */
export function orderByWeightedGap(gaps: readonly CompetencyGap[]): CompetencyGap[] {
  const rank = ({ weightedGap }: CompetencyGap) => (weightedGap === null ? Number.NEGATIVE_INFINITY : weightedGap);
  return gaps
    .map((gap, index) => ({ gap, index }))
    .sort((a, b) => compareDescending(rank(a.gap), rank(b.gap)) || a.index - b.index)
    .map(({ gap }) => gap);
}

function compareDescending(a: number, b: number): number {
  return a === b ? 0 : a > b ? -1 : 1;
}

/** Which kind of rating speaks for an assessment: agreed where there is one, else the manager's, else the self-rating. */
export const STANDING_ORDER = ["agreed", "manager", "self"] as const satisfies RatingKind[];

export function standingKind(available: ReadonlySet<RatingKind>): RatingKind | null {
  return STANDING_ORDER.find((kind) => available.has(kind)) ?? null;
}

export type CategoryMean = {
  categoryId: string;
  /** Mean proficiency over the competencies with a rating, or null where there is none. */
  mean: number | null;
  /** The number of ratings behind the mean. */
  rated: number;
  /** The number of the category's required competencies. */
  of: number;
};

/**
 * The mean rating per category, over the competencies in `only` (all where it is left out). A competency without a rating
 * is left out of the mean and shows in `rated` against `of`. Categories without any competency in question are left out.
 */
export function computeCategoryMeans(ladder: Ladder, ratings: Ratings, only?: ReadonlySet<string>): CategoryMean[] {
  return ladder.categories.flatMap((category) => {
    const competencies = category.competencies.filter((id) => !only || only.has(id));
    if (competencies.length === 0) return [];
    const values = competencies.flatMap((id) => proficiencyOf(ratings.get(id)) ?? []);
    const mean = values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
    return [{ categoryId: category.id, mean, rated: values.length, of: competencies.length }];
  });
}

/** A role's targets in the form of ratings, for charts. */
export function expectationsAsRatings(role: Role): Ratings {
  return new Map(role.expectations.map((e) => [e.competency, { state: "rated", proficiency: e.proficiency }]));
}

/** Self minus manager per competency that both rated: positive where the person rates themselves higher. */
export function computeDisagreements(self: Ratings, manager: Ratings): Map<string, number> {
  const result = new Map<string, number>();
  for (const [competencyId, value] of self) {
    const own = proficiencyOf(value);
    const other = proficiencyOf(manager.get(competencyId));
    if (own !== null && other !== null) result.set(competencyId, own - other);
  }
  return result;
}
