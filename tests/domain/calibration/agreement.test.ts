import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { computeFleissKappa, computeGwetAC, computePercentAgreement } from "#app/domain/calibration/chance-corrected";
import { computeCohenKappa, listPairKappas } from "#app/domain/calibration/cohen-kappa";
import { type Estimate, type Estimated, isEstimable } from "#app/domain/calibration/estimate";
import { computeKrippendorffAlpha, type Scale } from "#app/domain/calibration/krippendorff-alpha";
import { createRandom } from "#app/domain/calibration/random";
import { buildRatingsTable, type Rating } from "#app/domain/calibration/ratings-table";
import { tQuantile } from "#app/domain/calibration/special-functions";
import type { Weights } from "#app/domain/calibration/weights";
import { arbitraryRatings, unitsOf } from "./arbitraries";
import { ABSTRACTORS, COHEN, COHEN_WEIGHTS, KRIPPENDORFF } from "./published-data";

const SCALES: Scale[] = ["nominal", "ordinal", "interval", "ratio"];

function estimated(estimate: Estimate): Estimated {
  if (!isEstimable<Estimated>(estimate)) throw new Error(estimate.notEstimable);
  return estimate;
}

/** The standard error that a t interval was made with, from its lower end. */
const errorOf = ({ value, lower }: Estimated, subjects: number) => (value - lower) / tQuantile(0.975, subjects - 1);

describe("published answers", () => {
  // Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, sections C to E.
  test.each<[Scale, number]>([
    ["nominal", 0.743],
    ["ordinal", 0.815],
    ["interval", 0.849],
    ["ratio", 0.797],
  ])("Krippendorff's twelve units, %s", (scale, expected) => {
    const alpha = estimated(computeKrippendorffAlpha(KRIPPENDORFF, scale));
    expect(alpha.value).toBeCloseTo(expected, 3);
    expect(alpha.n).toBe(11);
  });

  test("irrCAC's interval of the nominal alpha is (0.423, 1), standard error 0.14548", () => {
    const alpha = estimated(computeKrippendorffAlpha(KRIPPENDORFF, "nominal"));
    // Its linearisation counts the unit with one rating as a twelfth cluster; ours leaves it out.
    expect(errorOf(alpha, 11)).toBeGreaterThan(0.13);
    expect(errorOf(alpha, 11)).toBeLessThan(0.15);
    expect(alpha.upper).toBe(1);
  });

  // Gwet's irrCAC (R), vignette "Calculating Chance-corrected Agreement Coefficients", data cac.raw4raters.
  test("Gwet's AC1, Fleiss' kappa and percent agreement of Krippendorff's twelve units", () => {
    expect(estimated(computeGwetAC(KRIPPENDORFF)).value).toBeCloseTo(0.77544, 5);
    expect(estimated(computeFleissKappa(KRIPPENDORFF)).value).toBeCloseTo(0.76117, 5);
    expect(estimated(computePercentAgreement(KRIPPENDORFF)).value).toBeCloseTo(0.8181818, 7);
  });

  // The same vignette, data cont3x3abstractors: values and standard errors.
  test("Cohen's kappa, AC1 and alpha of two abstractors, with their standard errors", () => {
    const table = buildRatingsTable(ABSTRACTORS);
    // The vignette divides by n where we divide by n − 1.
    const perUnit = (estimate: Estimated) => errorOf(estimate, 100) * Math.sqrt(99 / 100);
    const kappa = estimated(computeCohenKappa(table));
    expect(kappa.value).toBeCloseTo(0.7964094, 7);
    expect(perUnit(kappa)).toBeCloseTo(0.05891072, 7);
    const ac1 = estimated(computeGwetAC(table));
    expect(ac1.value).toBeCloseTo(0.8493305, 7);
    expect(perUnit(ac1)).toBeCloseTo(0.04321747, 7);
    const alpha = estimated(computeKrippendorffAlpha(table, "nominal"));
    expect(alpha.value).toBeCloseTo(0.7972585, 7);
    expect(perUnit(alpha)).toBeCloseTo(0.05905473, 3);
    const percent = estimated(computePercentAgreement(table));
    expect(percent.value).toBeCloseTo(0.89, 10);
    expect(perUnit(percent)).toBeCloseTo(0.03128898, 7);
  });

  // Cohen (1968), Psychol. Bull. 70, table 1; the variance of the unweighted one as R's psych 2.2.9 has it.
  test("Cohen's weighted and unweighted kappa", () => {
    const table = buildRatingsTable(COHEN);
    const kappa = estimated(computeCohenKappa(table));
    expect(kappa.value).toBeCloseTo(0.492, 3);
    expect(errorOf(kappa, 200) ** 2).toBeCloseTo(0.002601185192, 4);
    expect(kappa.n).toBe(200);
    expect(estimated(computeCohenKappa(table, { disagreement: COHEN_WEIGHTS })).value).toBeCloseTo(0.348, 3);
  });

  // The worked example of Wikipedia's article "Fleiss' kappa": ten subjects, fourteen raters, five categories; mean agreement 0.378, kappa 0.210.
  test("Fleiss' kappa of fourteen raters", () => {
    const counts = ["0 0 0 0 14", "0 2 6 4 2", "0 0 3 5 6", "0 3 9 2 0", "2 2 8 1 1"];
    counts.push("7 7 0 0 0", "3 2 6 3 0", "2 5 3 2 2", "6 5 2 1 0", "0 2 2 3 7");
    const ratings = counts.flatMap((row, subject) =>
      row
        .split(" ")
        .flatMap((count, category) => Array.from({ length: Number(count) }, () => category + 1))
        .map((value, rater) => ({ rater: `${rater}`, subject: `${subject}`, item: "x", value })),
    );
    const table = buildRatingsTable(ratings);
    expect(estimated(computePercentAgreement(table)).value).toBeCloseTo(0.378, 3);
    expect(estimated(computeFleissKappa(table)).value).toBeCloseTo(0.21, 3);
  });
});

/** Every ordered pair of different raters of a unit: their two ratings. */
const meetings = (values: readonly number[]) =>
  values.flatMap((a, i) => values.flatMap((b, j) => (i === j ? [] : [[a, b] as const])));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

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

const ALL: [string, (table: ReturnType<typeof buildRatingsTable>) => Estimate][] = [
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

describe("what must not matter", () => {
  const expectEqual = (a: Estimate, b: Estimate) => {
    expect(isEstimable(a)).toBe(isEstimable(b));
    if (!isEstimable<Estimated>(a) || !isEstimable<Estimated>(b)) return;
    for (const key of ["value", "lower", "upper", "n"] as const) expect(a[key]).toBeCloseTo(b[key], 8);
  };

  test.each(ALL)("%s: the order of the ratings and the names of the raters", (_, compute) => {
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

  test.each(ALL)("%s: the error is the jackknife's, also with several items per subject", (_, compute) => {
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

describe("asymmetric weights", () => {
  test("belong to the first rater by row: turning both over gives the same", () => {
    const cells = [
      [5, 2, 1],
      [0, 7, 3],
      [1, 1, 6],
    ];
    const spell = (first: string, second: string, turned: boolean) =>
      cells.flatMap((row, i) =>
        row.flatMap((count, j) =>
          Array.from({ length: count }, (_, k) => [
            { rater: first, subject: `${i}${j}${k}`, item: "x", value: turned ? j : i },
            { rater: second, subject: `${i}${j}${k}`, item: "x", value: turned ? i : j },
          ]).flat(),
        ),
      );
    const weights = [
      [0, 1, 4],
      [2, 0, 1],
      [9, 3, 0],
    ];
    const transposed = weights.map((_, i) => weights.map((row) => row[i] as number));
    const straight = computeCohenKappa(buildRatingsTable(spell("a", "b", false)), { disagreement: weights });
    const turned = computeCohenKappa(buildRatingsTable(spell("b", "a", true)), { disagreement: transposed });
    const wrong = computeCohenKappa(buildRatingsTable(spell("a", "b", false)), { disagreement: transposed });
    expect(estimated(turned).value).toBeCloseTo(estimated(straight).value, 12);
    expect(estimated(wrong).value).not.toBeCloseTo(estimated(straight).value, 2);
  });

  test("a matrix of the wrong size, or without any difference, is refused with the reason", () => {
    const table = buildRatingsTable(COHEN);
    expect(computeCohenKappa(table, { disagreement: [[0, 1]] })).toEqual({
      notEstimable: "the weights need one row and one column for each of the 3 values",
    });
    expect(computeCohenKappa(table, { disagreement: [1, 2, 3].map(() => [0, 0, 0]) })).toHaveProperty("notEstimable");
  });
});

describe("degenerate data give a value or a reason", () => {
  const rating = (rater: string, subject: string, value: number | null) => ({ rater, subject, item: "x", value });
  const three = ["1", "2", "3"];
  const cases: Record<string, Rating[]> = {
    empty: [],
    "all missing": three.map((s) => rating("a", s, null)),
    "one rater": three.map((s) => rating("a", s, Number(s))),
    "all equal": three.flatMap((s) => [rating("a", s, 3), rating("b", s, 3)]),
    "one subject": [rating("a", "1", 2), rating("b", "1", 3)],
    "a rater who uses one value": three.flatMap((s) => [rating("a", s, 3), rating("b", s, Number(s))]),
    "a pair apart": [
      rating("a", "1", 1),
      rating("b", "1", 2),
      rating("a", "2", 2),
      rating("b", "2", 2),
      rating("c", "9", 1),
    ],
    "not numbers": [rating("a", "1", Number.NaN), rating("b", "1", Number.POSITIVE_INFINITY)],
    "below zero": three.flatMap((s) => [rating("a", s, -Number(s)), rating("b", s, 0)]),
  };

  test.each(Object.entries(cases))("%s", (_, ratings) => {
    const table = buildRatingsTable(ratings);
    for (const [, compute] of ALL) {
      const estimate = compute(table);
      if (isEstimable<Estimated>(estimate)) expect(Object.values(estimate).every(Number.isFinite)).toBe(true);
      else expect(estimate.notEstimable).toMatch(/^[a-z].+/);
    }
  });

  test("all equal: no coefficient that corrects for chance, unless Gwet's is told the whole scale", () => {
    const ratings = cases["all equal"] as Rating[];
    const table = buildRatingsTable(ratings);
    for (const compute of [computeFleissKappa, computeGwetAC, computeCohenKappa]) {
      expect(compute(table)).toHaveProperty("notEstimable");
    }
    expect(estimated(computePercentAgreement(table)).value).toBe(1);
    expect(estimated(computeGwetAC(buildRatingsTable(ratings, { scale: [1, 2, 3, 4, 5] }))).value).toBe(1);
  });
});

test("kappa of each pair is listed with what the pair shares", () => {
  const pairs = listPairKappas(KRIPPENDORFF);
  expect(pairs).toHaveLength(6);
  const third = pairs.find(({ first, second }) => first === "rater 1" && second === "rater 3");
  expect(estimated(third?.kappa as Estimate).n).toBe(10);
});
