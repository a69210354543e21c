import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isEstimable } from "../estimate";
import { computeIntraclass, type IntraclassCorrelation, type IntraclassForm } from "../intraclass";
import { createRandom } from "../random";
import { buildRatingsTable } from "../ratings-table";
import { type CompleteMatrix, completeMatrix } from "../two-way-anova";
import { fromRaterLines, KRIPPENDORFF, SHROUT_FLEISS } from "./published-data";

const FORMS: IntraclassForm[] = ["icc1", "icc2", "icc3", "icc1k", "icc2k", "icc3k"];

function compute(matrix: CompleteMatrix, form: IntraclassForm, hypothesis = 0): IntraclassCorrelation {
  const all = computeIntraclass(matrix, hypothesis);
  const found = isEstimable(all) ? all[form] : all;
  if (!isEstimable(found)) throw new Error(found.notEstimable);
  return found;
}
const matrixOf = (table = SHROUT_FLEISS) => completeMatrix(table) as CompleteMatrix;

// Values: Shrout and Fleiss (1979), table 4, two digits; more by their mean squares 11.2417, 32.4861, 1.01944, 6.26389. Intervals, F and p: R's psych 2.2.9, ICC(sf, lmer = FALSE), which gives their method.
describe("Shrout and Fleiss 1979: six targets, four judges", () => {
  test.each<[IntraclassForm, number, number, number, number, number, number, number]>([
    ["icc1", 0.17, 0.16574176840547544, -0.132932325, 0.72256006, 1.7946785, 18, 0.16476880834],
    ["icc2", 0.29, 0.2897637795275591, 0.018786513, 0.76108437, 11.027248, 15, 0.00013456652],
    ["icc3", 0.71, 0.7148407148407149, 0.342464765, 0.94585826, 11.027248, 15, 0.00013456652],
    ["icc1k", 0.44, 0.44279713367926865, -0.884442155, 0.91241542, 1.7946785, 18, 0.16476880834],
    ["icc2k", 0.62, 0.6200505475989891, 0.071136815, 0.92723204, 11.027248, 15, 0.00013456652],
    ["icc3k", 0.91, 0.9093155423770695, 0.675674714, 0.98589168, 11.027248, 15, 0.00013456652],
  ])("%s", (form, published, value, lower, upper, f, df2, p) => {
    const icc = compute(matrixOf(), form);
    expect(icc.value).toBeCloseTo(published, 2);
    expect(icc.value).toBeCloseTo(value, 12);
    expect(icc.lower).toBeCloseTo(lower, 7);
    expect(icc.upper).toBeCloseTo(upper, 7);
    expect(icc.n).toBe(6);
    if (!isEstimable(icc.test)) throw new Error(icc.test.notEstimable);
    expect(icc.test.f).toBeCloseTo(f, 5);
    expect([icc.test.df1, icc.test.df2]).toEqual([5, df2]);
    expect(icc.test.p).toBeCloseTo(p, 9);
  });
});

// Bonett's statpsych (R), example of ci.icc(.05, 48.2, 11.3, 5, 30): mean squares of subjects and error, 5 raters, 30 subjects.
test("the consistency forms of published mean squares, with their intervals", () => {
  const [subjects, raters] = [30, 5];
  // Ratings with exactly these mean squares: subjects at ±a, and an interaction that sums to zero both ways.
  const a = Math.sqrt((48.2 * 29) / (raters * subjects));
  const b = Math.sqrt((11.3 * 29 * 4) / (subjects * 4));
  const values = Float64Array.from({ length: subjects * raters }, (_, index) => {
    const sign = Math.floor(index / raters) % 2 === 0 ? 1 : -1;
    return sign * (a + b * ([1, -1, 1, -1, 0][index % raters] as number));
  });
  const rounded = ({ value, lower, upper }: IntraclassCorrelation) => [value, lower, upper].map((x) => x.toFixed(4));
  expect(rounded(compute({ values, subjects, raters }, "icc3"))).toEqual(["0.3951", "0.2311", "0.5853"]);
  expect(rounded(compute({ values, subjects, raters }, "icc3k"))).toEqual(["0.7656", "0.6005", "0.8759"]);
});

describe("an oracle by raw sums of squares", () => {
  function byRawSums({ values, subjects: n, raters: k }: CompleteMatrix): Record<IntraclassForm, number> {
    const at = (s: number, r: number) => values[s * k + r] as number;
    const each = (count: number) => Array.from({ length: count }, (_, i) => i);
    const sum = (list: number[]) => list.reduce((total, value) => total + value, 0);
    const correction = sum([...values]) ** 2 / (n * k);
    const total = sum([...values].map((v) => v * v)) - correction;
    const rows = sum(each(n).map((s) => sum(each(k).map((r) => at(s, r))) ** 2)) / k - correction;
    const columns = sum(each(k).map((r) => sum(each(n).map((s) => at(s, r))) ** 2)) / n - correction;
    const [msr, msw] = [rows / (n - 1), (total - rows) / (n * (k - 1))];
    const [msc, mse] = [columns / (k - 1), (total - rows - columns) / ((n - 1) * (k - 1))];
    return {
      icc1: (msr - msw) / (msr + (k - 1) * msw),
      icc2: (msr - mse) / (msr + (k - 1) * mse + (k * (msc - mse)) / n),
      icc3: (msr - mse) / (msr + (k - 1) * mse),
      icc1k: (msr - msw) / msr,
      icc2k: (msr - mse) / (msr + (msc - mse) / n),
      icc3k: (msr - mse) / msr,
    };
  }

  const arbitraryMatrix = fc
    .record({ subjects: fc.integer({ min: 2, max: 8 }), raters: fc.integer({ min: 2, max: 5 }) })
    .chain(({ subjects, raters }) =>
      fc
        .array(fc.integer({ min: 1, max: 5 }), { minLength: subjects * raters, maxLength: subjects * raters })
        .map((values): CompleteMatrix => ({ values: Float64Array.from(values), subjects, raters })),
    );

  test("gives the same six values, or there is a reason; intervals hold the value and are finite", () => {
    fc.assert(
      fc.property(arbitraryMatrix, (matrix) => {
        const all = computeIntraclass(matrix);
        if (!isEstimable(all)) {
          expect(all.notEstimable).toContain("same");
          return;
        }
        const oracle = byRawSums(matrix);
        for (const form of FORMS) {
          const icc = all[form];
          if (!isEstimable(icc)) continue;
          expect(icc.value).toBeCloseTo(oracle[form], 8);
          expect([icc.lower, icc.upper].every(Number.isFinite)).toBe(true);
          expect(icc.lower).toBeLessThanOrEqual(icc.value + 1e-12);
          expect(icc.upper).toBeGreaterThanOrEqual(icc.value - 1e-12);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("a shift of all ratings changes nothing; one of a single rater leaves consistency alone", () => {
    fc.assert(
      fc.property(arbitraryMatrix, fc.integer({ min: -1000, max: 1000 }), (matrix, by) => {
        const shifted = { ...matrix, values: matrix.values.map((value) => value + by) };
        const strict = {
          ...matrix,
          values: matrix.values.map((value, i) => value + (i % matrix.raters === 0 ? by : 0)),
        };
        const [before, after, oneShifted] = [
          computeIntraclass(matrix),
          computeIntraclass(shifted),
          computeIntraclass(strict),
        ];
        if (!isEstimable(before) || !isEstimable(after) || !isEstimable(oneShifted)) return;
        for (const form of FORMS) {
          const [a, b] = [before[form], after[form]];
          expect(isEstimable(a)).toBe(isEstimable(b));
          if (isEstimable(a) && isEstimable(b)) expect(a.value).toBeCloseTo(b.value, 8);
        }
        if (isEstimable(before.icc3) && isEstimable(oneShifted.icc3)) {
          expect(before.icc3.value).toBeCloseTo(oneShifted.icc3.value, 6);
        }
      }),
    );
  });
});

test("tests against a hypothesis: at the lower limit of the interval the one-sided p is 0.025", () => {
  for (const form of ["icc1", "icc3", "icc1k", "icc3k"] as const) {
    const { lower } = compute(matrixOf(), form);
    const { test: against } = compute(matrixOf(), form, lower);
    if (!isEstimable(against)) throw new Error(against.notEstimable);
    expect(against.p).toBeCloseTo(0.025, 8);
  }
});

test("intervals of absolute agreement cover the true value about 95 times in 100", () => {
  const random = createRandom(20);
  const runs = 400;
  let covered = 0;
  for (let run = 0; run < runs; run++) {
    const [subjects, raters] = [30, 6];
    const severity = Array.from({ length: raters }, () => random.normal() * 0.5);
    const values = new Float64Array(subjects * raters);
    for (let s = 0; s < subjects; s++) {
      const level = random.normal();
      for (let r = 0; r < raters; r++) values[s * raters + r] = level + (severity[r] as number) + random.normal();
    }
    const { lower, upper } = compute({ values, subjects, raters }, "icc2");
    const truth = 1 / (1 + 0.25 + 1);
    if (lower <= truth && truth <= upper) covered += 1;
  }
  expect(covered / runs).toBeGreaterThan(0.92);
  expect(covered / runs).toBeLessThan(0.99);
});

describe("what is not there", () => {
  test("subjects whom not everyone rated are left out and not counted", () => {
    expect(completeMatrix(KRIPPENDORFF)).toMatchObject({ subjects: 8, raters: 4 });
  });

  test.each([
    ["one rater", fromRaterLines(["1 2 3"]), "there are fewer than two raters"],
    ["nobody rated by all", fromRaterLines(["1 .", ". 2"]), "no subject was rated by all 2 raters"],
    ["all equal", fromRaterLines(["3 3", "3 3"]), "every rating is the same, so there is no variation to agree on"],
    [
      "two items",
      [...fromRaterLines(["1 2", "2 2"], "i"), ...fromRaterLines(["1 2", "2 2"], "j")],
      "there are 2 items: this takes one item at a time",
    ],
    ["nothing", [], "there are fewer than two raters"],
  ])("%s: not estimable", (_, ratings, reason) => {
    expect(computeIntraclass(completeMatrix(buildRatingsTable(ratings)))).toEqual({ notEstimable: reason });
  });

  test("perfect agreement is 1 without a claim to certainty, and F has no value", () => {
    const icc = compute(matrixOf(buildRatingsTable(fromRaterLines(["1 2 3 4", "1 2 3 4"]))), "icc2");
    expect(icc).toMatchObject({ value: 1, upper: 1, n: 4 });
    expect(icc.lower).toBeLessThan(0.6);
    expect(isEstimable(icc.test)).toBe(false);
  });
});
