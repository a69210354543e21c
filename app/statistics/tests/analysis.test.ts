import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyseRatings } from "../analysis";
import { buildRatingsTable, type Rating } from "../ratings-table";
import { arbitraryRatings } from "./arbitraries";
import { SCALES } from "./coefficients";

/** Every number in it is finite. What is not a number is null where documented, or a reason. */
function expectFinite(value: unknown, path = "analysis"): void {
  if (typeof value === "number") expect(Number.isFinite(value), path).toBe(true);
  else if (ArrayBuffer.isView(value)) expect(Array.from(value as Float64Array).every(Number.isFinite), path).toBe(true);
  else if (value && typeof value === "object") {
    for (const [key, part] of Object.entries(value)) expectFinite(part, `${path}.${key}`);
  }
}
const analyse = (ratings: readonly Rating[], scale = SCALES[1]) =>
  analyseRatings(buildRatingsTable(ratings), scale as (typeof SCALES)[number]);
const rating = (rater: string, subject: string, value: number | null, item = "i"): Rating => ({
  rater,
  subject,
  item,
  value,
});

describe("the whole analysis", () => {
  test.each(SCALES)("of any small data, %s scale, has finite numbers or reasons", (scale) => {
    fc.assert(
      fc.property(arbitraryRatings, (ratings) => expectFinite(analyse(ratings, scale))),
      { numRuns: 60 },
    );
  });

  const people = ["a", "b", "c", "d", "e", "f"];
  test.each<[string, Rating[]]>([
    ["nothing", []],
    ["one rating", [rating("m", "a", 3)]],
    ["one rater", people.map((p, i) => rating("m", p, 1 + (i % 4)))],
    ["all equal", people.flatMap((p) => [rating("m", p, 3), rating("n", p, 3)])],
    [
      "a disconnected pair",
      people.flatMap((p, i) => [rating("m", p, i), rating("n", p, i + 1)]).concat(rating("x", "y", 2)),
    ],
    [
      "a rater who uses one value",
      people.flatMap((p, i) => [rating("m", p, 3), rating("n", p, i), rating("o", p, 6 - i)]),
    ],
    ["raters who contradict each other", people.flatMap((p, i) => [rating("m", p, i), rating("n", p, 5 - i)])],
    ["enormous values", people.flatMap((p, i) => [rating("m", p, i * 1e150), rating("n", p, (5 - i) * 1e150)])],
    ["tiny differences", people.flatMap((p, i) => [rating("m", p, 1 + i * 1e-13), rating("n", p, 1 + i * 2e-13)])],
    ["below zero", people.flatMap((p, i) => [rating("m", p, -i), rating("n", p, i)])],
  ])("of %s is finite numbers or reasons, on every scale", (_, ratings) => {
    for (const scale of SCALES) expectFinite(analyse(ratings, scale));
  });
});
