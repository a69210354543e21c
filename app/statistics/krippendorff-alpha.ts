import { bootstrapInterval } from "./bootstrap";
import { coefficientEstimate, type Estimate, notEstimable } from "./estimate";
import type { RatingsTable } from "./ratings-table";
import { clusteredError, unitPatterns } from "./unit-patterns";
import { MAX_CATEGORIES } from "./weights";

/** How the distance between two values is measured: alike or not, by rank, by difference, by difference relative to the sum. */
export type Scale = "nominal" | "ordinal" | "interval" | "ratio";

/**
 * Krippendorff's alpha, 1 − observed / expected disagreement, from the matrix of coincidences; any number of raters, missing
 * ratings allowed. `n` is the number of units with at least two ratings: the others cannot be compared and are left out.
 *
 * The interval is by linearisation with subjects as clusters, t distributed; with `bootstrap` it is the percentile interval over
 * resampled subjects. Not estimable: no unit with two ratings, no variation, a ratio scale with values below zero.
 * Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, sections D and E.
 */
export function computeKrippendorffAlpha(
  table: RatingsTable,
  scale: Scale,
  { bootstrap }: { bootstrap?: { seed: number; replicates: number } } = {},
): Estimate {
  if (table.categories.length > MAX_CATEGORIES) {
    return notEstimable(`there are ${table.categories.length} different values: too many to treat as categories`);
  }
  if (scale === "ratio" && (table.categories[0] ?? 0) < 0)
    return notEstimable("a ratio scale has no values below zero");
  const patterns = unitPatterns(table);
  const coincidences = new Coincidences(table);
  for (let p = 0; p < patterns.size.length; p++) coincidences.add(p, patterns.frequency[p] as number);
  const units = patterns.frequency.reduce((sum, f, p) => sum + ((patterns.size[p] as number) < 2 ? 0 : f), 0);
  if (units === 0) return notEstimable("no subject was rated by two raters on the same item");
  const disagreement = coincidences.disagreement(scale);
  if (!(disagreement.expected > 0))
    return notEstimable("every rating is the same, so there is no variation to agree on");
  const value = 1 - ((coincidences.total - 1) * disagreement.observed) / disagreement.expected;
  const { standardError, subjects } = clusteredError(table, coincidences.influence(scale), 2);
  if (subjects < 2) return notEstimable("one subject alone does not show how far it can be trusted");
  if (!bootstrap || value > 1 - 1e-12) return coefficientEstimate(value, standardError, { n: units, subjects });
  const interval = bootstrapInterval({ ...bootstrap, ...resampledAlpha(table, scale) });
  return interval ? { value, ...interval, n: units } : notEstimable("too few samples of the subjects vary at all");
}

/** What a bootstrap over subjects needs: how many there are, and alpha where each is taken so many times. */
function resampledAlpha(table: RatingsTable, scale: Scale) {
  const { patternOf, size } = unitPatterns(table);
  const clusters = [
    ...new Set(Array.from(table.unitSubject).filter((_, u) => (size[patternOf[u] as number] as number) > 1)),
  ];
  const clusterOf = new Map(clusters.map((subject, index) => [subject, index]));
  const clusterOfUnit = Int32Array.from(table.unitSubject, (subject) => clusterOf.get(subject) ?? -1);
  return {
    clusters: clusters.length,
    statistic: (times: Float64Array) => {
      const weights = new Float64Array(size.length);
      clusterOfUnit.forEach((cluster, unit) => {
        const pattern = patternOf[unit] as number;
        if (cluster >= 0) weights[pattern] = (weights[pattern] as number) + (times[cluster] as number);
      });
      const sample = new Coincidences(table);
      weights.forEach((weight, p) => {
        if (weight > 0) sample.add(p, weight);
      });
      const { observed, expected } = sample.disagreement(scale);
      return 1 - ((sample.total - 1) * observed) / expected;
    },
  };
}

/** The coincidence matrix: how often each two values meet within a unit, a unit of m ratings weighing m. */
class Coincidences {
  private readonly size: number;
  private readonly cells: Float64Array;
  private readonly marginals: Float64Array;
  total = 0;

  constructor(private readonly table: RatingsTable) {
    this.size = table.categories.length;
    this.cells = new Float64Array(this.size * this.size);
    this.marginals = new Float64Array(this.size);
  }

  add(pattern: number, times: number): void {
    const { size, start, category, count } = unitPatterns(this.table);
    const ratings = size[pattern] as number;
    if (ratings < 2) return;
    for (let i = start[pattern] as number; i < (start[pattern + 1] as number); i++) {
      const row = category[i] as number;
      this.marginals[row] = (this.marginals[row] as number) + times * (count[i] as number);
      for (let j = start[pattern] as number; j < (start[pattern + 1] as number); j++) {
        const cell = row * this.size + (category[j] as number);
        const meetings = (count[i] as number) * ((count[j] as number) - (i === j ? 1 : 0));
        this.cells[cell] = (this.cells[cell] as number) + (times * meetings) / (ratings - 1);
      }
    }
    this.total += times * ratings;
  }

  /** Σ o_ck δ²_ck and Σ n_c n_k δ²_ck over all ordered pairs of values. */
  disagreement(scale: Scale): { observed: number; expected: number } {
    const distance = this.distances(scale);
    let observed = 0;
    let expected = 0;
    for (let row = 0; row < this.size; row++) {
      for (let column = row + 1; column < this.size; column++) {
        const squared = distance(row, column) ** 2;
        observed += 2 * (this.cells[row * this.size + column] as number) * squared;
        expected += 2 * (this.marginals[row] as number) * (this.marginals[column] as number) * squared;
      }
    }
    return { observed, expected };
  }

  /** δ, not squared, for row < column. The ordinal one counts the ratings between, each end by half. */
  private distances(scale: Scale): (row: number, column: number) => number {
    const { categories } = this.table;
    if (scale === "nominal") return () => 1;
    if (scale === "interval") return (row, column) => (categories[column] as number) - (categories[row] as number);
    if (scale === "ratio") {
      return (row, column) => {
        const a = categories[row] as number;
        const b = categories[column] as number;
        return (b - a) / (a + b);
      };
    }
    const middle = new Float64Array(this.size);
    let below = 0;
    for (let c = 0; c < this.size; c++) {
      middle[c] = below + (this.marginals[c] as number) / 2;
      below += this.marginals[c] as number;
    }
    return (row, column) => (middle[column] as number) - (middle[row] as number);
  }

  /** The derivative of alpha by the number of units of each pattern. */
  influence(scale: Scale): Float64Array {
    const { size, start, category, count } = unitPatterns(this.table);
    const { observed, expected } = this.disagreement(scale);
    const distance = this.distances(scale);
    const delta = (a: number, b: number) => (a === b ? 0 : distance(Math.min(a, b), Math.max(a, b)) ** 2);
    const { observedSlope, expectedSlope } = this.marginalSlopes(scale, distance);
    return Float64Array.from(size, (ratings, p) => {
      if (ratings < 2) return 0;
      let ownObserved = 0;
      let ownExpected = 0;
      for (let i = start[p] as number; i < (start[p + 1] as number); i++) {
        const c = category[i] as number;
        ownObserved += (count[i] as number) * (observedSlope[c] as number);
        ownExpected += (count[i] as number) * (expectedSlope[c] as number);
        for (let j = start[p] as number; j < (start[p + 1] as number); j++) {
          ownObserved +=
            ((count[i] as number) * (count[j] as number) * delta(c, category[j] as number)) / (ratings - 1);
        }
      }
      const scaleUp = this.total - 1;
      return (
        -(ratings * observed) / expected -
        (scaleUp * ownObserved) / expected +
        (scaleUp * observed * ownExpected) / expected ** 2
      );
    });
  }

  /** How the two sums move with one more rating of a category, the coincidences themselves apart. */
  private marginalSlopes(scale: Scale, distance: (row: number, column: number) => number) {
    const observedSlope = new Float64Array(this.size);
    const expectedSlope = new Float64Array(this.size);
    // A rating of category g moves δ_ck by 1 for g between c and k and by ½ at the ends: summed as steps up at c and down at k.
    const observedSteps = new Float64Array(this.size + 1);
    const expectedSteps = new Float64Array(this.size + 1);
    const add = (array: Float64Array, index: number, amount: number) => {
      array[index] = (array[index] as number) + amount;
    };
    for (let row = 0; row < this.size; row++) {
      for (let column = row + 1; column < this.size; column++) {
        const delta = distance(row, column);
        const product = (this.marginals[row] as number) * (this.marginals[column] as number);
        add(expectedSlope, row, 2 * (this.marginals[column] as number) * delta ** 2);
        add(expectedSlope, column, 2 * (this.marginals[row] as number) * delta ** 2);
        if (scale !== "ordinal") continue;
        const observedPull = 4 * (this.cells[row * this.size + column] as number) * delta;
        const expectedPull = 4 * product * delta;
        for (const [slope, steps, pull] of [
          [observedSlope, observedSteps, observedPull],
          [expectedSlope, expectedSteps, expectedPull],
        ] as const) {
          add(slope, row, pull / 2);
          add(slope, column, pull / 2);
          add(steps, row + 1, pull);
          add(steps, column, -pull);
        }
      }
    }
    let observedLevel = 0;
    let expectedLevel = 0;
    for (let c = 0; c < this.size; c++) {
      observedLevel += observedSteps[c] as number;
      expectedLevel += expectedSteps[c] as number;
      add(observedSlope, c, observedLevel);
      add(expectedSlope, c, expectedLevel);
    }
    return { observedSlope, expectedSlope };
  }
}
