import { describe, expect, test } from "vitest";
import {
  chiSquareUpperTail,
  fCdf,
  fQuantile,
  fUpperTail,
  incompleteBeta,
  lnGamma,
  normalCdf,
  normalQuantile,
  tCdf,
  tQuantile,
} from "../special-functions";
import { wilsonInterval } from "../wilson";

// Tables: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7 (normal, t, F, chi-square critical values).
describe("tabulated values", () => {
  test("normal", () => {
    expect(normalCdf(1.96)).toBeCloseTo(0.9750021, 7);
    expect(normalCdf(-3)).toBeCloseTo(0.0013499, 7);
    expect(normalCdf(0)).toBe(0.5);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963985, 9);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306, 9);
    expect(normalQuantile(1e-12)).toBeCloseTo(-7.034483825, 6);
  });

  test.each([
    [0.975, 1, 12.706],
    [0.975, 5, 2.571],
    [0.95, 10, 1.812],
    [0.975, 30, 2.042],
    [0.995, 4, 4.604],
  ])("Student's t: %f with %i degrees of freedom", (p, df, expected) => {
    expect(tQuantile(p, df)).toBeCloseTo(expected, 3);
    expect(tCdf(tQuantile(p, df), df)).toBeCloseTo(p, 10);
  });

  test.each([
    [0.95, 1, 1, 161.448],
    [0.95, 5, 15, 2.901],
    [0.95, 10, 20, 2.348],
    [0.99, 4, 12, 5.412],
    [0.975, 5, 18, 3.382],
  ])("F: %f with %i and %i", (p, df1, df2, expected) => {
    expect(fQuantile(p, df1, df2)).toBeCloseTo(expected, 3);
    expect(fCdf(fQuantile(p, df1, df2), df1, df2)).toBeCloseTo(p, 10);
  });

  test("F with the degrees of freedom of ten thousand subjects", () => {
    // scipy 1.17: f.ppf(0.975, 9999, 29997)
    expect(fQuantile(0.975, 9999, 29997)).toBeCloseTo(1.0323928707620993, 8);
  });

  test("chi-square", () => {
    expect(chiSquareUpperTail(3.841, 1)).toBeCloseTo(0.05, 4);
    expect(chiSquareUpperTail(18.307, 10)).toBeCloseTo(0.05, 5);
    expect(chiSquareUpperTail(124.342, 100)).toBeCloseTo(0.05, 5);
  });

  test("gamma and incomplete beta where they have a closed form", () => {
    expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
    expect(lnGamma(11)).toBeCloseTo(Math.log(3628800), 11);
    expect(incompleteBeta(0.3, 1, 1)).toBeCloseTo(0.3, 13);
    expect(incompleteBeta(0.3, 2, 1)).toBeCloseTo(0.09, 13);
    expect(incompleteBeta(0.7, 2, 2)).toBeCloseTo(0.784, 12);
  });
});

test("the tails of F add up", () => {
  for (const f of [0.01, 0.5, 1, 3, 50]) expect(fCdf(f, 7, 3.5) + fUpperTail(f, 7, 3.5)).toBeCloseTo(1, 12);
});

// Wilson (1927) as worked out by Newcombe (1998), Statistics in Medicine 17, 857–872, table I, method 3.
describe("Wilson's interval", () => {
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("%i of %i", (count, total, lower, upper) => {
    expect(wilsonInterval(count, total).lower).toBeCloseTo(lower, 4);
    expect(wilsonInterval(count, total).upper).toBeCloseTo(upper, 4);
  });

  test("all of them is the mirror image of none, and none of none says nothing", () => {
    expect(wilsonInterval(20, 20).lower).toBeCloseTo(1 - wilsonInterval(0, 20).upper, 12);
    expect(wilsonInterval(0, 0)).toEqual({ lower: 0, upper: 1 });
  });
});
