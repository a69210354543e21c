import type { NotEstimable } from "../estimate";
import { type RatingsTable, valueAt } from "../ratings-table";
import { findDesigns } from "./designs";
import type { EstimationData, Extreme } from "./estimation-data";
import { type FacetSummary, summariseFacet } from "./facet-summary";
import { computeFit, type FitStatistics, NO_FIT, type Residuals } from "./fit-statistics";
import type { JointEstimate } from "./joint-likelihood";
import { Moments, type RatingScale } from "./rating-scale";
import { type Measure, measureExtreme, measureSubject } from "./subject-measures";
import type { FitData } from "./sufficient-statistics";

/**
 * One rater, item or subject. `measure` and `standardError` are in logits: a high rater is severe, a high item hard, a high subject able.
 * They are null where nothing determines them (all ratings come from extreme raters or items). Averages are in the values raters use.
 */
export type FacetMeasure = FitStatistics & {
  id: string;
  /** The number of ratings. */
  n: number;
  measure: number | null;
  standardError: number | null;
  observedAverage: number;
  /** The average to expect if all else were average: the mean subject, item and rater. With its standard error. */
  fairAverage: number | null;
  fairAverageError: number | null;
  extreme: Extreme | null;
};

/** The border below a value: where it and the one before are equally likely. */
export type ThresholdMeasure = { id: string; measure: number; standardError: number; n: number };

export type SeverityFit = {
  raters: FacetMeasure[];
  items: FacetMeasure[];
  subjects: FacetMeasure[];
  /** Ascending by value. A measure below the one before marks a value that is never the most likely: its wording may be unclear. */
  thresholds: ThresholdMeasure[];
  summaries: Record<"raters" | "items" | "subjects", FacetSummary | NotEstimable>;
  scale: RatingScale;
  /** The mean subject, and the average rating that an average rater gives them. */
  reference: { measure: number; average: number };
  biasCorrection: { name: string; factor: number };
  /** Exact, or without the doubt about the other raters and items where there are too many for that. */
  errors: "joint" | "separate";
  /** Per rating of the table: what the model expects (as category, from 0) and its standard deviation; zeros where `fitted` is 0. */
  residuals: { fitted: Uint8Array; expectedValue: Float64Array; standardised: Float64Array };
};

const BIAS_CORRECTION = "Wright and Douglas (L − 1) / L, L = mean number of ratings per subject";

export type Facet = "subject" | "item" | "rater";
export type CompactData = { fitData: FitData; places: Record<Facet, Int32Array> };

/** Corrects the bias of a joint estimate, measures who was set aside, and describes everyone with fit and averages. */
export function describeFit(
  table: RatingsTable,
  data: EstimationData,
  { fitData, places }: CompactData,
  { parameters, errors: kind }: JointEstimate,
  variances: Float64Array,
): SeverityFit {
  const factor = 1 - fitData.subjects / fitData.score.length;
  const measures = parameters.map((parameter) => parameter * factor);
  const errors = variances.map((variance) => Math.sqrt(variance * factor));
  const firstStep = fitData.items + fitData.raters;
  const scale: RatingScale = { values: data.values, thresholds: measures.slice(firstStep) };
  const moments = new Moments(scale);
  const pick = (place: Int32Array, offset: number): (Measure | null)[] =>
    Array.from(place, (p) =>
      p < 0 ? null : { measure: measures[offset + p] as number, standardError: errors[offset + p] as number },
    );
  const known = { item: pick(places.item, 0), rater: pick(places.rater, fitData.items) };
  const subjects = measureSubjects(table, data, moments, known);
  const items = measureTheExtreme("item", table, data, moments, known.item, known.rater, subjects);
  const raters = measureTheExtreme("rater", table, data, moments, known.rater, known.item, subjects);
  const present = subjects.flatMap((measure) => measure ?? []);
  const mean = present.reduce((sum, { measure }) => sum + measure, 0) / Math.max(1, present.length);
  const residuals = computeResiduals(table, data, moments, { subjects, items: known.item, raters: known.rater });
  const toMeasures = (facet: Facet, found: (Measure | null)[]): FacetMeasure[] =>
    describeFacet(facet, table, data, moments, found, mean, residuals);
  return {
    raters: toMeasures("rater", raters),
    items: toMeasures("item", items),
    subjects: toMeasures("subject", subjects),
    thresholds: Array.from(scale.thresholds, (measure, k) => ({
      id: String(data.values[k + 1]),
      measure,
      standardError: errors[firstStep + k] as number,
      n: fitData.score.reduce((count, score) => count + (score === k + 1 ? 1 : 0), 0),
    })),
    summaries: {
      raters: summariseFacet(raters.flatMap((measure) => measure ?? [])),
      items: summariseFacet(items.flatMap((measure) => measure ?? [])),
      subjects: summariseFacet(present),
    },
    scale,
    reference: { measure: mean, average: moments.at(mean).expectedValue },
    biasCorrection: { name: BIAS_CORRECTION, factor },
    errors: kind,
    residuals: { fitted: data.used, expectedValue: residuals.expectedValue, standardised: residuals.standardised },
  };
}

type Measures = readonly (Measure | null)[];

/** Every subject on the corrected scale, from their ratings by raters and on items that are not extreme. */
function measureSubjects(
  table: RatingsTable,
  { scoreOf }: EstimationData,
  moments: Moments,
  known: { item: Measures; rater: Measures },
): (Measure | null)[] {
  const measures: (Measure | null)[] = table.subjects.map(() => null);
  const obstacles = new Float64Array(table.subjectOf.length);
  const designOf = findDesigns(startsOf(table), table.itemOf, table.raterOf);
  const found = new Map<number, Measure>();
  for (let from = 0; from < table.subjectOf.length; ) {
    const subject = table.subjectOf[from] as number;
    let count = 0;
    let total = 0;
    let rating = from;
    for (; table.subjectOf[rating] === subject; rating++) {
      const item = known.item[table.itemOf[rating] as number];
      const rater = known.rater[table.raterOf[rating] as number];
      if (!item || !rater) continue;
      obstacles[count] = item.measure + rater.measure;
      total += scoreOf[rating] as number;
      count += 1;
    }
    if (count > 0) {
      const top = moments.probabilities.length - 1;
      const key = (designOf[subject] as number) * (obstacles.length * top + 1) + total;
      const share = (total + 0.5) / (count * top + 1);
      const measure =
        found.get(key) ?? measureSubject(moments, obstacles.subarray(0, count), total, Math.log(share / (1 - share)));
      found.set(key, measure);
      measures[subject] = measure;
    }
    from = rating;
  }
  return measures;
}

/** Where the ratings of each subject begin: the table is ordered by subject. */
function startsOf({ subjectOf, subjects }: RatingsTable): Int32Array {
  const starts = new Int32Array(subjects.length + 1);
  for (let rating = 0; rating < subjectOf.length; rating++) starts[(subjectOf[rating] as number) + 1] = rating + 1;
  return starts;
}

/** The items or raters that were set aside, from the measures of the others; those known already stay as they are. */
function measureTheExtreme(
  facet: "item" | "rater",
  table: RatingsTable,
  { scoreOf, extremes }: EstimationData,
  moments: Moments,
  known: Measures,
  others: Measures,
  subjects: Measures,
): (Measure | null)[] {
  const own = facet === "item" ? table.itemOf : table.raterOf;
  const other = facet === "item" ? table.raterOf : table.itemOf;
  const aside = known.map((measure) => (measure ? null : { abilities: [] as number[], total: 0 }));
  for (let rating = 0; rating < own.length; rating++) {
    const collected = aside[own[rating] as number];
    const subject = subjects[table.subjectOf[rating] as number];
    const beside = others[other[rating] as number];
    if (!collected || !subject || !beside) continue;
    collected.abilities.push(subject.measure - beside.measure);
    collected.total += scoreOf[rating] as number;
  }
  return known.map((measure, element) => {
    const collected = aside[element];
    if (measure || !collected || collected.abilities.length === 0 || !extremes[facet][element]) return measure;
    return measureExtreme(moments, collected.abilities, collected.total);
  });
}

type FitResiduals = Residuals & { expectedValue: Float64Array; standardised: Float64Array };

function computeResiduals(
  table: RatingsTable,
  { scoreOf, used }: EstimationData,
  moments: Moments,
  measures: { subjects: Measures; items: Measures; raters: Measures },
): FitResiduals {
  const create = () => new Float64Array(used.length);
  const residuals = {
    squares: create(),
    variances: create(),
    fourths: create(),
    expectedValue: create(),
    standardised: create(),
    used,
  };
  for (let rating = 0; rating < used.length; rating++) {
    if (used[rating] === 0) continue;
    const subject = measures.subjects[table.subjectOf[rating] as number];
    const item = measures.items[table.itemOf[rating] as number];
    const rater = measures.raters[table.raterOf[rating] as number];
    if (!subject || !item || !rater) continue;
    moments.at(subject.measure - item.measure - rater.measure);
    const residual = (scoreOf[rating] as number) - moments.expected;
    residuals.squares[rating] = residual * residual;
    residuals.variances[rating] = moments.variance;
    residuals.fourths[rating] = moments.fourth;
    residuals.expectedValue[rating] = moments.expectedValue;
    residuals.standardised[rating] = residual / Math.sqrt(Math.max(moments.variance, 1e-12));
  }
  return residuals;
}

function describeFacet(
  facet: Facet,
  table: RatingsTable,
  { extremes }: EstimationData,
  moments: Moments,
  measures: Measures,
  meanSubject: number,
  residuals: Residuals,
): FacetMeasure[] {
  const index = { subject: table.subjectOf, item: table.itemOf, rater: table.raterOf }[facet];
  const ids = { subject: table.subjects, item: table.items, rater: table.raters }[facet];
  const counts = new Float64Array(ids.length);
  const sums = new Float64Array(ids.length);
  for (let rating = 0; rating < index.length; rating++) {
    const element = index[rating] as number;
    counts[element] = (counts[element] as number) + 1;
    sums[element] = (sums[element] as number) + valueAt(table, rating);
  }
  const fits = computeFit(index, ids.length, residuals);
  return ids.map((id, element) => {
    const measure = measures[element] ?? null;
    const at = measure && moments.at(facet === "subject" ? measure.measure : meanSubject - measure.measure);
    return {
      id,
      n: counts[element] as number,
      measure: measure?.measure ?? null,
      standardError: measure?.standardError ?? null,
      ...(fits[element] ?? NO_FIT),
      observedAverage: (sums[element] as number) / (counts[element] as number),
      fairAverage: at ? at.expectedValue : null,
      fairAverageError: at && measure ? at.valueSlope * measure.standardError : null,
      extreme: extremes[facet][element] ?? null,
    };
  });
}
