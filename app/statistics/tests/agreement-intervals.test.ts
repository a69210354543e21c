import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { computePercentAgreement } from "../chance-corrected";
import { computeCohenKappa } from "../cohen-kappa";
import { type Estimated, isEstimable } from "../estimate";
import { computeKrippendorffAlpha } from "../krippendorff-alpha";
import { createRandom } from "../random";
import { buildRatingsTable, type Rating } from "../ratings-table";
import { wilsonInterval } from "../wilson";
import { arbitraryRatings } from "./arbitraries";
import { ALL_COEFFICIENTS, errorOf, errorOfShare, estimated, mean } from "./coefficients";

const SHARES_AND_SIZES: [number, number][] = [
  [0.5, 8],
  [0.8, 8],
  [0.9, 12],
  [0.7, 40],
];

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

  test.each(ALL_COEFFICIENTS)(
    "%s: the error is the jackknife's, also with several items per subject",
    (name, compute) => {
      const ratings = simulate(11, 60, 3);
      const estimate = estimated(compute(buildRatingsTable(ratings)));
      const error = jackknife(ratings, (part) => estimated(compute(buildRatingsTable(part))).value);
      const found = (name === "percent agreement" ? errorOfShare : errorOf)(estimate, 60);
      expect(found / error).toBeGreaterThan(0.95);
      expect(found / error).toBeLessThan(1.05);
    },
  );

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

  test("two subjects who hardly differ are as uncertain as two who do not; six are told by their spread", () => {
    const of = (...subjects: number[][]) =>
      estimated(
        computeKrippendorffAlpha(
          buildRatingsTable(
            subjects.flatMap((values, s) =>
              values.map((value, r) => ({ rater: `r${r}`, subject: `s${s}`, item: "i0", value })),
            ),
          ),
          "ratio",
        ),
      );
    // Their part in the disagreement differs by a thousandth, by chance: twelve times that would still be next to nothing.
    const two = of([1, 1, 3, 1], [1, 3, 2, 1]);
    expect(two.upper - two.lower).toBeGreaterThan(0.5);
    const pair = [
      [1, 1, 3, 1],
      [1, 3, 2, 1],
    ];
    const [four, six] = [of(...pair, ...pair), of(...pair, ...pair, ...pair)];
    expect(four.upper - four.lower).toBeGreaterThan(0.4);
    expect(six.upper - six.lower).toBeLessThan(0.1);
  });

  test.each(ALL_COEFFICIENTS)("%s: the interval holds the value and stays inside what is possible", (name, compute) => {
    const least = name === "percent agreement" ? 0 : -1;
    fc.assert(
      fc.property(arbitraryRatings, (ratings) => {
        const estimate = compute(buildRatingsTable(ratings));
        if (!isEstimable<Estimated>(estimate)) return;
        const { value, lower, upper } = estimate;
        expect(lower).toBeLessThanOrEqual(value);
        expect(upper).toBeGreaterThanOrEqual(value);
        expect(lower).toBeGreaterThanOrEqual(Math.min(value, least));
        expect(upper).toBeLessThanOrEqual(1);
        // Whatever a few subjects say, it is never certain.
        expect(upper - lower).toBeGreaterThan(0.01);
      }),
    );
  });

  test("percent agreement of one unit per subject has Wilson's interval but for t in place of z", () => {
    // 16 of 20 agree. By hand: error² = 0.8 × 0.2 / 19, cases = 19, t(0.975, 19) = 2.093024; Wilson's limits for 0.8 of 19 cases.
    const ratings = Array.from({ length: 20 }, (_, s) => [
      { rater: "a", subject: `${s}`, item: "x", value: 1 },
      { rater: "b", subject: `${s}`, item: "x", value: s < 16 ? 1 : 2 },
    ]).flat();
    const { value, lower, upper } = estimated(computePercentAgreement(buildRatingsTable(ratings)));
    expect(value).toBe(0.8);
    for (const limit of [lower, upper]) {
      expect((value - limit) ** 2).toBeCloseTo((2.093024 ** 2 * limit * (1 - limit)) / 19, 6);
    }
  });

  test("raters who never agree, all in the same way, leave room for other subjects", () => {
    const ratings = ["1", "2", "3", "4"].flatMap((subject) => [
      { rater: "a", subject, item: "x", value: 1 },
      { rater: "b", subject, item: "x", value: 2 },
    ]);
    const table = buildRatingsTable(ratings);
    expect(estimated(computePercentAgreement(table))).toMatchObject({
      value: 0,
      lower: 0,
      upper: expect.closeTo(wilsonInterval(0, 4).upper, 12),
    });
    expect(estimated(computeCohenKappa(table)).upper).toBeGreaterThan(0.4);
  });

  test("weights outside 0…1 do not make a share", () => {
    const table = buildRatingsTable(simulate(2, 6));
    const wide = [...table.categories].map((a) => [...table.categories].map((b) => (a === b ? 2 : 0)));
    expect(computePercentAgreement(table, { agreement: wide })).toEqual({
      notEstimable: "the weights have to lie between 0 and 1",
    });
  });

  test.each(SHARES_AND_SIZES)(
    "percent agreement of %f in %i subjects: covers about 95 times in 100",
    (share, subjects) => {
      const random = createRandom(77);
      const runs = 400;
      const covered = Array.from({ length: runs }, () =>
        Array.from({ length: subjects }, (_, s) => {
          const alike = random.next() < share;
          return [
            { rater: "a", subject: `${s}`, item: "x", value: 1 },
            { rater: "b", subject: `${s}`, item: "x", value: alike ? 1 : 2 },
          ];
        }).flat(),
      ).filter((ratings) => {
        const { lower, upper } = estimated(computePercentAgreement(buildRatingsTable(ratings)));
        return lower <= share && share <= upper;
      }).length;
      expect(covered / runs).toBeGreaterThan(0.92);
    },
  );
});
