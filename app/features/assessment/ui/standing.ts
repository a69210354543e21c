import { explainReadiness } from "#app/features/assessment/domain/explain-readiness";
import {
  computeCategoryMeans,
  computeGaps,
  expectationsAsRatings,
  orderByWeightedGap,
} from "#app/features/assessment/domain/gap";
import type { Ratings } from "#app/features/assessment/domain/rating";
import { findCompetency } from "#app/features/ladder/domain/lookup";
import type { Ladder, Role } from "#app/features/ladder/domain/schema";
import type { RadarSeries } from "#app/ui/charts/radar-svg";

const NEXT_STEPS = 3;

/**
 * A person's standing against a role by their final assessments (latest first): the readiness headline, the largest
 * weighted gaps, and the radar of agreed ratings.
 */
export function computeStanding(ladder: Ladder, role: Role, cycles: readonly Ratings[]) {
  const latest = cycles[0] ?? new Map();
  const asked = new Set(role.expectations.map(({ competency }) => competency));
  const target = computeCategoryMeans(ladder, expectationsAsRatings(role), asked);
  const agreed = computeCategoryMeans(ladder, latest, asked);
  const series: RadarSeries[] = [
    { kind: "target", label: `Target: ${role.name}`, values: target.map(({ mean }) => mean) },
    {
      kind: "agreed",
      values: agreed.map(({ mean }) => mean),
      details: agreed.map(({ rated, of }) => `${rated} of ${of} rated`),
    },
  ];
  return {
    role: { id: role.id, name: role.name },
    headline: explainReadiness(ladder, role, { cycles, results: [] }).headline,
    gaps: orderByWeightedGap(computeGaps(ladder, role, latest))
      .filter(({ gap }) => gap !== null && gap > 0)
      .slice(0, NEXT_STEPS)
      .map(({ competencyId, gap, weight }) => ({
        competencyId,
        gap,
        weight,
        name: findCompetency(ladder, competencyId)?.name ?? competencyId,
      })),
    axes: target.map(({ categoryId }) => ladder.categories.find(({ id }) => id === categoryId)?.name ?? categoryId),
    series,
    max: ladder.proficiencies.length,
  };
}
export type Standing = ReturnType<typeof computeStanding>;
