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

/** What an interval rests on: `n` is reported; `subjects` are the independent clusters that its spread was taken from. */
export type Basis = { n: number; subjects: number };

/** The least that a coefficient corrected for chance is taken to be, unless its value is lower still. */
const LEAST_COEFFICIENT = -1;

/** Of so few subjects the spread is as good as unknown: two who differ little say nothing of how others would. */
const TOO_FEW_FOR_SPREAD = 4;

/** Below this a standard error is what rounding leaves of zero. */
const NO_SPREAD = 1e-12;

/**
 * A coefficient corrected for chance, whose greatest value is 1, with the interval value ± t(subjects − 1) × standardError, cut at −1
 * and 1. Where the subjects do not differ at all the formula would claim certainty: see {@link withoutSpread}. Of two to four subjects who
 * hardly differ it would come close to that; the interval is then no narrower than if they did not differ.
 */
export function coefficientEstimate(value: number, standardError: number, basis: Basis): Estimate {
  if (!Number.isFinite(value) || !Number.isFinite(standardError))
    return notEstimable("the ratings do not determine it");
  if (value > 1 - NO_SPREAD) return perfectEstimate(basis);
  const flat = withoutSpread(value, value > 0 ? 0 : Math.min(value, LEAST_COEFFICIENT), basis);
  if (standardError < NO_SPREAD) return flat;
  const margin = tQuantile((1 + CONFIDENCE) / 2, basis.subjects - 1) * standardError;
  const lower = Math.max(Math.min(value, LEAST_COEFFICIENT), value - margin);
  const upper = Math.min(1, value + margin);
  if (basis.subjects > TOO_FEW_FOR_SPREAD) return { value, lower, upper, n: basis.n };
  return { value, lower: Math.min(lower, flat.lower), upper: Math.max(upper, flat.upper), n: basis.n };
}

/**
 * A share between 0 and 1 with its standard error: Wilson's interval for the number of independent cases that would have this error,
 * with t in place of z because the error is itself estimated. Never outside 0…1. Source: Korn and Graubard (1998), Survey
 * Methodology 24, 193–201, section 2, for the effective number; Wilson (1927), JASA 22.
 */
export function shareEstimate(share: number, standardError: number, basis: Basis): Estimate {
  if (!Number.isFinite(share) || !Number.isFinite(standardError))
    return notEstimable("the ratings do not determine it");
  // Rounding may leave a share of ratings just outside.
  const value = Math.min(1, Math.max(0, share));
  if (standardError < NO_SPREAD || value > 1 - NO_SPREAD || value < NO_SPREAD) return withoutSpread(value, 0, basis);
  const t = tQuantile((1 + CONFIDENCE) / 2, basis.subjects - 1);
  const cases = (value * (1 - value)) / standardError ** 2;
  const widening = 1 + t ** 2 / cases;
  const centre = (value + t ** 2 / (2 * cases)) / widening;
  const half = (t / widening) * Math.sqrt(standardError ** 2 + t ** 2 / (4 * cases ** 2));
  return { value, lower: Math.max(0, centre - half), upper: Math.min(1, centre + half), n: basis.n };
}

/** The value 1 without a claim to certainty: see {@link withoutSpread}. */
export const perfectEstimate = (basis: Basis): Estimated => withoutSpread(1, 0, basis);

/**
 * The interval where all subjects agree in what they say, so that they show no spread. It allows for subjects of another kind, none having
 * been seen: their share may be as large as Wilson's upper limit for none of `subjects`, and they may lie anywhere from `least` (0,
 * rated as if by chance, for a coefficient above it) to 1.
 */
function withoutSpread(value: number, least: number, { n, subjects }: Basis): Estimated {
  const unseen = wilsonInterval(0, subjects).upper;
  return { value, lower: value - unseen * (value - least), upper: value + unseen * (1 - value), n };
}
