import { CONFIDENCE, type Estimate, type Estimated, isEstimable, notEstimable } from "./estimate";
import { MIN_GROUP_SIZE } from "./small-groups";
import { tQuantile } from "./special-functions";

/** The median proficiency of the people of a role on one competency in one cycle; null where nobody was rated. */
export type CycleMedian = { cycle: string; median: number | null; people: number };

export type DriftPoint = {
  cycle: string;
  people: number;
  /** In steps of the scale: above zero where people are rated above the expectation. Null where missing or withheld. */
  aboveExpectation: number | null;
  withheld: boolean;
};
export type ProfileDrift = {
  points: DriftPoint[];
  /** The last point that has a value. */
  latest: DriftPoint | null;
  /** Steps per cycle, by least squares; `n` is the number of cycles. */
  trend: Estimate;
  direction: "rising" | "falling" | "steady" | "unknown";
  words: string;
};

const MIN_CYCLES = 3;

/** A median of whole steps stands for anything half a step to either side: that much variance is in it even where it repeats exactly. */
const ROUNDING_VARIANCE = 1 / 12;

/**
 * How the observed profile of a role moves away from its expectation over cycles, given in their order and taken as equally far apart. Cycles
 * with fewer than {@link MIN_GROUP_SIZE} people are withheld; those and missing medians leave a gap in time and enter nothing. The
 * trend takes {@link MIN_CYCLES} cycles; its interval is the t interval of a slope, with a residual variance of no less than a twelfth.
 */
export function observedProfileDrift(expectation: number, medians: readonly CycleMedian[]): ProfileDrift {
  const points = medians.map(({ cycle, median, people }): DriftPoint => {
    const withheld = people > 0 && people < MIN_GROUP_SIZE;
    const known = median !== null && people > 0 && !withheld;
    return { cycle, people, withheld, aboveExpectation: known ? median - expectation : null };
  });
  const known = points.flatMap(({ aboveExpectation: y }, x) => (y === null ? [] : [{ x, y }]));
  const trend = estimateSlope(known);
  const latest = points.findLast(({ aboveExpectation }) => aboveExpectation !== null) ?? null;
  const direction = !isEstimable<Estimated>(trend)
    ? "unknown"
    : trend.lower > 0
      ? "rising"
      : trend.upper < 0
        ? "falling"
        : "steady";
  return { points, latest, trend, direction, words: describeDrift(latest, trend, direction) };
}

function estimateSlope(points: readonly { x: number; y: number }[]): Estimate {
  const n = points.length;
  if (n < MIN_CYCLES) {
    return notEstimable(
      `a trend takes ${MIN_CYCLES} cycles with at least ${MIN_GROUP_SIZE} people: there ${n === 1 ? "is" : "are"} ${n}`,
    );
  }
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / n;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / n;
  const spread = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  const slope = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spread;
  const rest = points.reduce((sum, { x, y }) => sum + (y - meanY - slope * (x - meanX)) ** 2, 0) / (n - 2);
  const margin = tQuantile((1 + CONFIDENCE) / 2, n - 2) * Math.sqrt(Math.max(rest, ROUNDING_VARIANCE) / spread);
  return { value: slope, lower: slope - margin, upper: slope + margin, n };
}

function describeDrift(latest: DriftPoint | null, trend: Estimate, direction: ProfileDrift["direction"]): string {
  if (!latest || latest.aboveExpectation === null) return "not known: no cycle has enough people with a rating";
  const steps = Math.abs(latest.aboveExpectation);
  const amount = `${Number(steps.toFixed(1))} level${steps === 1 ? "" : "s"}`;
  const where = steps === 0 ? "at target" : `${amount} ${latest.aboveExpectation > 0 ? "above" : "below"} target`;
  const now = `${where} in ${latest.cycle} (${latest.people} people)`;
  if (!isEstimable<Estimated>(trend)) return `${now}; ${trend.notEstimable}`;
  const over = `over ${trend.n} cycles`;
  return direction === "steady" ? `${now}; no clear trend ${over}` : `${now}, ${direction} ${over}`;
}
