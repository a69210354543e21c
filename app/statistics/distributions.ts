import { CONFIDENCE, type Estimate, notEstimable } from "./estimate";
import { quantileOfSorted } from "./quantile";
import { tQuantile } from "./special-functions";
import { wilsonInterval } from "./wilson";

/** A rating with the label of the group it is counted in: a role, a manager, a team. */
export type GroupedRating = { group: string; value: number | null };

export type Share = { value: number; count: number; share: number; lower: number; upper: number };

/** How the ratings of one group are spread. Only missing ratings: `n` 0, no shares' meaning, the rest null. */
export type Distribution = {
  group: string;
  /** Ratings that are there, and that are not. */
  n: number;
  missing: number;
  /** One for each value of the scale, ascending, with the 95 % Wilson interval of the share. */
  shares: Share[];
  mean: Estimate;
  median: number | null;
  lowerQuartile: number | null;
  upperQuartile: number | null;
  /** The sample's standard deviation; null below two ratings. */
  deviation: number | null;
};

/**
 * Distributions by group, in the order in which groups first appear. `scale` lists the values to count; without it, all
 * values that occur. A missing rating is counted as missing and enters nothing else. The intervals treat ratings as
 * independent, which several ratings of one person are not quite. Callers must withhold groups of fewer than five
 * people.
 */
export function computeDistributions(ratings: Iterable<GroupedRating>, scale?: readonly number[]): Distribution[] {
  const groups = new Map<string, { values: number[]; missing: number }>();
  for (const { group, value } of ratings) {
    const entry = groups.get(group) ?? { values: [], missing: 0 };
    groups.set(group, entry);
    if (value === null || !Number.isFinite(value)) entry.missing += 1;
    else entry.values.push(value);
  }
  const counted = scale ?? [...new Set([...groups.values()].flatMap(({ values }) => values))];
  const steps = [...counted].sort((a, b) => a - b);
  return [...groups].map(([group, { values, missing }]) => describeGroup(group, values, missing, steps));
}

function describeGroup(group: string, values: number[], missing: number, steps: readonly number[]): Distribution {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  const quantile = (p: number) => (n === 0 ? null : quantileOfSorted(sorted, p));
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return {
    group,
    n,
    missing,
    shares: steps.map((value) => {
      const count = counts.get(value) ?? 0;
      return { value, count, share: n === 0 ? 0 : count / n, ...wilsonInterval(count, n) };
    }),
    mean: estimateMean(values),
    median: quantile(0.5),
    lowerQuartile: quantile(0.25),
    upperQuartile: quantile(0.75),
    deviation: n < 2 ? null : Math.sqrt(sampleVariance(values)),
  };
}

/** The mean with its t interval. Not estimable below two values; all equal gives an interval of no width, for there is no spread to go by. */
export function estimateMean(values: readonly number[]): Estimate {
  const n = values.length;
  if (n === 0) return notEstimable("there are no ratings");
  if (n === 1) return notEstimable("there is only one rating");
  const mean = average(values);
  const margin = tQuantile((1 + CONFIDENCE) / 2, n - 1) * Math.sqrt(sampleVariance(values) / n);
  return { value: mean, lower: mean - margin, upper: mean + margin, n };
}

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function sampleVariance(values: readonly number[]): number {
  const mean = average(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

/** A self-rating and the manager's of the same person and competency; null where one is missing. `cluster` is the person. */
export type RatingPair = { group: string; cluster: string; self: number | null; manager: number | null };

export type Difference = {
  group: string;
  /** Pairs with both ratings; the others are counted in `missing`. */
  n: number;
  missing: number;
  /** People with at least one such pair. */
  people: number;
  /** Self minus manager: above zero where people rate themselves higher. */
  mean: Estimate;
  shares: Record<
    "selfHigher" | "equal" | "managerHigher",
    { count: number; share: number; lower: number; upper: number }
  >;
};

/**
 * Self minus manager by group. The interval of the mean goes by people, whose competencies are not independent of one another
 * (a ratio of cluster totals; Cochran, 1977, Sampling Techniques, section 6.3); not estimable for fewer than two people.
 */
export function computeDifferences(pairs: Iterable<RatingPair>): Difference[] {
  const groups = new Map<string, { missing: number; byPerson: Map<string, number[]> }>();
  for (const { group, cluster, self, manager } of pairs) {
    const entry = groups.get(group) ?? { missing: 0, byPerson: new Map<string, number[]>() };
    groups.set(group, entry);
    if (self === null || manager === null) entry.missing += 1;
    else entry.byPerson.set(cluster, [...(entry.byPerson.get(cluster) ?? []), self - manager]);
  }
  return [...groups].map(([group, { missing, byPerson }]) => {
    const all = [...byPerson.values()].flat();
    const share = (count: number) => ({
      count,
      share: all.length === 0 ? 0 : count / all.length,
      ...wilsonInterval(count, all.length),
    });
    return {
      group,
      n: all.length,
      missing,
      people: byPerson.size,
      mean: estimateClusteredMean([...byPerson.values()]),
      shares: {
        selfHigher: share(all.filter((difference) => difference > 0).length),
        equal: share(all.filter((difference) => difference === 0).length),
        managerHigher: share(all.filter((difference) => difference < 0).length),
      },
    };
  });
}

function estimateClusteredMean(clusters: readonly (readonly number[])[]): Estimate {
  const all = clusters.flat();
  if (all.length === 0) return notEstimable("nobody has both ratings");
  if (clusters.length < 2) return notEstimable("one person alone does not show how far it can be trusted");
  const mean = average(all);
  const squares = clusters.reduce(
    (sum, cluster) => sum + cluster.reduce((total, value) => total + value - mean, 0) ** 2,
    0,
  );
  const error = Math.sqrt((clusters.length / (clusters.length - 1)) * squares) / all.length;
  const margin = tQuantile((1 + CONFIDENCE) / 2, clusters.length - 1) * error;
  return { value: mean, lower: mean - margin, upper: mean + margin, n: all.length };
}
