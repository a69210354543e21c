import { type NotEstimable, notEstimable } from "../estimate";
import type { RatingsTable } from "../ratings-table";

/** Beyond this the values are measurements rather than steps of a scale. */
const MAX_SCALE_STEPS = 20;

/** Who always got, or always gave, the lowest or the highest category there is. */
export type Extreme = "low" | "high";

/**
 * The ratings that carry information on the model's parameters: extreme subjects, items and raters are set aside until none is
 * left, and categories are counted from 0 among the values that remain in use. An unused value in between has no threshold of
 * its own; a value used by extreme elements alone counts as its nearest neighbour.
 */
export type EstimationData = {
  values: Float64Array;
  /** Per rating of the table: the category, counted from 0. */
  scoreOf: Int32Array;
  /** Per rating of the table: whether it is used. */
  used: Uint8Array;
  /** Per element: how it is extreme; null where it is not. */
  extremes: Record<"subject" | "item" | "rater", (Extreme | null)[]>;
};

const FACETS = ["subject", "item", "rater"] as const;

/** Finds them. Not estimable: fewer than two values, more than {@link MAX_SCALE_STEPS}, or every subject, item or rater extreme. */
export function findEstimationData(table: RatingsTable): EstimationData | NotEstimable {
  const used = new Uint8Array(table.categoryOf.length).fill(1);
  const indexes = { subject: table.subjectOf, item: table.itemOf, rater: table.raterOf };
  const extremes: EstimationData["extremes"] = {
    subject: table.subjects.map(() => null),
    item: table.items.map(() => null),
    rater: table.raters.map(() => null),
  };
  for (;;) {
    const scale = countCategories(table, used);
    if (scale.values.length > MAX_SCALE_STEPS) {
      return notEstimable(`there are ${scale.values.length} different values: too many to treat as steps of a scale`);
    }
    if (scale.values.length < 2) {
      return notEstimable("every rating that could tell the raters apart is the same");
    }
    const scoreOf = table.categoryOf.map((category) => scale.rankOf[category] as number);
    let changed = false;
    for (const facet of FACETS) {
      const found = findExtremes(indexes[facet], extremes[facet].length, scoreOf, used, scale.values.length - 1);
      found.forEach((extreme, element) => {
        if (!extreme) return;
        extremes[facet][element] = extreme;
        changed = true;
      });
      if (!changed) continue;
      for (let rating = 0; rating < used.length; rating++) {
        if (extremes[facet][indexes[facet][rating] as number]) used[rating] = 0;
      }
    }
    if (!changed) return { values: scale.values, scoreOf, used, extremes };
  }
}

function countCategories({ categories, categoryOf }: RatingsTable, used: Uint8Array) {
  const seen = new Uint8Array(categories.length);
  for (let rating = 0; rating < used.length; rating++) if (used[rating] === 1) seen[categoryOf[rating] as number] = 1;
  const kept = [...categories.keys()].filter((category) => seen[category] === 1);
  const values = Float64Array.from(kept, (category) => categories[category] as number);
  const rankOf = Int32Array.from(categories, (value) => {
    let nearest = 0;
    for (let rank = 1; rank < values.length; rank++) {
      if (Math.abs((values[rank] as number) - value) < Math.abs((values[nearest] as number) - value)) nearest = rank;
    }
    return nearest;
  });
  return { values, rankOf };
}

function findExtremes(index: Int32Array, size: number, scoreOf: Int32Array, used: Uint8Array, top: number) {
  const counts = new Int32Array(size);
  const scores = new Int32Array(size);
  for (let rating = 0; rating < used.length; rating++) {
    if (used[rating] === 0) continue;
    const element = index[rating] as number;
    counts[element] = (counts[element] as number) + 1;
    scores[element] = (scores[element] as number) + (scoreOf[rating] as number);
  }
  return Array.from(counts, (count, element): Extreme | null => {
    if (count === 0) return null;
    if (scores[element] === 0) return "low";
    return scores[element] === count * top ? "high" : null;
  });
}
