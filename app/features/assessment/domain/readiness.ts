import {
  COUNTED_WEIGHTS,
  type CountedWeight,
  type LadderWith,
  type Role,
  type WeightsRule,
} from "#app/features/ladder/domain/schema";
import { type CompetencyGap, computeGaps } from "./gap";
import type { Verdict } from "./profile-readiness";
import type { Ratings } from "./rating";

export type WeightReadiness = {
  weight: CountedWeight;
  /** How many competencies of this weight the role names. */
  of: number;
  met: string[];
  oneBelow: string[];
  furtherBelow: string[];
  unrated: string[];
};

export type CycleReadiness = {
  byWeight: WeightReadiness[];
  /** What the rule says of this one set of ratings; "unknown" where only missing ratings stand in the way. */
  verdict: Verdict;
};

export type Readiness = {
  current: CycleReadiness;
  /** How many cycles in a row meet the rule, counted back from the latest. */
  cyclesMet: number;
  cyclesNeeded: number;
  /** The rule as a whole. Guidance for a conversation, never a decision. */
  verdict: Verdict;
};

/** How a set of ratings stands against a promotion rule by weights for one role, in one cycle. Missing ratings are neither met nor below. */
export function computeCycleReadiness(ladder: LadderWith<WeightsRule>, role: Role, ratings: Ratings): CycleReadiness {
  const gaps = computeGaps(ladder, role, ratings);
  const byWeight = COUNTED_WEIGHTS.map((weight) => groupByDistance(weight, gaps)).filter(({ of }) => of > 0);
  const verdicts = byWeight.map(({ weight, oneBelow, furtherBelow, unrated }) =>
    judgeWeight(ladder.promotionRule, weight, {
      oneBelow: oneBelow.length,
      furtherBelow: furtherBelow.length,
      unrated: unrated.length,
    }),
  );
  const verdict = verdicts.includes("not-met") ? "not-met" : verdicts.includes("unknown") ? "unknown" : "met";
  return { byWeight, verdict };
}

function groupByDistance(weight: CountedWeight, gaps: readonly CompetencyGap[]): WeightReadiness {
  const ofWeight = gaps.filter((gap) => gap.weight === weight);
  const ids = (matches: (gap: number | null) => boolean) =>
    ofWeight.filter(({ gap }) => matches(gap)).map(({ competencyId }) => competencyId);
  return {
    weight,
    of: ofWeight.length,
    met: ids((gap) => gap !== null && gap <= 0),
    oneBelow: ids((gap) => gap === 1),
    furtherBelow: ids((gap) => gap !== null && gap > 1),
    unrated: ids((gap) => gap === null),
  };
}

/** What the rule says of the competencies of one weight, in one cycle. */
export function judgeWeight(
  rule: WeightsRule,
  weight: CountedWeight,
  { oneBelow, furtherBelow, unrated }: { oneBelow: number; furtherBelow: number; unrated: number },
): Verdict {
  const allowance = rule.mayBeOneBelow[weight];
  const counts = rule.mustMeet.includes(weight) || allowance !== undefined;
  if (!counts) return "met";
  // A weight in both lists follows the stricter one.
  const allowed = rule.mustMeet.includes(weight) ? 0 : (allowance ?? 0);
  if (furtherBelow > 0 || oneBelow > allowed) return "not-met";
  return unrated > 0 ? "unknown" : "met";
}

/**
 * Readiness for a role over cycles, by a rule by weights. `cycles` holds the ratings of each cycle, the latest first; the rule asks for
 * `consecutiveCycles` of them in a row. Without any cycle the verdict is "unknown"; with fewer than the rule asks for it
 * is "not-met", whatever is rated.
 */
export function computeReadiness(ladder: LadderWith<WeightsRule>, role: Role, cycles: readonly Ratings[]): Readiness {
  const readings = cycles.map((ratings) => computeCycleReadiness(ladder, role, ratings));
  const current = readings[0] ?? computeCycleReadiness(ladder, role, new Map());
  const firstUnmet = readings.findIndex(({ verdict }) => verdict !== "met");
  const cyclesMet = firstUnmet === -1 ? readings.length : firstUnmet;
  const cyclesNeeded = ladder.promotionRule.consecutiveCycles;
  return { current, cyclesMet, cyclesNeeded, verdict: judgeRow(readings, cyclesNeeded) };
}

/** A cycle of the row with missing ratings does not count against the person: it leaves the rule open. */
function judgeRow(readings: readonly CycleReadiness[], cyclesNeeded: number): Verdict {
  if (readings.length === 0) return "unknown";
  const row = readings.slice(0, cyclesNeeded);
  if (row.length < cyclesNeeded || row.some(({ verdict }) => verdict === "not-met")) return "not-met";
  return row.every(({ verdict }) => verdict === "met") ? "met" : "unknown";
}
