import { tQuantile } from "./special-functions";
import { wilsonInterval } from "./wilson";

/** Every interval of this folder covers the true value 95 times in 100, where its assumptions hold. */
export const CONFIDENCE = 0.95;

/** Why a number cannot be given, in words for someone who is not a statistician. */
export type NotEstimable = { notEstimable: string };

/** A number with its 95 % interval and with what it rests on: `n` units, each named by the function that gives it. */
export type Estimated = { value: number; lower: number; upper: number; n: number };

/** What every statistic of this folder gives: never NaN, never an exception, whatever the data. */
export type Estimate = Estimated | NotEstimable;

export const notEstimable = (reason: string): NotEstimable => ({ notEstimable: reason });

export function isEstimable<T extends object>(result: T | NotEstimable): result is T {
  return !("notEstimable" in result);
}

/**
 * A coefficient whose greatest value is 1, with the interval value ± t(degreesOfFreedom) × standardError, cut at 1.
 *
 * Perfect agreement has no spread in the sample, so the formula would claim certainty. There the lower end is 1 − s, where
 * s is the Wilson upper limit of the share of subjects rated as if by chance, none having been seen among `subjects`.
 */
export function coefficientEstimate(
  value: number,
  standardError: number,
  { n, subjects }: { n: number; subjects: number },
): Estimate {
  if (!Number.isFinite(value) || !Number.isFinite(standardError))
    return notEstimable("the ratings do not determine it");
  if (value > 1 - 1e-12) return perfectEstimate({ n, subjects });
  const margin = tQuantile((1 + CONFIDENCE) / 2, subjects - 1) * standardError;
  return { value, lower: value - margin, upper: Math.min(1, value + margin), n };
}

/** The value 1 without a claim to certainty: see {@link coefficientEstimate}. */
export function perfectEstimate({ n, subjects }: { n: number; subjects: number }): Estimated {
  return { value: 1, lower: 1 - wilsonInterval(0, subjects).upper, upper: 1, n };
}
