import { type NotEstimable, notEstimable } from "../estimate";
import { chiSquareUpperTail } from "../special-functions";
import type { Measure } from "./subject-measures";

/** Whether the elements of a facet really differ, or only by chance. */
export type FacetSummary = {
  n: number;
  mean: number;
  /** The standard deviation of the measures as estimated, and what is left of it without their error. */
  observedDeviation: number;
  trueDeviation: number;
  /** The root of the mean squared standard error. */
  error: number;
  /** True deviation over error: how many errors apart the elements are. */
  separation: number;
  /** True variance over observed: 0 where all differences may be chance, near 1 where they are real. For raters, high means they are not interchangeable. */
  reliability: number;
  /** How many levels can be told apart: (4 × separation + 1) / 3. */
  strata: number;
  /** The test that all have the same measure. */
  allEqual: { chiSquare: number; df: number; p: number };
};

/**
 * Summarises the measures of a facet in logits. Not estimable with fewer than two. Sources: Wright and Masters (1982), Rating Scale
 * Analysis, pages 92 and 105–106; the chi-square, Hedges and Olkin (1985), Statistical Methods for Meta-Analysis, chapter 6.
 */
export function summariseFacet(measures: readonly Measure[]): FacetSummary | NotEstimable {
  const n = measures.length;
  if (n < 2) return notEstimable(n === 0 ? "none has a measure" : "there is only one, so nothing to compare it with");
  const mean = measures.reduce((sum, { measure }) => sum + measure, 0) / n;
  const variance = measures.reduce((sum, { measure }) => sum + (measure - mean) ** 2, 0) / (n - 1);
  const errorVariance = measures.reduce((sum, { standardError }) => sum + standardError ** 2, 0) / n;
  const trueVariance = Math.max(0, variance - errorVariance);
  const weights = measures.map(({ standardError }) => 1 / Math.max(standardError ** 2, 1e-12));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const weightedMean = measures.reduce((sum, { measure }, i) => sum + measure * (weights[i] as number), 0) / total;
  const chiSquare = measures.reduce(
    (sum, { measure }, i) => sum + (weights[i] as number) * (measure - weightedMean) ** 2,
    0,
  );
  const separation = errorVariance > 0 ? Math.sqrt(trueVariance / errorVariance) : 0;
  return {
    n,
    mean,
    observedDeviation: Math.sqrt(variance),
    trueDeviation: Math.sqrt(trueVariance),
    error: Math.sqrt(errorVariance),
    separation,
    reliability: variance > 0 ? trueVariance / variance : 0,
    strata: (4 * separation + 1) / 3,
    allEqual: { chiSquare, df: n - 1, p: chiSquareUpperTail(chiSquare, n - 1) },
  };
}
