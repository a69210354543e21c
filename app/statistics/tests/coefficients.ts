import { computeFleissKappa, computeGwetAC, computePercentAgreement } from "../chance-corrected";
import { computeCohenKappa } from "../cohen-kappa";
import { type Estimate, type Estimated, isEstimable } from "../estimate";
import { computeKrippendorffAlpha, type Scale } from "../krippendorff-alpha";
import type { buildRatingsTable } from "../ratings-table";
import { tQuantile } from "../special-functions";

export const SCALES: Scale[] = ["nominal", "ordinal", "interval", "ratio"];
export function estimated(estimate: Estimate): Estimated {
  if (!isEstimable<Estimated>(estimate)) throw new Error(estimate.notEstimable);
  return estimate;
}

/** The standard error that a t interval was made with, from its lower end. */
export const errorOf = ({ value, lower }: Estimated, subjects: number) =>
  (value - lower) / tQuantile(0.975, subjects - 1);

/** The same of a share, whose interval is Wilson's: L solves (p − L)² = t² L (1 − L) / cases, and the error is √(p (1 − p) / cases). */
export function errorOfShare({ value, lower }: Estimated, subjects: number): number {
  const t = tQuantile(0.975, subjects - 1);
  return ((value - lower) / t) * Math.sqrt((value * (1 - value)) / (lower * (1 - lower)));
}

export const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Every coefficient of agreement by its name. */
export const ALL_COEFFICIENTS: [string, (table: ReturnType<typeof buildRatingsTable>) => Estimate][] = [
  ...SCALES.map((scale): [string, (table: ReturnType<typeof buildRatingsTable>) => Estimate] => [
    `alpha ${scale}`,
    (table) => computeKrippendorffAlpha(table, scale),
  ]),
  ["Fleiss' kappa", computeFleissKappa],
  ["AC1", computeGwetAC],
  ["AC2", (table) => computeGwetAC(table, "ordinal")],
  ["percent agreement", computePercentAgreement],
  ["Cohen's kappa", computeCohenKappa],
  ["quadratic kappa", (table) => computeCohenKappa(table, "quadratic")],
];
