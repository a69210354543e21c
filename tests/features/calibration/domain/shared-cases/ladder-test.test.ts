import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findWidestSplit, testLadder } from "#app/features/calibration/domain/shared-cases/ladder-test";
import { isEstimable } from "#app/statistics/estimate";
import type { Rating } from "#app/statistics/ratings-table";

const rate = (item: string, subject: string, values: (number | null)[]): Rating[] =>
  values.map((value, rater) => ({ rater: `r${rater}`, subject, item, value }));

describe("the ladder under test", () => {
  test("a competency that four people rated is withheld, numbers and all; five are enough", () => {
    const four = testLadder(["a"], rate("a", "c", [1, 2, 3, 4]), []).competencies[0];
    expect(four).toMatchObject({ verdict: "withheld", split: null, infit: null, outfit: null });
    expect(four && isEstimable(four.agreement)).toBe(false);
    expect(testLadder(["a"], rate("a", "c", [1, 2, 3, 4, 4]), []).competencies[0]?.verdict).not.toBe("withheld");
  });

  test("one more answer changes nothing, so that nobody's can be told by looking twice", () => {
    const before = testLadder(["a"], rate("a", "c", [1, 2, 3, 4, 4]), []);
    for (const next of [1, 5]) {
      expect(testLadder(["a"], rate("a", "c", [1, 2, 3, 4, 4, next]), [])).toEqual(before);
    }
    const ten = testLadder(["a"], rate("a", "c", [1, 2, 3, 4, 4, 1, 1, 1, 1, 1]), []);
    expect(ten.competencies[0]?.ratings).toBe(10);
  });

  test("nothing rated gives nothing, and says that the scale's order is not known", () => {
    const result = testLadder(["a"], [], []);
    expect(result.competencies).toEqual([]);
    expect("notEstimable" in result.thresholds).toBe(true);
  });

  test("alike and differently read wordings are told apart", () => {
    const subjects = Array.from({ length: 12 }, (_, index) => `c${index}`);
    const ratings = subjects.flatMap((subject, index) => [
      ...rate(
        "alike",
        subject,
        Array.from({ length: 8 }, () => (index % 4) + 1),
      ),
      ...rate(
        "differently",
        subject,
        Array.from({ length: 8 }, (_, rater) => ((rater * 5 + index * 3) % 4) + 1),
      ),
    ]);
    const [alike, differently] = testLadder(["alike", "differently"], ratings, []).competencies;
    // The last rating waits for four more people.
    expect(alike).toMatchObject({ verdict: "alike", split: null, raters: 8, cases: 12, ratings: 95 });
    expect(differently?.verdict).toBe("differently");
    expect(differently?.words).toContain("they part most often at");
  });

  test("the step at which raters part is the one with most pairs on both sides", () => {
    // Of 10 pairs: at 2 none part, at 3 there are 2 × 3, at 4 there are 1 × 4.
    expect(findWidestSplit(rate("a", "c", [2, 2, 3, 3, 4]))).toEqual({ level: 3, share: 0.6, pairs: 10 });
    expect(findWidestSplit(rate("a", "c", [3, 3, 3]))).toBeNull();
    expect(findWidestSplit(rate("a", "c", [3]))).toBeNull();
    expect(findWidestSplit(rate("a", "c", [2, null, 3]))).toEqual({ level: 3, share: 1, pairs: 1 });
  });

  test("the share of parted pairs is the same as counted pair by pair", () => {
    const values = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 4 }), (cases) => {
        const split = findWidestSplit(cases.flatMap((list, index) => rate("a", `c${index}`, list)));
        const pairs = cases.flatMap((list) => list.flatMap((a, i) => list.slice(i + 1).map((b) => [a, b] as const)));
        const shares = [2, 3, 4, 5].map((k) => pairs.filter(([a, b]) => a >= k !== b >= k).length / pairs.length);
        expect(split?.share ?? 0).toBeCloseTo(Math.max(...shares), 12);
      }),
    );
  });
});
