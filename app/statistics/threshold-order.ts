import { CONFIDENCE } from "./estimate";
import type { ThresholdMeasure } from "./severity/severity-fit";
import { normalQuantile } from "./special-functions";

/** A value that is nowhere on the scale the most likely one. */
export type SkippedValue = {
  value: string;
  /** How far the border above it lies below the one under it, in logits; with the standard error, taking the two as independent. */
  by: number;
  standardError: number;
  /** Whether that is more than chance would explain. */
  certain: boolean;
  words: string;
};
export type ThresholdOrder = { inOrder: boolean; skipped: SkippedValue[] };

/**
 * Whether the borders between the values of a scale rise with the values. Where one does not, the value between it and the border before
 * is never the most likely: raters pass it over, and its wording may not mark it off from its neighbours. Thresholds ascending by value,
 * as {@link SeverityFit} has them; fewer than two are in order. Source: Andrich (1978), Psychometrika 43; Linacre (2002), J. Appl. Meas. 3, 85–106.
 */
export function thresholdsInOrder(thresholds: readonly ThresholdMeasure[]): ThresholdOrder {
  const z = normalQuantile((1 + CONFIDENCE) / 2);
  const skipped = thresholds.slice(1).flatMap((above, index): SkippedValue[] => {
    const below = thresholds[index] as ThresholdMeasure;
    const by = below.measure - above.measure;
    if (!(by > 0)) return [];
    const standardError = Math.hypot(below.standardError, above.standardError);
    const certain = by > z * standardError;
    const words = certain
      ? `${below.id} is passed over: nobody is more likely to be rated ${below.id} than one of the values beside it. Its wording may not mark it off`
      : `${below.id} may be passed over, but so few ratings could show that by chance`;
    return [{ value: below.id, by, standardError, certain, words }];
  });
  return { inOrder: skipped.length === 0, skipped };
}
