import { coefficientEstimate, type Estimate, notEstimable } from "./estimate";
import type { RatingsTable } from "./ratings-table";
import { errorOfSums } from "./unit-patterns";
import { agreementWeights, type Weights } from "./weights";

/** More cells than this, over all pairs of raters, would need hundreds of megabytes. */
const MAX_CELLS = 20_000_000;

/** Pairs of raters with fewer subjects in common show no spread between subjects, and nearly any kappa by chance. */
const MIN_SHARED_SUBJECTS = 2;

/**
 * Cohen's kappa of two raters; of more, the mean over the pairs that have one, which takes {@link MIN_SHARED_SUBJECTS} subjects in
 * common. Weights may be asymmetric: their rows belong to the rater who comes first in the table. `n` is the number of units that
 * these pairs share. Missing ratings make no pair.
 *
 * The interval is by linearisation with subjects as clusters: for two raters and one item per subject, Fleiss, Cohen and Everitt's.
 * Not estimable: no pair with enough subjects in common; every pair uses one and the same value throughout.
 * Sources: Cohen (1960), Educ. Psychol. Meas. 20; weighted, Cohen (1968), Psychol. Bull. 70, 213–220; error, Fleiss, Cohen and
 * Everitt (1969), Psychol. Bull. 72, 323–327; the mean over pairs, Light (1971), Psychol. Bull. 76.
 */
export function computeCohenKappa(table: RatingsTable, weights: Weights = "identity"): Estimate {
  const pairs = usablePairs(table, weights);
  if (!Array.isArray(pairs)) return pairs;
  const value = pairs.reduce((sum, { kappa }) => sum + kappa, 0) / pairs.length;
  const { sums, seen, units } = sumInfluence(table, pairs);
  const { standardError, subjects } = errorOfSums(sums, seen, "pairs");
  return coefficientEstimate(value, standardError, { n: units, subjects });
}

export type PairKappa = { first: string; second: string; kappa: Estimate };

/** Cohen's kappa of every two raters who share a unit, `n` being the units they share. */
export function listPairKappas(table: RatingsTable, weights: Weights = "identity"): PairKappa[] {
  const tables = pairTables(table);
  if (!Array.isArray(tables)) return [];
  const matrix = agreementWeights(weights, table.categories);
  if (!(matrix instanceof Float64Array)) return [];
  return tables.map((counts) => ({
    first: table.raters[counts.first] as string,
    second: table.raters[counts.second] as string,
    kappa: pairEstimate(table, counts, matrix),
  }));
}

function pairEstimate(table: RatingsTable, counts: PairTable, matrix: Float64Array): Estimate {
  if (counts.subjects < MIN_SHARED_SUBJECTS) return notEstimable("they have fewer than two subjects in common");
  const fitted = fitPair(counts, matrix, table.categories.length);
  if (!fitted) return notEstimable("both raters gave one and the same value throughout");
  const { sums, seen, units } = sumInfluence(table, [fitted]);
  const { standardError, subjects } = errorOfSums(sums, seen, "pairs");
  return coefficientEstimate(fitted.kappa, standardError, { n: units, subjects });
}

/** How often the first rater's category (row) met the second's (column), on the units that both rated; of how many subjects. */
type PairTable = {
  first: number;
  second: number;
  cells: Float64Array;
  total: number;
  subjects: number;
  lastSubject: number;
};
type FittedPair = { first: number; second: number; kappa: number; influence: Float64Array };

function usablePairs(table: RatingsTable, weights: Weights) {
  const matrix = agreementWeights(weights, table.categories);
  if (!(matrix instanceof Float64Array)) return matrix;
  const tables = pairTables(table);
  if (!Array.isArray(tables)) return tables;
  if (tables.length === 0) return notEstimable("no subject was rated by two raters on the same item");
  const enough = tables.filter(({ subjects }) => subjects >= MIN_SHARED_SUBJECTS);
  if (enough.length === 0) return notEstimable("no two raters rated two of the same subjects");
  const fitted = enough.flatMap((counts) => fitPair(counts, matrix, table.categories.length) ?? []);
  return fitted.length > 0
    ? fitted
    : notEstimable("every rating of each pair of raters is the same, so agreement cannot be told from chance");
}

function pairTables(table: RatingsTable): PairTable[] | ReturnType<typeof notEstimable> {
  const size = table.categories.length;
  const byPair = new Map<number, PairTable>();
  let tooMany = false;
  forEachPair(table, (first, second, row, column, unit) => {
    const key = first * table.raters.length + second;
    let counts = byPair.get(key);
    if (!counts) {
      if ((byPair.size + 1) * size * size > MAX_CELLS) {
        tooMany = true;
        return;
      }
      counts = { first, second, cells: new Float64Array(size * size), total: 0, subjects: 0, lastSubject: -1 };
      byPair.set(key, counts);
    }
    counts.cells[row * size + column] = (counts.cells[row * size + column] as number) + 1;
    counts.total += 1;
    // Units are ordered by subject.
    if (counts.lastSubject !== table.unitSubject[unit]) counts.subjects += 1;
    counts.lastSubject = table.unitSubject[unit] as number;
  });
  if (tooMany) return notEstimable("too many pairs of raters for so many different values");
  return [...byPair.values()].sort((a, b) => a.first - b.first || a.second - b.second);
}

function forEachPair(
  { unitStart, unitSubject, raterOf, categoryOf }: RatingsTable,
  visit: (first: number, second: number, row: number, column: number, unit: number) => void,
): void {
  for (let unit = 0; unit < unitSubject.length; unit++) {
    const to = unitStart[unit + 1] as number;
    for (let i = unitStart[unit] as number; i < to; i++) {
      for (let j = i + 1; j < to; j++) {
        visit(raterOf[i] as number, raterOf[j] as number, categoryOf[i] as number, categoryOf[j] as number, unit);
      }
    }
  }
}

/**
 * Kappa of one pair, and its derivative by the number of units in each cell; null where it is 0/0. The derivative is widened by
 * √(G/(G−1)) for G subjects: that much of their spread is lost to the pair's own means.
 */
function fitPair(
  { first, second, cells, total, subjects }: PairTable,
  matrix: Float64Array,
  size: number,
): FittedPair | null {
  const rows = new Float64Array(size);
  const columns = new Float64Array(size);
  let observed = 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const share = (cells[row * size + column] as number) / total;
      rows[row] = (rows[row] as number) + share;
      columns[column] = (columns[column] as number) + share;
      observed += share * (matrix[row * size + column] as number);
    }
  }
  const rowMeans = new Float64Array(size);
  const columnMeans = new Float64Array(size);
  let expected = 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const weight = matrix[row * size + column] as number;
      rowMeans[row] = (rowMeans[row] as number) + weight * (columns[column] as number);
      columnMeans[column] = (columnMeans[column] as number) + weight * (rows[row] as number);
      expected += weight * (rows[row] as number) * (columns[column] as number);
    }
  }
  const room = 1 - expected;
  if (Math.abs(room) < 1e-12) return null;
  const influence = new Float64Array(size * size);
  const widening = Math.sqrt(subjects / Math.max(1, subjects - 1));
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const own = (matrix[row * size + column] as number) - observed;
      const chance = (rowMeans[row] as number) + (columnMeans[column] as number) - 2 * expected;
      influence[row * size + column] = (widening * (own * room - (1 - observed) * chance)) / (room * room * total);
    }
  }
  return { first, second, kappa: (observed - expected) / room, influence };
}

/** The influence of every subject on the mean kappa of these pairs. */
function sumInfluence(table: RatingsTable, pairs: readonly FittedPair[]) {
  const size = table.categories.length;
  const byPair = new Map(pairs.map((pair) => [pair.first * table.raters.length + pair.second, pair]));
  const sums = new Float64Array(table.subjects.length);
  const seen = new Uint8Array(table.subjects.length);
  let units = 0;
  let lastUnit = -1;
  forEachPair(table, (first, second, row, column, unit) => {
    const pair = byPair.get(first * table.raters.length + second);
    if (!pair) return;
    const subject = table.unitSubject[unit] as number;
    sums[subject] = (sums[subject] as number) + (pair.influence[row * size + column] as number) / pairs.length;
    seen[subject] = 1;
    if (unit !== lastUnit) units += 1;
    lastUnit = unit;
  });
  return { sums, seen, units };
}
