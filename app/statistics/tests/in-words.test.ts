import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyseConnectivity } from "../connectivity";
import { type Estimated, isEstimable, notEstimable } from "../estimate";
import { describeMissingLinks } from "../missing-links";
import { type CycleMedian, observedProfileDrift } from "../profile-drift";
import { createRandom } from "../random";
import { buildRatingsTable } from "../ratings-table";
import { analyseSeverity } from "../severity/severity";
import type { FacetMeasure, SeverityFit, ThresholdMeasure } from "../severity/severity-fit";
import { amountInWords, describeSeverity, severityInSteps } from "../severity-words";
import { thresholdsInOrder } from "../threshold-order";
import { arbitraryRatings } from "./arbitraries";
import { estimated } from "./coefficients";
import { drawTrueValues, simulateRatings } from "./simulate";

const random = createRandom(41);
const truth = { ...drawTrueValues(random, { subjects: 60, items: 6, raters: 5 }), raters: [1.3, 0.6, 0, -0.6, -1.3] };
const ratings = simulateRatings(random, truth);
function fitOf(of: typeof ratings): SeverityFit {
  const { fit } = analyseSeverity(buildRatingsTable(of));
  if (!isEstimable(fit)) throw new Error(fit.notEstimable);
  return fit;
}
const fit = fitOf(ratings);
const rater = (id: string, of = fit) => of.raters.find((r) => r.id === id) as FacetMeasure;

describe("severity in steps of the scale", () => {
  test("is the difference of the fair averages, inside its interval, which is about the delta method's", () => {
    for (const own of fit.raters) {
      const { value, lower, upper, n } = estimated(severityInSteps(fit, own));
      expect(value).toBeCloseTo(fit.reference.average - (own.fairAverage as number), 12);
      expect(lower).toBeLessThan(value);
      expect(upper).toBeGreaterThan(value);
      expect((upper - lower) / 2).toBeCloseTo(1.96 * (own.fairAverageError as number), 2);
      expect(n).toBe(360);
    }
  });

  test("counts steps, not values: a scale in tens gives the same", () => {
    const inTens = fitOf(ratings.map((r) => ({ ...r, value: (r.value as number) * 10 })));
    expect(estimated(severityInSteps(inTens, rater("r0", inTens))).value).toBeCloseTo(
      estimated(severityInSteps(fit, rater("r0"))).value,
      6,
    );
  });

  test("covers the true difference about 95 times in 100", () => {
    let covered = 0;
    const runs = 120;
    const seeded = createRandom(43);
    for (let run = 0; run < runs; run++) {
      const drawn = drawTrueValues(seeded, { subjects: 50, items: 6, raters: 4 });
      const found = fitOf(simulateRatings(seeded, drawn));
      const expectedAt = (location: number) => {
        const odds = [1];
        for (const threshold of drawn.thresholds) odds.push((odds.at(-1) as number) * Math.exp(location - threshold));
        return odds.reduce((sum, odd, k) => sum + odd * k, 0) / odds.reduce((sum, odd) => sum + odd, 0);
      };
      const middle = drawn.subjects.reduce((sum, value) => sum + value, 0) / drawn.subjects.length;
      const { lower, upper } = estimated(severityInSteps(found, rater("r0", found)));
      const difference = expectedAt(middle) - expectedAt(middle - (drawn.raters[0] as number));
      if (lower <= difference && difference <= upper) covered += 1;
    }
    expect(covered / runs).toBeGreaterThan(0.88);
    expect(covered / runs).toBeLessThan(0.995);
  });
});

describe("severity in words", () => {
  test("strict, lenient and neither, with doubt and what it rests on", () => {
    expect(describeSeverity(fit, "r0")).toMatchObject({
      tendency: "stricter",
      words: expect.stringMatching(/^rates about .+ levels? stricter than the group, ± 0\.1; based on 360 ratings$/),
    });
    expect(describeSeverity(fit, "r4", { person: "second" })).toMatchObject({
      tendency: "more lenient",
      words: expect.stringMatching(/^rate about .+ more lenient than the group, ± 0\.1; based on 360 ratings$/),
    });
    const few = ratings.filter(({ rater: r, subject }) => r !== "r2" || ["s1", "s2"].includes(subject));
    expect(describeSeverity(fitOf(few), "r2")).toMatchObject({
      tendency: "alike",
      words: expect.stringMatching(/^rates like the group, as far as can be told: .+, ± \d\.\d; based on 12 ratings$/),
    });
  });

  test("one who always gave the highest is more lenient, by how much cannot be told", () => {
    const generous = fitOf(ratings.map((r) => (r.rater === "r3" ? { ...r, value: 5 } : r)));
    expect(describeSeverity(generous, "r3").words).toBe(
      "gave the highest rating every time: more lenient than the group, by how much cannot be told; based on 360 ratings",
    );
    expect(severityInSteps(generous, rater("r3", generous))).toHaveProperty("notEstimable");
  });

  test("where nothing can be told, the reason", () => {
    expect(describeSeverity(notEstimable("there is only one rater"), "r0")).toEqual({
      steps: { notEstimable: "there is only one rater" },
      tendency: "unknown",
      words: "rates with a strictness that cannot be told: there is only one rater",
    });
    expect(describeSeverity(fit, "nobody").tendency).toBe("unknown");
  });

  test("whatever the data: words without a number that is none", () => {
    fc.assert(
      fc.property(arbitraryRatings, (any) => {
        const analysis = analyseSeverity(buildRatingsTable(any));
        for (const { rater: id } of any) {
          const { words, steps } = describeSeverity(analysis.fit, id);
          expect(words).not.toMatch(/NaN|Infinity|undefined|null/);
          if (isEstimable<Estimated>(steps)) expect(Object.values(steps).every(Number.isFinite)).toBe(true);
        }
      }),
    );
  });

  test.each([
    [0.124, "slightly"],
    [0.125, "about a quarter of a level"],
    [0.374, "about a quarter of a level"],
    [0.375, "about half a level"],
    [0.624, "about half a level"],
    [0.625, "about three quarters of a level"],
    [0.874, "about three quarters of a level"],
    [0.875, "about one level"],
    [1.24, "about one level"],
    [1.25, "about 1.5 levels"],
    [2.1, "about 2 levels"],
  ])("%f is %s", (steps, words) => {
    expect(amountInWords(steps)).toBe(words);
  });
});

describe("thresholds in order", () => {
  const thresholds = (...measures: number[]): ThresholdMeasure[] =>
    measures.map((measure, k) => ({ id: String(k + 2), measure, standardError: 0.1, n: 40 }));

  test("rising ones are, and so are one and none", () => {
    for (const measures of [[-2, -1, 1, 2], [0], []]) {
      expect(thresholdsInOrder(thresholds(...measures))).toEqual({ inOrder: true, skipped: [] });
    }
  });

  test("the value between two that fall is passed over: for certain, or perhaps", () => {
    const { inOrder, skipped } = thresholdsInOrder(thresholds(-2, 0.5, -0.5, 0.6, 0.5));
    expect(inOrder).toBe(false);
    expect(skipped).toMatchObject([
      { value: "3", by: 1, certain: true, words: expect.stringContaining("3 is passed over") },
      { value: "5", certain: false, words: expect.stringContaining("may be passed over") },
    ]);
  });

  test("of a scale with one value that nobody uses as meant", () => {
    const blurred = ratings.map((r, i) => (r.value === 3 && i % 8 !== 0 ? { ...r, value: i % 2 ? 2 : 4 } : r));
    expect(thresholdsInOrder(fit.thresholds).inOrder).toBe(true);
    expect(thresholdsInOrder(fitOf(blurred).thresholds).skipped).toMatchObject([{ value: "3", certain: true }]);
  });
});

describe("drift of the observed profile from the expectation", () => {
  const cycles = (...medians: (number | null)[]): CycleMedian[] =>
    medians.map((median, i) => ({ cycle: `cycle ${i + 1}`, median, people: median === null ? 0 : 12 }));

  test("four people are withheld, five are not", () => {
    const { points, latest } = observedProfileDrift(3, [
      { cycle: "a", median: 4, people: 5 },
      { cycle: "b", median: 4, people: 4 },
    ]);
    expect(points.map(({ aboveExpectation, withheld }) => [aboveExpectation, withheld])).toEqual([
      [1, false],
      [null, true],
    ]);
    expect(latest?.cycle).toBe("a");
  });

  test("two cycles have no trend, three of which one is missing neither", () => {
    expect(observedProfileDrift(3, cycles(3, 4)).trend).toHaveProperty("notEstimable");
    expect(observedProfileDrift(3, cycles(3, null, 4))).toMatchObject({
      direction: "unknown",
      words: "1 level above target in cycle 3 (12 people); a trend takes 3 cycles with at least 5 people: there are 2",
    });
  });

  test("a slope over the gaps in time, with the t interval of a regression", () => {
    // 3, 3.5, –, 4.5, 5: exactly half a step per cycle; Σ(x − x̄)² = 10, t(0.975, 2) = 4.302653.
    const trend = estimated(observedProfileDrift(3, cycles(3, 3.5, null, 4.5, 5)).trend);
    expect(trend).toMatchObject({ value: expect.closeTo(0.5, 12), n: 4 });
    expect(trend.upper - trend.value).toBeCloseTo(4.302653 * Math.sqrt(1 / 12 / 10), 5);
    // R: confint(lm(c(0, 1, 0, 2, 3, 2) ~ c(0:5))): −0.03148 … 1.06005.
    const uneven = estimated(observedProfileDrift(3, cycles(3, 4, 3, 5, 6, 5)).trend);
    expect([uneven.value, uneven.lower, uneven.upper].map((v) => v.toFixed(3))).toEqual(["0.514", "-0.031", "1.060"]);
  });

  test("the same median four times is steady, not certain", () => {
    const { direction, trend, words } = observedProfileDrift(4, cycles(3, 3, 3, 3));
    expect(direction).toBe("steady");
    expect(estimated(trend).upper).toBeGreaterThan(0.1);
    expect(words).toBe("1 level below target in cycle 4 (12 people); no clear trend over 4 cycles");
  });

  test("nothing at all", () => {
    expect(observedProfileDrift(3, [])).toMatchObject({ latest: null, direction: "unknown" });
    expect(observedProfileDrift(3, cycles(1, 2, 3, 4, 5)).direction).toBe("rising");
    expect(observedProfileDrift(3, cycles(5, 4, 3, 2, 1)).direction).toBe("falling");
  });
});

describe("missing links in words", () => {
  const cell = (r: string, subject: string) => ({ rater: r, subject, item: "i", value: 3 });

  test("none where the design is connected", () => {
    expect(describeMissingLinks(analyseConnectivity(buildRatingsTable([cell("a", "1"), cell("b", "1")])))).toBeNull();
  });

  test("who is asked to rate whom on what, by name", () => {
    const table = buildRatingsTable([cell("a", "1"), cell("a", "2"), cell("b", "3"), cell("c", "4")]);
    const links = describeMissingLinks(analyseConnectivity(table), {
      rater: (id) => id.toUpperCase(),
      subject: (id) => `case ${id}`,
      item: () => "Observability",
    });
    expect(links?.summary).toContain("3 groups that cannot be compared");
    expect(links?.summary).toContain("2 more ratings join them");
    expect(links?.requests).toEqual([
      "Ask B to rate case 1 on Observability.",
      "Ask C to rate case 1 on Observability.",
    ]);
  });
});
