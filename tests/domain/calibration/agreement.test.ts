import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { computeFleissKappa, computeGwetAC, computePercentAgreement } from "#app/domain/calibration/chance-corrected";
import { computeCohenKappa, listPairKappas } from "#app/domain/calibration/cohen-kappa";
import { type Estimate, type Estimated, isEstimable } from "#app/domain/calibration/estimate";
import { computeKrippendorffAlpha, type Scale } from "#app/domain/calibration/krippendorff-alpha";
import { type Rating, buildRatingsTable } from "#app/domain/calibration/ratings-table";
import { createRandom } from "#app/domain/calibration/random";
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
    const kappa = estimated(computeCohenKappa(table));
    expect(kappa.value).toBeCloseTo(0.7964094, 7);
    expect(errorOf(kappa, 100)).toBeCloseTo(0.05891072, 3);
    const ac1 = estimated(computeGwetAC(table));
    expect(ac1.value).toBeCloseTo(0.8493305, 7);
    expect(errorOf(ac1, 100)).toBeCloseTo(0.04321747, 6);
    const alpha = estimated(computeKrippendorffAlpha(table, "nominal"));
    expect(alpha.value).toBeCloseTo(0.7972585, 7);
    expect(errorOf(alpha, 100)).toBeCloseTo(0.05905473, 3);
    const percent = estimated(computePercentAgreement(table));
    expect(percent.value).toBeCloseTo(0.89, 10);
    expect(errorOf(percent, 100)).toBeCloseTo(0.03128898, 3);
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

  // Fleiss (1971), Psychol. Bull. 76, table 1: 30 patients, six psychiatrists each, five diagnoses; kappa 0.430.
  test("Fleiss' kappa of thirty patients", () => {
    const rows =
      "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 00501 30012 51000 02040 10230 00060 01050 02013 20040 10041 05010 40002 02040 10500 01050";
    // As distributed with R's irr (diagnoses) and in irrCAC's documentation: margins 26, 26, 30, 55 and 43 of 180.
    const ratings = FLEISS_ROWS(rows);
    const kappa = estimated(computeFleissKappa(buildRatingsTable(ratings)));
    expect(kappa.value).toBeCloseTo(0.43, 2);
  });
});

function FLEISS_ROWS(text: string): Rating[] {
  return text.split(" ").flatMap((row, subject) =>
    [...row]
      .flatMap((count, category) => Array.from({ length: Number(count) }, () => category + 1))
      .map((value, rater) => ({ rater: `${rater}`, subject: `${subject}`, item: "d", value })),
  );
}
