import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isEstimable } from "../estimate";
import { createRandom } from "../random";
import { buildRatingsTable, type Rating } from "../ratings-table";
import { analyseSeverity, analyseSubsets } from "../severity/severity";
import type { FacetMeasure, SeverityFit } from "../severity/severity-fit";
import { listUnexpectedRatings } from "../unexpected-ratings";
import { arbitraryRatings } from "./arbitraries";
import { drawTrueValues, simulateRatings } from "./simulate";

function fitOf(ratings: readonly Rating[]): SeverityFit {
  const { fit } = analyseSeverity(buildRatingsTable(ratings));
  if (!isEstimable(fit)) throw new Error(fit.notEstimable);
  return fit;
}
const _numberOf = ({ id }: { id: string }) => Number(id.slice(1));
const byId = (measures: readonly FacetMeasure[], id: string) => measures.find((m) => m.id === id) as FacetMeasure;

describe("exact answers", () => {
  /** `count` subjects whom two raters both rated 0 or 1. */
  const pairs = (a: number, b: number, count: number, from: number) =>
    Array.from({ length: count }, (_, i) => [
      { rater: "a", subject: `${from + i}`, item: "x", value: a },
      { rater: "b", subject: `${from + i}`, item: "x", value: b },
    ]).flat();

  // Winsteps manual, "JMLE bias: pairwise data": successes 2 : 1 give 2 log 2 by joint maximum likelihood, log 2 by the model itself;
  // the conditional likelihood's standard error is √(1/n₁₀ + 1/n₀₁).
  test("two raters, right or wrong: the corrected difference is the conditional estimate log 2, with its error", () => {
    const fit = fitOf([...pairs(1, 0, 40, 0), ...pairs(0, 1, 20, 100), ...pairs(1, 1, 7, 200), ...pairs(0, 0, 9, 300)]);
    expect(fit.biasCorrection.factor).toBe(0.5);
    const [a, b] = [byId(fit.raters, "a"), byId(fit.raters, "b")];
    expect((b.measure as number) - (a.measure as number)).toBeCloseTo(Math.log(2), 6);
    expect(2 * (a.standardError as number)).toBeCloseTo(Math.sqrt(1 / 40 + 1 / 20), 6);
  });

  test("the uncorrected estimates reproduce every observed total, by arithmetic of their own", () => {
    const random = createRandom(9);
    const truth = drawTrueValues(random, { subjects: 40, items: 3, raters: 4 });
    const ratings = simulateRatings(random, truth, (s, r, i) => (s + r + i) % 4 !== 0);
    const fit = fitOf(ratings);
    const { factor } = fit.biasCorrection;
    const open = (m: { measure: number | null }) => (m.measure as number) / factor;
    const thresholds = fit.thresholds.map(open);
    const expectedAt = (location: number) => {
      const odds = [1];
      for (const threshold of thresholds) odds.push((odds.at(-1) as number) * Math.exp(location - threshold));
      return odds.reduce((sum, odd, k) => sum + odd * k, 0) / odds.reduce((sum, odd) => sum + odd, 0) + 1;
    };
    // Given the other measures, each subject's maximum likelihood measure makes the totals of raters and items agree.
    const kept = ratings.filter(({ subject }) => byId(fit.subjects, subject).extreme === null);
    const measures = new Map<string, number>();
    for (const subject of new Set(kept.map((r) => r.subject))) {
      const own = kept.filter((r) => r.subject === subject);
      const total = own.reduce((sum, { value }) => sum + (value as number), 0);
      let [low, high] = [-30, 30];
      for (let step = 0; step < 80; step++) {
        const middle = (low + high) / 2;
        const expected = own.reduce(
          (sum, r) => sum + expectedAt(middle - open(byId(fit.items, r.item)) - open(byId(fit.raters, r.rater))),
          0,
        );
        if (expected < total) low = middle;
        else high = middle;
      }
      measures.set(subject, (low + high) / 2);
    }
    for (const facet of ["rater", "item"] as const) {
      for (const element of facet === "rater" ? fit.raters : fit.items) {
        const own = kept.filter((r) => r[facet] === element.id);
        const expected = own.reduce(
          (sum, r) =>
            sum +
            expectedAt(
              (measures.get(r.subject) as number) - open(byId(fit.items, r.item)) - open(byId(fit.raters, r.rater)),
            ),
          0,
        );
        expect(expected).toBeCloseTo(
          own.reduce((sum, { value }) => sum + (value as number), 0),
          4,
        );
      }
    }
  });
});

describe("what the numbers mean", () => {
  const random = createRandom(4);
  const truth = { ...drawTrueValues(random, { subjects: 120, items: 5, raters: 5 }), raters: [-1, -0.5, 0, 0.5, 1] };
  const ratings = simulateRatings(random, truth);
  const fit = fitOf(ratings);

  test("severe raters have a positive measure, a low average, and a fair average below the reference", () => {
    const severe = byId(fit.raters, "r4");
    expect(severe.measure).toBeGreaterThan(0.5);
    expect(severe.observedAverage).toBeLessThan(byId(fit.raters, "r0").observedAverage);
    expect(severe.fairAverage).toBeLessThan(fit.reference.average);
    expect(severe.fairAverageError).toBeGreaterThan(0);
  });

  test("raters, items and thresholds have mean zero", () => {
    for (const measures of [fit.raters, fit.items, fit.thresholds]) {
      expect(measures.reduce((sum, { measure }) => sum + (measure as number), 0)).toBeCloseTo(0, 8);
    }
  });

  test("data from the model fit it: mean squares about 1, z mostly within 2", () => {
    const all = [...fit.raters, ...fit.items, ...fit.subjects].filter(({ infit }) => infit !== null);
    const average = all.reduce((sum, { infit }) => sum + (infit as number), 0) / all.length;
    expect(average).toBeGreaterThan(0.95);
    expect(average).toBeLessThan(1.05);
    const far = all.filter(({ infitZ }) => Math.abs(infitZ as number) > 1.96).length;
    expect(far / all.length).toBeLessThan(0.1);
  });

  test("a rater who throws dice does not fit, and who rates everyone alike fits too well", () => {
    const noisy = ratings.map((r) => (r.rater === "r2" ? { ...r, value: 1 + random.below(5) } : r));
    const alike = ratings.map((r) => (r.rater === "r2" ? { ...r, value: r.subject === "s1" ? 2 : 3 } : r));
    expect(byId(fitOf(noisy).raters, "r2").outfit).toBeGreaterThan(1.5);
    expect(byId(fitOf(noisy).raters, "r2").outfitZ).toBeGreaterThan(5);
    expect(byId(fitOf(alike).raters, "r2").infit).toBeLessThan(0.85);
    expect(byId(fitOf(alike).raters, "r2").infitZ).toBeLessThan(-2);
  });

  test("a rating that contradicts everything else stands out, and only what does", () => {
    const best = [...fit.subjects].sort((a, b) => (b.measure as number) - (a.measure as number))[0] as FacetMeasure;
    const contrary = ratings.map((r) =>
      r.subject === best.id && r.rater === "r0" && r.item === "i0" ? { ...r, value: 1 } : r,
    );
    const table = buildRatingsTable(contrary);
    const found = listUnexpectedRatings(table, fitOf(contrary));
    expect(found[0]).toMatchObject({ rater: "r0", subject: best.id, item: "i0", value: 1 });
    expect(found[0]?.residual).toBeLessThan(-3);
    expect(found.length).toBeLessThan(contrary.length / 100);
  });

  test("raters that differ this much are told apart, raters that do not are not", () => {
    const { raters } = fit.summaries;
    if (!isEstimable(raters)) throw new Error(raters.notEstimable);
    expect(raters.reliability).toBeGreaterThan(0.95);
    expect(raters.allEqual.p).toBeLessThan(0.001);
    const alike = fitOf(simulateRatings(createRandom(8), { ...truth, raters: [0, 0, 0, 0, 0] })).summaries.raters;
    if (!isEstimable(alike)) throw new Error(alike.notEstimable);
    expect(alike.allEqual.p).toBeGreaterThan(0.01);
  });

  test("names and the order of ratings do not matter, nor a shift of the values but for the averages", () => {
    const other = [...ratings]
      .reverse()
      .map((r) => ({ ...r, subject: `x${r.subject}`, value: (r.value as number) * 10 - 3 }));
    const again = fitOf(other);
    for (const rater of fit.raters) {
      expect(byId(again.raters, rater.id).measure).toBeCloseTo(rater.measure as number, 5);
      expect(byId(again.raters, rater.id).fairAverage).toBeCloseTo((rater.fairAverage as number) * 10 - 3, 4);
    }
  });

  test("subjects with the lowest or the highest rating throughout get a finite measure and no fit", () => {
    const topped = ratings.map((r) =>
      r.subject === "s0" ? { ...r, value: 5 } : r.subject === "s1" ? { ...r, value: 1 } : r,
    );
    const extremes = fitOf(topped);
    const [top, bottom] = [byId(extremes.subjects, "s0"), byId(extremes.subjects, "s1")];
    expect(top).toMatchObject({ extreme: "high", infit: null, outfit: null });
    expect(bottom).toMatchObject({ extreme: "low", infit: null });
    const others = extremes.subjects.filter(({ extreme }) => extreme === null).map(({ measure }) => measure as number);
    expect(top.measure).toBeGreaterThan(Math.max(...others));
    expect(bottom.measure).toBeLessThan(Math.min(...others));
    expect(top.standardError).toBeGreaterThan(byId(extremes.subjects, "s5").standardError as number);
  });

  test("a rater who gives only the highest rating is the most lenient, with a finite measure", () => {
    const generous = ratings.map((r) => (r.rater === "r3" ? { ...r, value: 5 } : r));
    const rater = byId(fitOf(generous).raters, "r3");
    expect(rater.extreme).toBe("high");
    expect(rater.measure).toBeLessThan(-2);
    expect(Number.isFinite(rater.standardError)).toBe(true);
  });
});

describe("not estimable", () => {
  const random = createRandom(6);
  const truth = drawTrueValues(random, { subjects: 12, items: 4, raters: 4 });

  test("managers of their own reports only: with the reason, the groups and what would connect them", () => {
    const ratings = simulateRatings(random, truth, (s, r) => s % 2 === r % 2);
    const table = buildRatingsTable(ratings);
    const { fit, connectivity, converged } = analyseSeverity(table);
    expect(isEstimable(fit) ? "" : fit.notEstimable).toContain("fall into 2 groups");
    expect([connectivity.connected, converged, connectivity.extraRatings.length]).toEqual([false, false, 1]);
    // Within a group of two raters there is an answer.
    const within = analyseSubsets(table, connectivity);
    expect(within.map(({ analysis }) => isEstimable(analysis.fit))).toEqual([true, true]);
  });

  test.each<[string, Rating[], string]>([
    ["no ratings", [], "there are no ratings"],
    ["one rater", simulateRatings(random, { ...truth, raters: [0] }), "only one rater"],
    ["all equal", simulateRatings(random, truth).map((r) => ({ ...r, value: 3 })), "is the same"],
    [
      "measurements",
      simulateRatings(random, truth).map((r, i) => ({ ...r, value: i / 7 })),
      "too many to treat as steps",
    ],
    [
      "connected by an extreme subject alone",
      simulateRatings(random, truth, (s, r) => s === 0 || s % 2 === r % 2).map((r) =>
        r.subject === "s0" ? { ...r, value: 5 } : r,
      ),
      "only through subjects who got the lowest or the highest",
    ],
  ])("%s", (_, ratings, reason) => {
    const { fit } = analyseSeverity(buildRatingsTable(ratings));
    expect(isEstimable(fit) ? "" : fit.notEstimable).toContain(reason);
  });

  test("whatever the data: finite numbers, null where documented, or a reason", () => {
    const check = (value: unknown): void => {
      if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
      else if (ArrayBuffer.isView(value)) expect(Array.from(value as Float64Array).every(Number.isFinite)).toBe(true);
      else if (value && typeof value === "object") for (const part of Object.values(value)) check(part);
    };
    fc.assert(
      fc.property(arbitraryRatings, (ratings) => check(analyseSeverity(buildRatingsTable(ratings)))),
      { numRuns: 300 },
    );
  });
});
