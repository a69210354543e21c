import { describe, expect, test } from "vitest";
import { computeFleissKappa, computeGwetAC, computePercentAgreement } from "../chance-corrected";
import { computeCohenKappa, listPairKappas } from "../cohen-kappa";
import { type Estimate, type Estimated, isEstimable } from "../estimate";
import { computeKrippendorffAlpha, type Scale } from "../krippendorff-alpha";
import { buildRatingsTable, type Rating } from "../ratings-table";
import type { Weights } from "../weights";
import { ALL_COEFFICIENTS, errorOf, errorOfShare, estimated } from "./coefficients";
import { ABSTRACTORS, COHEN, COHEN_WEIGHTS, KRIPPENDORFF } from "./published-data";

describe("published answers", () => {
  // Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, sections C to E, has three digits; the others are by the definition,
  // the mean distance of paired over that of all values, worked out in a separate program.
  test.each<[Scale, number, number]>([
    ["nominal", 0.743, 0.743421052631579],
    ["ordinal", 0.815, 0.8153875037548813],
    ["interval", 0.849, 0.8491071428571428],
    ["ratio", 0.797, 0.7974027747116127],
  ])("Krippendorff's twelve units, %s", (scale, published, exact) => {
    const alpha = estimated(computeKrippendorffAlpha(KRIPPENDORFF, scale));
    expect(alpha.value).toBeCloseTo(published, 3);
    expect(alpha.value).toBeCloseTo(exact, 12);
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

  // By Gwet (2014), section 3.4, in a separate program; irrCAC's vignette gives 0.914 for quadratic weights.
  test.each<[Weights, number]>([
    ["identity", 0.775444068126995],
    ["linear", 0.8587391364326115],
    ["quadratic", 0.9140007235516047],
    ["ordinal", 0.8989397699075113],
    ["ratio", 0.8573675578296347],
  ])("Gwet's AC2 of Krippendorff's twelve units, %s weights", (weights, exact) => {
    expect(estimated(computeGwetAC(KRIPPENDORFF, weights)).value).toBeCloseTo(exact, 12);
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
    expect(errorOfShare(percent, 100) * Math.sqrt(99 / 100)).toBeCloseTo(0.03128898, 7);
  });

  // Cohen (1968), Psychol. Bull. 70, table 1; the variance of the unweighted one as R's psych 2.2.9 has it.
  test("Cohen's weighted and unweighted kappa", () => {
    const table = buildRatingsTable(COHEN);
    const kappa = estimated(computeCohenKappa(table));
    expect(kappa.value).toBeCloseTo(0.492, 3);
    expect(kappa.value).toBeCloseTo(29 / 59, 12);
    // Ours divides by n − 1 subjects, theirs by n.
    expect(errorOf(kappa, 200) ** 2 * (199 / 200)).toBeCloseTo(0.002601185192, 10);
    expect(kappa.n).toBe(200);
    const weighted = estimated(computeCohenKappa(table, { disagreement: COHEN_WEIGHTS }));
    expect(weighted.value).toBeCloseTo(0.348, 3);
    expect(weighted.value).toBeCloseTo(8 / 23, 12);
    // The variance by Fleiss, Cohen and Everitt (1969), equation 14, in a separate program.
    expect(errorOf(weighted, 200) ** 2 * (199 / 200)).toBeCloseTo(0.005700856319600537, 10);
    expect(estimated(computeCohenKappa(table, "linear")).value).toBeCloseTo(0.4736842105263158, 12);
    expect(estimated(computeCohenKappa(table, "quadratic")).value).toBeCloseTo(0.4545454545454546, 12);
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
    for (const [, compute] of ALL_COEFFICIENTS) {
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
