import { findDesigns } from "./designs";
import type { Shape } from "./information";

/** The ratings to fit, ordered by subject; indexes are compact: every subject, item, rater and category occurs. */
export type FitData = Shape & {
  /** Subject s has the ratings start[s] … start[s + 1] − 1. */
  start: Int32Array;
  item: Int32Array;
  rater: Int32Array;
  score: Int32Array;
};

/** Observed totals, which are all that the likelihood takes from the ratings; items and raters stand in one list, in this order. */
export type Totals = {
  subjectScores: Float64Array;
  subjectCounts: Float64Array;
  scores: Float64Array;
  counts: Float64Array;
  categories: Float64Array;
  /** How many ratings are in category k + 1 or above. */
  atLeast: Float64Array;
};

/** Adds up the observed totals. */
function countTotals({ start, item, rater, score, subjects, items, raters, steps }: FitData): Totals {
  const totals: Totals = {
    subjectScores: new Float64Array(subjects),
    subjectCounts: new Float64Array(subjects),
    scores: new Float64Array(items + raters),
    counts: new Float64Array(items + raters),
    categories: new Float64Array(steps + 1),
    atLeast: new Float64Array(steps),
  };
  const add = (array: Float64Array, index: number, amount: number) => {
    array[index] = (array[index] as number) + amount;
  };
  for (let s = 0; s < subjects; s++) {
    for (let r = start[s] as number; r < (start[s + 1] as number); r++) {
      const given = score[r] as number;
      add(totals.subjectScores, s, given);
      add(totals.subjectCounts, s, 1);
      add(totals.scores, item[r] as number, given);
      add(totals.counts, item[r] as number, 1);
      add(totals.scores, items + (rater[r] as number), given);
      add(totals.counts, items + (rater[r] as number), 1);
      add(totals.categories, given, 1);
    }
  }
  for (let k = steps - 1; k >= 0; k--) {
    totals.atLeast[k] = (totals.atLeast[k + 1] ?? 0) + (totals.categories[k + 1] as number);
  }
  return totals;
}

/** Which parameters each subject's ratings involve, ascending. */
export function findTies({ start, item, rater, items, raters, steps, subjects }: Omit<FitData, "score">) {
  const index: number[] = [];
  const starts = new Int32Array(subjects + 1);
  for (let s = 0; s < subjects; s++) {
    const own = new Set<number>();
    for (let r = start[s] as number; r < (start[s + 1] as number); r++) {
      own.add(item[r] as number);
      own.add(items + (rater[r] as number));
    }
    for (let k = 0; k < steps; k++) own.add(items + raters + k);
    index.push(...[...own].sort((a, b) => a - b));
    starts[s + 1] = index.length;
  }
  return { start: starts, index: Int32Array.from(index) };
}

/** Subjects with the same design and total as one, `weight` telling how many there are; `totals` are of all ratings. */
export type GroupedData = Omit<FitData, "score"> & { weight: Float64Array; totals: Totals };

/** Groups subjects who must have the same measure. A subject's total then is that of all of the group. */
export function groupSubjects(data: FitData): GroupedData {
  const { start, item, rater, steps } = data;
  const totals = countTotals(data);
  const designOf = findDesigns(start, item, rater);
  const groupOf = new Map<number, number>();
  const first: number[] = [];
  const weight: number[] = [];
  // No subject has more ratings than there are, so no two designs share a number.
  const span = item.length * steps + 1;
  for (let s = 0; s < data.subjects; s++) {
    const key = (designOf[s] as number) * span + (totals.subjectScores[s] as number);
    const group = groupOf.get(key);
    if (group === undefined) {
      groupOf.set(key, first.length);
      first.push(s);
      weight.push(1);
    } else weight[group] = (weight[group] as number) + 1;
  }
  const starts = new Int32Array(first.length + 1);
  first.forEach((s, g) => {
    starts[g + 1] = (starts[g] as number) + (start[s + 1] as number) - (start[s] as number);
  });
  const columns = {
    item: new Int32Array(starts[first.length] as number),
    rater: new Int32Array(starts[first.length] as number),
  };
  first.forEach((s, g) => {
    columns.item.set(item.subarray(start[s], start[s + 1]), starts[g]);
    columns.rater.set(rater.subarray(start[s], start[s + 1]), starts[g]);
  });
  const ofGroup = (values: Float64Array) =>
    Float64Array.from(first, (s, g) => (values[s] as number) * (weight[g] as number));
  return {
    ...data,
    ...columns,
    subjects: first.length,
    start: starts,
    weight: Float64Array.from(weight),
    totals: {
      ...totals,
      subjectScores: ofGroup(totals.subjectScores),
      subjectCounts: ofGroup(totals.subjectCounts),
    },
  };
}
