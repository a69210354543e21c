import { type NotEstimable, notEstimable } from "./estimate";

/**
 * How much two different ratings count as agreement, from 1 (the same) to 0 (the furthest apart). `linear` and `quadratic` go
 * by the distance of the values, so an unused level in between does not bring its neighbours closer; `ordinal` goes by how many
 * pairs of categories lie between; `ratio` by the distance relative to the sum. A matrix has one row and one column per
 * category of the table, ascending; rows are the first rater of a pair, so it need not be symmetric where raters are told apart.
 */
export type Weights = "identity" | "linear" | "quadratic" | "ordinal" | "ratio" | CustomWeights;
export type CustomWeights = { agreement: Matrix } | { disagreement: Matrix };
type Matrix = readonly (readonly number[])[];

/** Above this, ratings are measurements rather than categories, and tables of categories × categories grow out of hand. */
export const MAX_CATEGORIES = 1_000;

/**
 * Agreement weights as a matrix by rows. Disagreement weights v become 1 − v / max v, which leaves weighted kappa as it is.
 * Not estimable: more than {@link MAX_CATEGORIES} values, ratio weights with values below zero, a matrix of the wrong size or without
 * any difference. Sources: Cohen (1968); Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed., chapter 3.
 */
export function agreementWeights(weights: Weights, categories: Float64Array): Float64Array | NotEstimable {
  const size = categories.length;
  if (size > MAX_CATEGORIES) return notEstimable(`there are ${size} different values: too many to treat as categories`);
  if (typeof weights === "object") return fromMatrix(weights, size);
  const low = categories[0] ?? 0;
  const high = categories[size - 1] ?? 0;
  if (weights === "ratio" && low < 0) return notEstimable("a ratio scale has no values below zero");
  const matrix = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      matrix[row * size + column] = row === column ? 1 : namedWeight(weights, categories, row, column, low, high);
    }
  }
  return matrix;
}

function namedWeight(
  weights: Exclude<Weights, CustomWeights>,
  categories: Float64Array,
  row: number,
  column: number,
  low: number,
  high: number,
): number {
  const a = categories[row] as number;
  const b = categories[column] as number;
  switch (weights) {
    case "identity":
      return 0;
    case "linear":
      return 1 - Math.abs(a - b) / (high - low);
    case "quadratic":
      return 1 - ((a - b) / (high - low)) ** 2;
    case "ordinal":
      return 1 - pairsOf(Math.abs(row - column) + 1) / pairsOf(categories.length);
    case "ratio":
      return 1 - ((a - b) / (a + b)) ** 2 / ((high - low) / (high + low)) ** 2;
  }
}

const pairsOf = (count: number) => (count * (count - 1)) / 2;

function fromMatrix(weights: CustomWeights, size: number): Float64Array | NotEstimable {
  const rows = "agreement" in weights ? weights.agreement : weights.disagreement;
  if (rows.length !== size || rows.some((row) => row.length !== size)) {
    return notEstimable(`the weights need one row and one column for each of the ${size} values`);
  }
  const given = Float64Array.from(rows.flat());
  if (!given.every(Number.isFinite)) return notEstimable("the weights have to be numbers");
  if ("agreement" in weights) return given;
  const largest = given.reduce((max, weight) => Math.max(max, weight), 0);
  if (largest <= 0) return notEstimable("no disagreement has a weight above zero");
  return given.map((weight) => 1 - weight / largest);
}
