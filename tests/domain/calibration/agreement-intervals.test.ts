import { describe, expect, test } from "vitest";
import { computeKrippendorffAlpha } from "#app/domain/calibration/krippendorff-alpha";
import { createRandom } from "#app/domain/calibration/random";
import { buildRatingsTable, type Rating } from "#app/domain/calibration/ratings-table";
import { ALL_COEFFICIENTS, errorOf, estimated, mean } from "./coefficients";

/** Ratings with some agreement: every subject has a level of their own. */
function simulate(seed: number, subjects: number, items = 1): Rating[] {
  const random = createRandom(seed);
  return Array.from({ length: subjects }, (_, s) => {
    const level = random.normal();
    return Array.from({ length: items }, (_, i) => i).flatMap((i) =>
      ["a", "b", "c"].map((rater) => {
        const value = Math.max(1, Math.min(4, Math.round(2.5 + level + 0.7 * random.normal())));
        return { rater, subject: `s${s}`, item: `i${i}`, value };
      }),
    );
  }).flat();
}

describe("intervals", () => {
  /** The standard error by leaving out one subject at a time. */
  function jackknife(ratings: readonly Rating[], compute: (ratings: readonly Rating[]) => number): number {
    const subjects = [...new Set(ratings.map(({ subject }) => subject))];
    const values = subjects.map((left) => compute(ratings.filter(({ subject }) => subject !== left)));
    const centre = mean(values);
    return Math.sqrt(((subjects.length - 1) / subjects.length) * values.reduce((sum, v) => sum + (v - centre) ** 2, 0));
  }

  test.each(ALL_COEFFICIENTS)("%s: the error is the jackknife's, also with several items per subject", (_, compute) => {
    const ratings = simulate(11, 60, 3);
    const estimate = estimated(compute(buildRatingsTable(ratings)));
    const error = jackknife(ratings, (part) => estimated(compute(buildRatingsTable(part))).value);
    expect(errorOf(estimate, 60) / error).toBeGreaterThan(0.95);
    expect(errorOf(estimate, 60) / error).toBeLessThan(1.05);
  });

  test("alpha's bootstrap is close to it, and the same for the same seed", () => {
    const table = buildRatingsTable(simulate(5, 150));
    const analytic = estimated(computeKrippendorffAlpha(table, "ordinal"));
    const bootstrap = { seed: 3, replicates: 600 };
    const resampled = estimated(computeKrippendorffAlpha(table, "ordinal", { bootstrap }));
    expect(resampled.lower).toBeCloseTo(analytic.lower, 1);
    expect(resampled.upper).toBeCloseTo(analytic.upper, 1);
    expect(computeKrippendorffAlpha(table, "ordinal", { bootstrap })).toEqual(resampled);
  });

  test("cover the true value about 95 times in 100", () => {
    const truth = mean(
      [1, 2, 3].map(
        (seed) => estimated(computeKrippendorffAlpha(buildRatingsTable(simulate(seed, 8000)), "ordinal")).value,
      ),
    );
    const covered = Array.from({ length: 300 }, (_, i) => simulate(1000 + i, 40)).filter((ratings) => {
      const { lower, upper } = estimated(computeKrippendorffAlpha(buildRatingsTable(ratings), "ordinal"));
      return lower <= truth && truth <= upper;
    }).length;
    expect(covered / 300).toBeGreaterThan(0.91);
    expect(covered / 300).toBeLessThan(0.985);
  });

  test("perfect agreement of few subjects is not certainty", () => {
    const ratings = simulate(2, 6).map((r, i, all) => ({ ...r, value: (all[i - (i % 3)] as Rating).value }));
    const alpha = estimated(computeKrippendorffAlpha(buildRatingsTable(ratings), "ordinal"));
    expect(alpha.value).toBe(1);
    expect(alpha.upper).toBe(1);
    expect(alpha.lower).toBeLessThan(0.65);
  });
});
