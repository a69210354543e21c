import type { AttachedEvidence } from "#app/features/assessment/data/evidence";
import type { RatingsByKind } from "#app/features/assessment/data/ratings";
import { explainReadiness } from "#app/features/assessment/domain/explain-readiness";
import {
  computeCategoryMeans,
  computeGaps,
  expectationsAsRatings,
  orderByWeightedGap,
} from "#app/features/assessment/domain/gap";
import { proficiencyOf, type Ratings, UNRATED, valuesOf } from "#app/features/assessment/domain/rating";
import { applyCalibrations, type Calibration } from "#app/features/calibration/domain/session/calibrated";
import { sayEnoughCriteria } from "#app/features/ladder/domain/enough-criteria";
import { criteriaAt, findCompetency, isCore, stepOf } from "#app/features/ladder/domain/lookup";
import type { Competency, Ladder, Role } from "#app/features/ladder/domain/schema";
import { RATING_KINDS, type RatingKind } from "#app/policy/stages";
import type { RadarSeries } from "#app/ui/charts/radar-svg";

/** A cycle before, with the ratings that speak for it. */
export type PastCycle = {
  assessmentId: string;
  name: string;
  /** The number of the ladder version it was made with. */
  version: string;
  /** Competencies that both versions define alike; null for the same version. */
  comparable: ReadonlySet<string> | null;
  /** By the ids of this version; what changed since is missing. */
  ratings: Ratings;
};

export type ResultInput = {
  ladder: Ladder;
  /** The role to measure against. */
  role: Role;
  ratings: RatingsByKind;
  /** Which of them the gap rests on. */
  standing: RatingKind;
  /** Decisions of released calibration sessions about them. */
  calibrations: readonly Calibration[];
  evidence: readonly AttachedEvidence[];
  /** This assessment's cycle; null for an ad hoc one. */
  cycleName: string | null;
  /** Earlier final assessments, the latest first. */
  past: readonly PastCycle[];
  categoryId: string | null;
};

/** Everything on the result page. */
export function buildResult(input: ResultInput) {
  const { ladder, role, ratings, standing, past } = input;
  const given = new Map(RATING_KINDS.map((kind) => [kind, valuesOf(ratings.get(kind))]));
  const { ratings: standingValues, changes } = applyCalibrations(given.get(standing) ?? new Map(), input.calibrations);
  const values = new Map([...given, [standing, standingValues] as const]);
  const cycles = [standingValues, ...past.map((cycle) => cycle.ratings)];
  return {
    rows: buildRows(input, given, standingValues, changes),
    calibrated: changes.size,
    overview: buildOverview(ladder, role, ratings, values, changes.size > 0 ? standing : null),
    category: buildCategory(input, values),
    readiness: explainReadiness(ladder, role, { cycles, results: [] }),
    trend: buildTrend(input, standingValues),
    unrated: computeGaps(ladder, role, standingValues).filter(({ gap }) => gap === null).length,
    max: ladder.proficiencies.length,
  };
}

type Values = ReadonlyMap<RatingKind, Ratings>;

function buildRows(
  { ladder, role, ratings, evidence, cycleName }: ResultInput,
  values: Values,
  standing: Ratings,
  changes: ReadonlyMap<string, Calibration>,
) {
  return orderByWeightedGap(computeGaps(ladder, role, standing)).map((gap) => {
    const competency = findCompetency(ladder, gap.competencyId) as Competency;
    const ratingBy = (kind: RatingKind) => values.get(kind)?.get(gap.competencyId) ?? UNRATED;
    const { competencyId, weight, expected, actual } = gap;
    return {
      competencyId,
      weight,
      expected,
      actual,
      gap: gap.gap,
      name: competency.name,
      self: ratings.has("self") ? ratingBy("self") : undefined,
      manager: ratings.has("manager") ? ratingBy("manager") : undefined,
      agreed: ratings.has("agreed") ? ratingBy("agreed") : undefined,
      reason: ratings.get("agreed")?.get(gap.competencyId)?.note ?? "",
      // An assessment of one's own has no other page on which the person it is shared with reads the notes.
      note: cycleName === null ? (ratings.get("self")?.get(gap.competencyId)?.note ?? "") : "",
      calibration: changes.get(gap.competencyId) ?? null,
      next: nextToShow(ladder, competency, gap.actual, gap.gap),
      evidenceCount: evidence.filter((piece) => piece.competencyId === competencyId).length,
    };
  });
}
export type ResultRow = ReturnType<typeof buildRows>[number];

/** The criteria of the next proficiency up, where there is a gap: what to show, not how far there is to go. */
function nextToShow(ladder: Ladder, competency: Competency, actual: number | null, gap: number | null) {
  if (actual === null || gap === null || gap <= 0) return null;
  const level = actual + 1;
  const criteria = criteriaAt(competency, level);
  const enough = competency.proficiencies.find((step) => step.level === level)?.enough;
  return { level, name: stepOf(ladder, level)?.name ?? "", criteria, needed: sayEnoughCriteria({ criteria, enough }) };
}

function buildOverview(
  ladder: Ladder,
  role: Role,
  ratings: RatingsByKind,
  values: Values,
  calibrated: RatingKind | null,
) {
  const asked = new Set(role.expectations.map(({ competency }) => competency));
  const target = computeCategoryMeans(ladder, expectationsAsRatings(role), asked);
  const kinds = RATING_KINDS.filter((kind) => ratings.has(kind));
  const means = kinds.map((kind) => ({
    kind,
    means: computeCategoryMeans(ladder, values.get(kind) ?? new Map(), asked),
  }));
  const series: RadarSeries[] = [
    { kind: "target", label: `Target: ${role.name}`, values: target.map(({ mean }) => mean) },
    ...means.map(({ kind, means: list }) => ({
      kind,
      ...(kind === calibrated && { label: "Agreed, as calibrated" }),
      values: list.map(({ mean }) => mean),
      details: list.map(({ rated, of }) => `${rated} of ${of} rated`),
    })),
  ];
  const categories = target.map(({ categoryId }) => ({
    id: categoryId,
    name: ladder.categories.find(({ id }) => id === categoryId)?.name ?? categoryId,
  }));
  return { categories, series };
}

function buildCategory({ ladder, role, ratings, categoryId }: ResultInput, values: Values) {
  const category = ladder.categories.find(({ id }) => id === categoryId);
  if (!category) return null;
  const expectations = new Map(role.expectations.map((e) => [e.competency, e.proficiency]));
  const ids = category.competencies.filter((id) => expectations.has(id));
  if (ids.length === 0) return null;
  const series: RadarSeries[] = [
    { kind: "target", label: `Target: ${role.name}`, values: ids.map((id) => expectations.get(id) ?? null) },
    ...RATING_KINDS.filter((kind) => ratings.has(kind)).map((kind) => ({
      kind,
      values: ids.map((id) => proficiencyOf(values.get(kind)?.get(id))),
    })),
  ];
  const competencies = ids.map((id) => ({ id, name: findCompetency(ladder, id)?.name ?? id }));
  return { id: category.id, name: category.name, competencies, series };
}

function buildTrend({ ladder, role, past, cycleName }: ResultInput, standing: Ratings) {
  const own = { name: cycleName ?? "", version: ladder.version, comparable: null, ratings: standing };
  const cycles = [...[...past].reverse(), ...(cycleName === null ? [] : [own])];
  const hasCore = role.expectations.some(({ weight }) => isCore(weight));
  // Every point counts the same competencies: a version that asks otherwise would make growth out of a change of words.
  const isAlike = (id: string) => cycles.every(({ comparable }) => comparable === null || comparable.has(id));
  const counted = role.expectations.filter(({ weight }) => !hasCore || isCore(weight));
  const points = cycles.map(({ name, version, ratings }) => {
    const gaps = computeGaps(ladder, role, ratings).filter(
      ({ weight, competencyId }) => (!hasCore || isCore(weight)) && isAlike(competencyId),
    );
    const rated = gaps.filter(({ gap }) => gap !== null);
    return {
      cycle: name,
      version,
      met: rated.filter(({ gap }) => gap !== null && gap <= 0).length,
      rated: rated.length,
      of: gaps.length,
    };
  });
  const leftOut = counted.filter(({ competency }) => !isAlike(competency)).length;
  return { weight: hasCore ? "core" : "all", points, leftOut };
}
