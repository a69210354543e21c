import { type NotEstimable, notEstimable } from "./estimate";
import type { RatingsTable } from "./ratings-table";

/** Complete ratings: one row per subject, one column per rater, `values` by rows. */
export type CompleteMatrix = { values: Float64Array; subjects: number; raters: number };

/**
 * Mean squares of a complete two-way table without repeats. In the words of Shrout and Fleiss (1979): between targets, within
 * targets, between judges, error.
 */
export type TwoWayAnova = {
  subjects: number;
  raters: number;
  betweenSubjects: number;
  withinSubjects: number;
  betweenRaters: number;
  residual: number;
};

/**
 * The subjects whom every rater of the table rated, as a complete matrix. Not estimable: more than one item (a subject's
 * items are not repeats of one another), fewer than two raters, fewer than two such subjects.
 */
export function completeMatrix(table: RatingsTable): CompleteMatrix | NotEstimable {
  const { unitStart, unitSubject, categoryOf, categories } = table;
  const raters = table.raters.length;
  if (raters < 2) return notEstimable("there are fewer than two raters");
  if (table.items.length > 1) {
    return notEstimable(`there are ${table.items.length} items: this takes one item at a time`);
  }
  const values: number[] = [];
  for (let unit = 0; unit < unitSubject.length; unit++) {
    const from = unitStart[unit] as number;
    const to = unitStart[unit + 1] as number;
    if (to - from !== raters) continue;
    for (let rating = from; rating < to; rating++) values.push(categories[categoryOf[rating] as number] as number);
  }
  const subjects = values.length / raters;
  if (subjects < 2) {
    return notEstimable(`${subjects === 0 ? "no subject was" : "only one subject was"} rated by all ${raters} raters`);
  }
  return { values: Float64Array.from(values), subjects, raters };
}

/** The analysis of variance of at least two subjects by at least two raters; computed about the means, so a shift changes nothing. */
export function analyseTwoWay({ values, subjects, raters }: CompleteMatrix): TwoWayAnova {
  const columnSums = new Float64Array(raters);
  for (let i = 0; i < values.length; i++) {
    columnSums[i % raters] = (columnSums[i % raters] as number) + (values[i] as number);
  }
  const mean = columnSums.reduce((sum, column) => sum + column, 0) / values.length;
  const raterEffects = columnSums.map((sum) => sum / subjects - mean);
  let subjectSquares = 0;
  let withinSquares = 0;
  let residualSquares = 0;
  for (let subject = 0; subject < subjects; subject++) {
    const from = subject * raters;
    let sum = 0;
    for (let rater = 0; rater < raters; rater++) sum += values[from + rater] as number;
    const subjectMean = sum / raters;
    subjectSquares += (subjectMean - mean) ** 2;
    for (let rater = 0; rater < raters; rater++) {
      const deviation = (values[from + rater] as number) - subjectMean;
      withinSquares += deviation ** 2;
      residualSquares += (deviation - (raterEffects[rater] as number)) ** 2;
    }
  }
  const raterSquares = raterEffects.reduce((sum, effect) => sum + effect ** 2, 0) * subjects;
  // What rounding leaves of a sum that is zero must not look like variance.
  const clean = (squares: number) => (squares < 1e-22 * values.length * (1 + mean * mean) ? 0 : squares);
  return {
    subjects,
    raters,
    betweenSubjects: (clean(subjectSquares) * raters) / (subjects - 1),
    withinSubjects: clean(withinSquares) / (subjects * (raters - 1)),
    betweenRaters: clean(raterSquares) / (raters - 1),
    residual: clean(residualSquares) / ((subjects - 1) * (raters - 1)),
  };
}
