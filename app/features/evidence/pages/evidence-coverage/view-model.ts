import type { OwnEvidence } from "#app/features/evidence/data/evidence-log";
import { rolesOf, stepOf } from "#app/features/ladder/domain/lookup";
import type { Ladder, Role } from "#app/features/ladder/domain/schema";
import {
  type Coverage,
  type CoverageState,
  computeCoverage,
  MAX_AGE_YEARS,
  type ThinReason,
} from "#app/features/promotion/domain/coverage";
import type { Day } from "#app/kernel/day";

const REASONS: Record<ThinReason, string> = {
  "few-criteria": "too few criteria shown",
  "one-piece": "only one item",
  old: MAX_AGE_YEARS === 1 ? "over a year old" : `over ${MAX_AGE_YEARS} years old`,
  undated: "no date",
  unvouched: "not endorsed",
};

type ShownCoverage = Omit<Coverage, "pieces" | "reasons"> & {
  reasons: string[];
  pieces: { id: string; title: string; happenedOn: Day | null }[];
};
export type ShownCriterion = ShownCoverage & { criterionId: string; text: string };
export type ShownCompetency = ShownCoverage & {
  competencyId: string;
  name: string;
  weight: string;
  step: string;
  criteriaShown: number;
  criteriaNeeded: number;
  /** Pieces that are tagged with the competency and with none of these criteria. */
  untold: { id: string; title: string; happenedOn: Day | null }[];
  criteria: ShownCriterion[];
};
export type CoverageView = {
  categories: { id: string; name: string; competencies: ShownCompetency[] }[];
  counts: Record<CoverageState, number>;
};

/** Which competencies the map shows: all, or those that want something. */
export type Shown = "all" | "gaps" | "missing";

/** Coverage of a role by the person's own evidence, by category. */
export function toCoverageView(
  ladder: Ladder,
  role: Role,
  evidence: readonly OwnEvidence[],
  today: Day,
  shown: Shown,
): CoverageView {
  const { competencies, counts } = computeCoverage(ladder, role, evidence, today);
  const byId = new Map(evidence.map(({ id, title, happenedOn }) => [id, { id, title, happenedOn }]));
  const listed = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  const toShown = <T extends Coverage>(coverage: T) => ({
    ...coverage,
    reasons: coverage.reasons.map((reason) => REASONS[reason]),
    pieces: listed(coverage.pieces),
  });
  const isShown = ({ state }: Coverage) =>
    shown === "all" || state === "missing" || (shown === "gaps" && state === "thin");
  const rows = competencies.filter(isShown).map(({ criteria, proficiency, ...competency }): ShownCompetency => {
    const told = new Set(criteria.flatMap(({ pieces }) => pieces));
    return {
      ...toShown(competency),
      step: `${proficiency} ${stepOf(ladder, proficiency)?.name ?? ""}`.trim(),
      untold: listed(competency.pieces.filter((id) => !told.has(id))),
      criteria: criteria.map(toShown),
    };
  });
  const categories = ladder.categories.map(({ id, name, competencies: ids }) => ({
    id,
    name,
    competencies: rows.filter(({ competencyId }) => ids.includes(competencyId)),
  }));
  return { categories: categories.filter((category) => category.competencies.length > 0), counts };
}

export const roleChoices = (ladder: Ladder) =>
  ladder.tracks.map((track) => ({
    track: track.name,
    roles: rolesOf(ladder, track).map(({ id, name }) => ({ id, name })),
  }));
