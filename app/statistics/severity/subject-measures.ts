import type { Moments } from "./rating-scale";

const MAX_ITERATIONS = 100;
const CLOSE = 1e-8;
const MAX_STEP = 1;

/** Linacre's usual correction: an extreme total counts as this many score points inside the range. */
const EXTREME_SCORE_ADJUSTMENT = 0.3;

export type Measure = { measure: number; standardError: number };

/**
 * A subject's measure from the total of their ratings, given what each rating was up against (item + rater, in logits), by Warm's
 * weighted likelihood: nearly free of the outward bias of maximum likelihood, and finite for the lowest and highest total.
 * The standard error is 1/√information. Source: Warm (1989), Psychometrika 54, 427–450; for rating scales, Penfield and Bergeron
 * (2005), Appl. Psychol. Meas. 29, 218–233.
 */
export function measureSubject(moments: Moments, obstacles: ArrayLike<number>, total: number, start = 0): Measure {
  return solve(start, (measure) => {
    let expected = 0;
    let information = 0;
    let third = 0;
    for (let r = 0; r < obstacles.length; r++) {
      moments.at(measure - (obstacles[r] as number));
      expected += moments.expected;
      information += moments.variance;
      third += moments.third;
    }
    return { gradient: total - expected + third / (2 * Math.max(information, 1e-12)), information };
  });
}

/**
 * An item's or a rater's measure from an extreme total, moved inside by {@link EXTREME_SCORE_ADJUSTMENT}, given what each rating's
 * subject brings against it (subject − the other facet, in logits). Source: Wright (1998), Rasch Meas. Trans. 12, 632; Facets manual, "Xtreme".
 */
export function measureExtreme(moments: Moments, abilities: ArrayLike<number>, total: number): Measure {
  const top = abilities.length * (moments.probabilities.length - 1);
  const adjustment = Math.min(EXTREME_SCORE_ADJUSTMENT, top / 4);
  const adjusted = Math.min(top - adjustment, Math.max(adjustment, total));
  const { measure, standardError } = solve(0, (easiness) => {
    let expected = 0;
    let information = 0;
    for (let r = 0; r < abilities.length; r++) {
      moments.at(easiness + (abilities[r] as number));
      expected += moments.expected;
      information += moments.variance;
    }
    return { gradient: adjusted - expected, information };
  });
  return { measure: -measure, standardError };
}

/** Where a gradient that falls crosses zero, by Newton's steps kept inside a bracket that closes. */
function solve(start: number, at: (measure: number) => { gradient: number; information: number }): Measure {
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  let measure = start;
  let state = at(measure);
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    if (state.gradient > 0) low = measure;
    else high = measure;
    const newton = state.gradient / Math.max(state.information, 1e-6);
    const step = Math.max(-MAX_STEP, Math.min(MAX_STEP, newton));
    // A step leaves the bracket only once both its ends are known.
    const inside = measure + step > low && measure + step < high;
    const next = inside || Math.abs(step) < CLOSE ? measure + step : (low + high) / 2;
    const moved = Math.abs(next - measure);
    measure = next;
    state = at(measure);
    if (moved < CLOSE) break;
  }
  return { measure, standardError: 1 / Math.sqrt(Math.max(state.information, 1e-12)) };
}
