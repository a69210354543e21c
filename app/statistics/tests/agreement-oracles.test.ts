import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { computeFleissKappa, computeGwetAC, computePercentAgreement } from "../chance-corrected";
import { computeCohenKappa } from "../cohen-kappa";
import { type Estimate, type Estimated, isEstimable } from "../estimate";
import { computeKrippendorffAlpha, type Scale } from "../krippendorff-alpha";
import { buildRatingsTable, type Rating } from "../ratings-table";
import type { Weights } from "../weights";
import { arbitraryRatings, unitsOf } from "./arbitraries";
import { ALL_COEFFICIENTS, mean, SCALES } from "./coefficients";

/** Every ordered pair of different raters of a unit: their two ratings. */
const meetings = (values: readonly number[]) =>
  values.flatMap((a, i) => values.flatMap((b, j) => (i === j ? [] : [[a, b] as const])));

/** Alpha from its definition: mean distance within units over mean distance of any two values that could have met. */
function alphaByPairs(ratings: readonly Rating[], scale: Scale): number {
  const units = unitsOf(ratings).map(({ byRater }) => [...byRater.values()]);
  const pairable = units.filter((values) => values.length > 1);
  const all = pairable.flat();
  const distance = (a: number, b: number): number => {
    if (scale === "nominal") return a === b ? 0 : 1;
    if (scale === "interval") return (a - b) ** 2;
    if (scale === "ratio") return a + b === 0 ? 0 : ((a - b) / (a + b)) ** 2;
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    const within = all.filter((value) => value >= low && value <= high).length;
    const ends = all.filter((value) => value === low).length + all.filter((value) => value === high).length;
    return a === b ? 0 : (within - ends / 2) ** 2;
  };
  const observed = pairable.reduce(
    (sum, values) => sum + values.length * mean(meetings(values).map(([a, b]) => distance(a, b))),
    0,
  );
  const expected = mean(meetings(all).map(([a, b]) => distance(a, b)));
  return 1 - observed / all.length / expected;
}

function weightBetween(weights: Weights, a: number, b: number, values: readonly number[]): number {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (a === b) return 1;
  if (weights === "linear") return 1 - Math.abs(a - b) / (high - low);
  if (weights === "quadratic") return 1 - Math.abs(a - b) ** 2 / (high - low) ** 2;
  return 0;
}

function chanceCorrectedByPairs(
  kind: "fleiss" | "gwet" | "percent",
  ratings: readonly Rating[],
  weights: Weights,
): number {
  const units = unitsOf(ratings).map(({ byRater }) => [...byRater.values()]);
  const values = [...new Set(units.flat())];
  const weight = (a: number, b: number) => weightBetween(weights, a, b, values);
  const observed = mean(
    units.filter((unit) => unit.length > 1).map((unit) => mean(meetings(unit).map(([a, b]) => weight(a, b)))),
  );
  const use = (value: number) => mean(units.map((unit) => unit.filter((v) => v === value).length / unit.length));
  const both = values.flatMap((a) => values.map((b) => [a, b] as const));
  const expected =
    kind === "percent"
      ? 0
      : kind === "fleiss"
        ? both.reduce((sum, [a, b]) => sum + weight(a, b) * use(a) * use(b), 0)
        : (both.reduce((sum, [a, b]) => sum + weight(a, b), 0) / (values.length * (values.length - 1))) *
          values.reduce((sum, value) => sum + use(value) * (1 - use(value)), 0);
  return (observed - expected) / (1 - expected);
}

/** Mean kappa over pairs, each from the mean disagreement of what met and of all that could have. Null where no pair has one. */
function kappaByPairs(ratings: readonly Rating[], weights: Weights): number | null {
  const units = unitsOf(ratings);
  const raters = [...new Set(ratings.map(({ rater }) => rater))];
  const values = [...new Set(units.flatMap(({ byRater }) => [...byRater.values()]))];
  const kappas = raters.flatMap((first, i) =>
    raters.slice(i + 1).flatMap((second) => {
      const shared = units.filter(({ byRater }) => byRater.has(first) && byRater.has(second));
      if (new Set(shared.map(({ subject }) => subject)).size < 2) return [];
      const given = (rater: string) => shared.map(({ byRater }) => byRater.get(rater) as number);
      const [a, b] = [given(first), given(second)];
      const disagreement = (x: number, y: number) => 1 - weightBetween(weights, x, y, values);
      const expected = mean(a.flatMap((x) => b.map((y) => disagreement(x, y))));
      return expected < 1e-12 ? [] : [1 - mean(a.map((x, unit) => disagreement(x, b[unit] as number))) / expected];
    }),
  );
  return kappas.length === 0 ? null : mean(kappas);
}

/** What the coefficient is, or that there is none: but never a number that is not finite. */
function expectSame(actual: Estimate, oracle: number | null): void {
  if (isEstimable<Estimated>(actual)) {
    expect(actual.value).toBeCloseTo(oracle as number, 9);
    expect([actual.lower, actual.upper, actual.n].every(Number.isFinite)).toBe(true);
    expect(actual.lower).toBeLessThanOrEqual(actual.value);
    expect(actual.upper).toBeGreaterThanOrEqual(actual.value);
  } else expect(actual.notEstimable).toMatch(/\w/);
}

describe("the same as by definition, on any small data", () => {
  test.each(SCALES)("Krippendorff's alpha, %s", (scale) => {
    fc.assert(
      fc.property(arbitraryRatings, (ratings) => {
        expectSame(computeKrippendorffAlpha(buildRatingsTable(ratings), scale), alphaByPairs(ratings, scale));
      }),
    );
  });

  test.each<Weights>(["identity", "linear", "quadratic"])(
    "percent agreement, Fleiss and Gwet, %s weights",
    (weights) => {
      fc.assert(
        fc.property(arbitraryRatings, (ratings) => {
          const table = buildRatingsTable(ratings);
          expectSame(computePercentAgreement(table, weights), chanceCorrectedByPairs("percent", ratings, weights));
          expectSame(computeFleissKappa(table, weights), chanceCorrectedByPairs("fleiss", ratings, weights));
          expectSame(computeGwetAC(table, weights), chanceCorrectedByPairs("gwet", ratings, weights));
        }),
      );
    },
  );

  test.each<Weights>(["identity", "linear", "quadratic"])("Cohen's kappa, %s weights", (weights) => {
    fc.assert(
      fc.property(arbitraryRatings, (ratings) => {
        expectSame(computeCohenKappa(buildRatingsTable(ratings), weights), kappaByPairs(ratings, weights));
      }),
    );
  });
});

describe("what must not matter", () => {
  const expectEqual = (a: Estimate, b: Estimate) => {
    expect(isEstimable(a)).toBe(isEstimable(b));
    if (!isEstimable<Estimated>(a) || !isEstimable<Estimated>(b)) return;
    for (const key of ["value", "lower", "upper", "n"] as const) expect(a[key]).toBeCloseTo(b[key], 8);
  };

  test.each(ALL_COEFFICIENTS)("%s: the order of the ratings and the names of the raters", (_, compute) => {
    fc.assert(
      fc.property(arbitraryRatings, (ratings) => {
        const other = [...ratings].reverse().map((rating) => ({ ...rating, rater: `not ${rating.rater}` }));
        expectEqual(compute(buildRatingsTable(ratings)), compute(buildRatingsTable(other)));
      }),
      { numRuns: 40 },
    );
  });

  test("a shift or a change of unit of interval data", () => {
    fc.assert(
      fc.property(
        arbitraryRatings,
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: 1, max: 9 }),
        (ratings, by, times) => {
          const other = ratings.map((r) => ({ ...r, value: r.value === null ? null : r.value * times + by }));
          const [a, b] = [buildRatingsTable(ratings), buildRatingsTable(other)];
          expectEqual(computeKrippendorffAlpha(a, "interval"), computeKrippendorffAlpha(b, "interval"));
          expectEqual(computeCohenKappa(a, "quadratic"), computeCohenKappa(b, "quadratic"));
        },
      ),
      { numRuns: 40 },
    );
  });

  test("any change of values that keeps their order, for ordinal alpha; any renaming at all, for nominal", () => {
    fc.assert(
      fc.property(arbitraryRatings, (ratings) => {
        const cubed = ratings.map((r) => ({ ...r, value: r.value === null ? null : r.value ** 3 - 7 }));
        const turned = ratings.map((r) => ({ ...r, value: r.value === null ? null : (r.value * 3) % 5 }));
        const table = buildRatingsTable(ratings);
        expectEqual(
          computeKrippendorffAlpha(table, "ordinal"),
          computeKrippendorffAlpha(buildRatingsTable(cubed), "ordinal"),
        );
        expectEqual(
          computeKrippendorffAlpha(table, "nominal"),
          computeKrippendorffAlpha(buildRatingsTable(turned), "nominal"),
        );
      }),
      { numRuns: 40 },
    );
  });
});
