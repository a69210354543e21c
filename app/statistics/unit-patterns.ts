import type { RatingsTable } from "./ratings-table";

/**
 * The different ways in which units were rated, raters set aside: a unit rated 3, 3 and 4 has the pattern {3: twice, 4: once}.
 * Real data have few patterns (two raters on a scale of five: at most 20), so a coefficient is computed over these and
 * only its spread over all units.
 */
export type UnitPatterns = {
  /** The pattern of each unit of the table. */
  patternOf: Int32Array;
  /** How many units have the pattern. */
  frequency: Float64Array;
  /** How many ratings the pattern has. */
  size: Float64Array;
  /** Pattern p has the categories category[start[p]] … with their counts; ascending. */
  start: Int32Array;
  category: Int32Array;
  count: Float64Array;
};

const remembered = new WeakMap<RatingsTable, UnitPatterns>();

/** The patterns of a table; computed once per table. */
export function unitPatterns(table: RatingsTable): UnitPatterns {
  const known = remembered.get(table);
  if (known) return known;
  const patterns = findPatterns(table);
  remembered.set(table, patterns);
  return patterns;
}

function findPatterns(table: RatingsTable): UnitPatterns {
  const { unitStart, categoryOf, unitSubject } = table;
  const units = unitSubject.length;
  const tree = new PatternTree(table.categories.length);
  const patternOf = new Int32Array(units);
  const patternOfNode = new Map<number, number>();
  const frequency: number[] = [];
  const size: number[] = [];
  const start: number[] = [0];
  const category: number[] = [];
  const count: number[] = [];
  const sorted = Int32Array.from(categoryOf);
  for (let unit = 0; unit < units; unit++) {
    const from = unitStart[unit] as number;
    const to = unitStart[unit + 1] as number;
    sortRange(sorted, from, to);
    let node = 0;
    for (let rating = from; rating < to; rating++) node = tree.child(node, sorted[rating] as number);
    let pattern = patternOfNode.get(node);
    if (pattern === undefined) {
      pattern = frequency.push(0) - 1;
      patternOfNode.set(node, pattern);
      size.push(to - from);
      for (let rating = from; rating < to; rating++) {
        if (rating > from && sorted[rating] === sorted[rating - 1]) count.push((count.pop() as number) + 1);
        else {
          category.push(sorted[rating] as number);
          count.push(1);
        }
      }
      start.push(category.length);
    }
    patternOf[unit] = pattern;
    frequency[pattern] = (frequency[pattern] as number) + 1;
  }
  return {
    patternOf,
    frequency: Float64Array.from(frequency),
    size: Float64Array.from(size),
    start: Int32Array.from(start),
    category: Int32Array.from(category),
    count: Float64Array.from(count),
  };
}

const FEW = 16;

function sortRange(values: Int32Array, from: number, to: number): void {
  if (to - from > FEW) {
    values.subarray(from, to).sort();
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const value = values[i] as number;
    let place = i;
    while (place > from && (values[place - 1] as number) > value) {
      values[place] = values[place - 1] as number;
      place -= 1;
    }
    values[place] = value;
  }
}

/** Gives each sequence of categories a number of its own. A map takes any number of categories: it holds only the sequences seen. */
class PatternTree {
  private nodes = 1;
  private readonly children = new Map<number, number>();
  private readonly dense: Int32Array;

  constructor(private readonly categories: number) {
    // The root's and its children's children, which is all that two raters need, without hashing.
    this.dense = new Int32Array(categories <= 64 ? categories * (categories + 1) : 0);
  }

  child(node: number, category: number): number {
    const key = node * this.categories + category;
    if (key < this.dense.length) {
      if (this.dense[key] === 0) this.dense[key] = this.nodes++;
      return this.dense[key] as number;
    }
    let next = this.children.get(key);
    if (next === undefined) {
      next = this.nodes++;
      this.children.set(key, next);
    }
    return next;
  }
}

/**
 * The standard error of a coefficient by linearisation (the infinitesimal jackknife), clustered by subject, because ratings of
 * one person are alike. `influence[p]` is the coefficient's derivative by the number of units of pattern p. `smallest` is the
 * fewest ratings with which a unit has a part in it. Source: Gwet (2008), Br. J. Math. Stat. Psychol. 61, section 5, for one unit
 * per subject; Liang and Zeger (1986), Biometrika 73, for the clusters.
 */
export function clusteredError(
  table: RatingsTable,
  influence: Float64Array,
  smallest: number,
): { standardError: number; subjects: number } {
  const { patternOf, size } = unitPatterns(table);
  const sums = new Float64Array(table.subjects.length);
  const seen = new Uint8Array(table.subjects.length);
  for (let unit = 0; unit < patternOf.length; unit++) {
    const pattern = patternOf[unit] as number;
    if ((size[pattern] as number) < smallest) continue;
    const subject = table.unitSubject[unit] as number;
    sums[subject] = (sums[subject] as number) + (influence[pattern] as number);
    seen[subject] = 1;
  }
  return errorOfSums(sums, seen);
}

/**
 * √(G/(G−1) Σ (s − s̄)²) over the G clusters that were seen, infinite where there are fewer than two; √(Σ s²) where the sums are
 * of pairs of raters, each of which is centred and widened already.
 */
export function errorOfSums(
  sums: Float64Array,
  seen: Uint8Array,
  kind: "subjects" | "pairs" = "subjects",
): { standardError: number; subjects: number } {
  let subjects = 0;
  let total = 0;
  for (let i = 0; i < sums.length; i++) {
    if (seen[i] === 0) continue;
    subjects += 1;
    total += sums[i] as number;
  }
  if (subjects < 2) return { standardError: Number.POSITIVE_INFINITY, subjects };
  const mean = kind === "pairs" ? 0 : total / subjects;
  const widening = kind === "pairs" ? 1 : subjects / (subjects - 1);
  let squares = 0;
  for (let i = 0; i < sums.length; i++) if (seen[i] === 1) squares += ((sums[i] as number) - mean) ** 2;
  return { standardError: Math.sqrt(widening * squares), subjects };
}
