import { plural } from "../words";

/** Sizes that people say, in steps of the scale: each is meant up to halfway to the next. */
const SIZES: readonly (readonly [size: number, words: string])[] = [
  [0.1, "a tenth of a step"],
  [0.25, "a quarter of a step"],
  [1 / 3, "a third of a step"],
  [0.5, "half a step"],
  [2 / 3, "two thirds of a step"],
  [0.75, "three quarters of a step"],
  [1, "one step"],
  [1.5, "one and a half steps"],
  [2, "two steps"],
];

function sizeInWords(steps: number): string {
  const nearest = SIZES.reduce((best, size) => (Math.abs(size[0] - steps) < Math.abs(best[0] - steps) ? size : best));
  return steps > 2.25 ? "more than two steps" : nearest[1];
}

/** So small a difference changes no rating of twenty: it is said to be none, however precisely it is known. */
export const NO_DIFFERENCE = 0.05;

/**
 * How strict a manager is, for someone who is no statistician: "rates about half a step stricter than the group, ± 0.2;
 * based on 96 ratings". A difference that its interval does not tell from none is said to be not told.
 */
export function describeStrictness(stricter: { value: number; margin: number }, n: number): string {
  const { value, margin } = stricter;
  const doubt = `± ${margin.toFixed(1)}; based on ${n} ${plural(n, "rating")}`;
  if (Math.abs(value) <= margin || Math.abs(value) < NO_DIFFERENCE) {
    return `rates like the group as far as this can tell, ${doubt}`;
  }
  return `rates about ${sizeInWords(Math.abs(value))} ${value > 0 ? "stricter" : "milder"} than the group, ${doubt}`;
}
