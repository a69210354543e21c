import { describe, expect, test } from "vitest";
import { isEstimable } from "../estimate";
import { createRandom } from "../random";
import { buildRatingsTable, type Rating } from "../ratings-table";
import { analyseSeverity } from "../severity/severity";
import type { SeverityFit } from "../severity/severity-fit";
import { numberOf, Recovery, recover } from "./recovery";
import { drawTrueValues, simulateRatings } from "./simulate";

function fitOf(ratings: readonly Rating[]): SeverityFit {
  const { fit } = analyseSeverity(buildRatingsTable(ratings));
  if (!isEstimable(fit)) throw new Error(fit.notEstimable);
  return fit;
}
// The slope of estimates on truth is 1 where there is no bias; coverage should be 0.95. Bounds allow for the simulation's own error.
describe("known values come back", () => {
  test("everybody rates everybody: 150 subjects, 6 items, 8 raters", () => {
    const { raters, items, thresholds, subjects, notConverged } = recover(71, 12, {
      subjects: 150,
      items: 6,
      raters: 8,
      each: 8,
    });
    expect(notConverged).toBe(0);
    for (const facet of [raters, items, thresholds, subjects]) {
      expect(facet.slope).toBeGreaterThan(0.96);
      expect(facet.slope).toBeLessThan(1.04);
      expect(facet.coverage).toBeGreaterThan(0.88);
    }
    expect(subjects.coverage).toBeGreaterThan(0.93);
    expect(subjects.coverage).toBeLessThan(0.97);
  });

  test("two of ten raters for each of 100 subjects on 6 items", () => {
    const { raters, items, thresholds, subjects, notConverged } = recover(72, 40, {
      subjects: 100,
      items: 6,
      raters: 10,
      each: 2,
    });
    expect(notConverged).toBe(0);
    for (const facet of [raters, items, subjects]) {
      expect(facet.slope).toBeGreaterThan(0.95);
      expect(facet.slope).toBeLessThan(1.06);
    }
    expect(raters.coverage).toBeGreaterThan(0.92);
    expect(raters.coverage).toBeLessThan(0.985);
    expect(items.coverage).toBeGreaterThan(0.91);
    expect(subjects.coverage).toBeGreaterThan(0.92);
    // Thresholds keep a part of the bias: the correction is made for the other measures.
    expect(thresholds.slope).toBeLessThan(1.08);
    expect(thresholds.coverage).toBeGreaterThan(0.85);
  });

  test("only two ratings per subject: measures spread a little too far, intervals still cover", () => {
    const { raters } = recover(73, 40, { subjects: 200, items: 1, raters: 8, each: 2 });
    expect(raters.slope).toBeGreaterThan(0.95);
    expect(raters.slope).toBeLessThan(1.15);
    expect(raters.coverage).toBeGreaterThan(0.92);
  });

  test("more raters than the dense information matrix takes", () => {
    const { raters, notConverged } = recover(74, 1, { subjects: 900, items: 4, raters: 420, each: 3 });
    expect(notConverged).toBe(0);
    // About 25 ratings each: maximum likelihood spreads such raters by a tenth, which no correction here takes back.
    expect(raters.slope).toBeGreaterThan(0.95);
    expect(raters.slope).toBeLessThan(1.15);
    expect(raters.coverage).toBeGreaterThan(0.88);
  });

  test("as many raters in one long chain, each linked to the next alone", () => {
    const random = createRandom(75);
    const truth = drawTrueValues(random, { subjects: 1_260, items: 6, raters: 420 });
    const fit = fitOf(simulateRatings(random, truth, (s, r) => r === s % 420 || r === (s + 1) % 420));
    expect(fit.errors).toBe("joint");
    const raters = new Recovery();
    for (const rater of fit.raters) {
      raters.add(rater.measure as number, rater.standardError as number, truth.raters[numberOf(rater)] as number);
    }
    expect(raters.coverage).toBeGreaterThan(0.85);
  });
});
