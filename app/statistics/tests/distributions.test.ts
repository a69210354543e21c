import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { computeDifferences, computeDistributions, type RatingPair } from "../distributions";
import { isEstimable } from "../estimate";
import { computeQuantile } from "../quantile";

describe("distributions by group", () => {
  test("count each value of the scale, used or not, and leave missing ratings out", () => {
    const ratings = [4, 3, 3, null, 2].map((value) => ({ group: "team a", value }));
    const [team] = computeDistributions([...ratings, { group: "team b", value: null }], [1, 2, 3, 4, 5]);
    expect(team).toMatchObject({
      group: "team a",
      n: 4,
      missing: 1,
      median: 3,
      lowerQuartile: 2.75,
      upperQuartile: 3.25,
    });
    expect(team?.shares.map(({ count }) => count)).toEqual([0, 1, 2, 1, 0]);
    expect(team?.mean).toMatchObject({ value: 3, n: 4 });
    expect(team?.deviation).toBeCloseTo(Math.sqrt(2 / 3), 12);
  });

  test("a group with no ratings at all says so", () => {
    const [empty] = computeDistributions([{ group: "g", value: null }], [1, 2]);
    expect(empty).toMatchObject({
      n: 0,
      missing: 1,
      median: null,
      deviation: null,
      mean: { notEstimable: "there are no ratings" },
    });
  });

  test("one rating has no interval", () => {
    expect(computeDistributions([{ group: "g", value: 3 }])[0]?.mean).toEqual({
      notEstimable: "there is only one rating",
    });
  });

  test("shares add up to one, each inside its interval", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }), (values) => {
        const [group] = computeDistributions(values.map((value) => ({ group: "g", value })));
        expect(group?.shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
        for (const { share, lower, upper } of group?.shares ?? []) {
          expect(lower).toBeLessThanOrEqual(share);
          expect(upper).toBeGreaterThanOrEqual(share);
        }
      }),
    );
  });
});

describe("self minus manager", () => {
  const pair = (cluster: string, self: number | null, manager: number | null): RatingPair => ({
    group: "g",
    cluster,
    self,
    manager,
  });

  test("is above zero where people rate themselves higher; pairs with one rating are counted as missing", () => {
    const [difference] = computeDifferences([
      pair("a", 4, 3),
      pair("a", 3, 3),
      pair("b", 4, 2),
      pair("b", null, 2),
      pair("c", 2, 3),
    ]);
    expect(difference).toMatchObject({ n: 4, missing: 1, people: 3 });
    expect(difference?.mean).toMatchObject({ value: 0.5, n: 4 });
    expect(difference?.shares.selfHigher.count).toBe(2);
    expect(difference?.shares.equal.count).toBe(1);
    expect(difference?.shares.managerHigher.count).toBe(1);
  });

  test("one person alone, or nobody with both, gives the reason", () => {
    expect(computeDifferences([pair("a", 4, 3), pair("a", 4, 4)])[0]?.mean).toHaveProperty("notEstimable");
    expect(computeDifferences([pair("a", null, 3)])[0]?.mean).toEqual({ notEstimable: "nobody has both ratings" });
  });

  test("with one pair per person the interval is the t interval", () => {
    const [difference] = computeDifferences([1, 2, 3, 4].map((self) => pair(`${self}`, self, 0)));
    if (!difference || !isEstimable(difference.mean)) throw new Error("not estimable");
    // t(0.975, 3) = 3.182, standard deviation √(5/3).
    expect(difference.mean.upper - difference.mean.value).toBeCloseTo(3.1824 * Math.sqrt(5 / 3 / 4), 3);
  });
});

// Hyndman and Fan (1996), type 7: R's quantile(c(1, 2, 4, 8), c(.1, .5, .9)).
test("quantiles lie between neighbours in proportion; of nothing there are none", () => {
  expect([0.1, 0.5, 0.9].map((p) => computeQuantile([8, 1, 4, 2], p))).toEqual(
    [1.3, 3, 6.8].map((v) => expect.closeTo(v, 12)),
  );
  expect(computeQuantile([], 0.5)).toBeNull();
});
