import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CompetencyGap,
  computeCategoryMeans,
  computeDisagreements,
  computeGaps,
  expectationsAsRatings,
  orderByWeightedGap,
  standingKind,
  WEIGHT_FACTORS,
} from "#app/features/assessment/domain/gap";
import { NOT_OBSERVED, type RatingValue, rated, UNRATED } from "#app/features/assessment/domain/rating";
import { WEIGHTS, type Weight } from "#app/features/ladder/domain/schema";
import type { RatingKind } from "#app/policy/stages";
import { ratings, tinyLadder, tinyRole } from "./tiny-ladder";

const IDS = ["a", "b", "c", "d"] as const;
const ladder = tinyLadder({ first: ["a", "b"], second: ["c", "d"] });

const ratingValue: fc.Arbitrary<RatingValue> = fc.oneof(
  fc.integer({ min: 1, max: 5 }).map(rated),
  fc.constantFrom(UNRATED, NOT_OBSERVED),
);
const someRatings = fc.dictionary(fc.constantFrom(...IDS), ratingValue).map(ratings);
const expectation = fc.tuple(fc.constantFrom<Weight>(...WEIGHTS), fc.integer({ min: 1, max: 5 }));
const someRole = fc.dictionary(fc.constantFrom(...IDS), expectation).map(tinyRole);

describe("computeGaps", () => {
  test.each([
    ["no rating at all", {}],
    ["an unrated competency", { a: UNRATED }],
    ["one not observed", { a: NOT_OBSERVED }],
  ])("%s gives no gap, not one as if it were zero", (_, values) => {
    const gaps = computeGaps(ladder, tinyRole({ a: ["core", 3] }), ratings(values));
    expect(gaps).toEqual([
      { competencyId: "a", weight: "core", expected: 3, actual: null, gap: null, weightedGap: null },
    ]);
  });

  test("a competency that the role expects nothing of has no gap", () => {
    expect(computeGaps(ladder, tinyRole({ a: ["core", 3] }), ratings({ a: 3, b: 1 }))).toHaveLength(1);
  });

  test.each([
    [2, 1],
    [3, 0],
    [4, -1],
  ])("against an expectation of 3, a rating of %i is %i below", (actual, gap) => {
    expect(computeGaps(ladder, tinyRole({ a: ["core", 3] }), ratings({ a: actual }))[0]).toMatchObject({
      actual,
      gap,
    });
  });

  test.each([
    ["core", 6],
    ["supporting", 4],
    ["optional", 2],
  ] as const)("two steps below a %s expectation weigh %i", (weight, weightedGap) => {
    expect(computeGaps(ladder, tinyRole({ a: [weight, 4] }), ratings({ a: 2 }))[0]).toMatchObject({ weightedGap });
  });

  test("gaps come in the order of the ladder, whatever the order of the role", () => {
    const role = tinyRole({ d: ["core", 1], a: ["optional", 1], c: ["core", 2] });
    expect(computeGaps(ladder, role, new Map()).map(({ competencyId }) => competencyId)).toEqual(["a", "c", "d"]);
  });

  test("property: there is a gap exactly where there is a rating, and it adds up", () => {
    fc.assert(
      fc.property(someRole, someRatings, (role, values) => {
        for (const { competencyId, expected, actual, gap, weightedGap, weight } of computeGaps(ladder, role, values)) {
          const isRated = values.get(competencyId)?.state === "rated";
          expect([actual !== null, gap !== null, weightedGap !== null]).toEqual([isRated, isRated, isRated]);
          if (actual === null || gap === null) continue;
          expect(actual + gap).toBe(expected);
          expect(weightedGap).toBe(gap * WEIGHT_FACTORS[weight]);
        }
      }),
    );
  });
});

describe("orderByWeightedGap", () => {
  const gapOf = (competencyId: string, weightedGap: number | null): CompetencyGap => ({
    competencyId,
    weight: "core",
    expected: 3,
    actual: null,
    gap: weightedGap,
    weightedGap,
  });
  const order = (gaps: CompetencyGap[]) => orderByWeightedGap(gaps).map(({ competencyId }) => competencyId);

  test("what nobody rated comes last, after even the largest surplus", () => {
    expect(order([gapOf("unrated", null), gapOf("surplus", -12), gapOf("gap", 1)])).toEqual([
      "gap",
      "surplus",
      "unrated",
    ]);
  });

  test("ties keep the order of the ladder, the unrated too", () => {
    expect(order([gapOf("n1", null), gapOf("x", 2), gapOf("y", 2), gapOf("n2", null), gapOf("z", 3)])).toEqual([
      "z",
      "x",
      "y",
      "n1",
      "n2",
    ]);
  });

  test("property: nothing is lost or added, and the input stays as it is", () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: -12, max: 12 }))), (values) => {
        const gaps = values.map((value, index) => gapOf(`${index}`, value));
        const before = [...gaps];
        const ordered = orderByWeightedGap(gaps);
        expect(gaps).toEqual(before);
        expect(new Set(ordered)).toEqual(new Set(gaps));
        const numbers = ordered.map(({ weightedGap }) => weightedGap ?? Number.NEGATIVE_INFINITY);
        expect(numbers.every((value, index) => index === 0 || value <= (numbers[index - 1] ?? 0))).toBe(true);
      }),
    );
  });
});

describe("computeCategoryMeans", () => {
  test("a category in which nothing is rated has no mean", () => {
    expect(computeCategoryMeans(ladder, ratings({ a: NOT_OBSERVED, b: UNRATED }))).toEqual([
      { categoryId: "first", mean: null, rated: 0, of: 2 },
      { categoryId: "second", mean: null, rated: 0, of: 2 },
    ]);
  });

  test("an unrated competency is left out of the mean and counted against it", () => {
    expect(computeCategoryMeans(ladder, ratings({ a: 4, c: 2, d: 5 }))).toEqual([
      { categoryId: "first", mean: 4, rated: 1, of: 2 },
      { categoryId: "second", mean: 3.5, rated: 2, of: 2 },
    ]);
  });

  test("only what is in question counts, and a category without any of it is left out", () => {
    expect(computeCategoryMeans(ladder, ratings({ a: 4, b: 2, c: 5 }), new Set(["b"]))).toEqual([
      { categoryId: "first", mean: 2, rated: 1, of: 1 },
    ]);
    expect(computeCategoryMeans(ladder, ratings({ a: 4 }), new Set())).toEqual([]);
  });

  test("property: a mean lies between the lowest and the highest rating, and is there exactly where something is rated", () => {
    fc.assert(
      fc.property(someRatings, (values) => {
        for (const { mean, rated: count, of } of computeCategoryMeans(ladder, values)) {
          expect(count).toBeLessThanOrEqual(of);
          expect(mean === null).toBe(count === 0);
          if (mean !== null) expect(mean >= 1 && mean <= 5).toBe(true);
        }
      }),
    );
  });
});

describe("standingKind", () => {
  test.each<[RatingKind[], RatingKind | null]>([
    [[], null],
    [["self"], "self"],
    [["manager"], "manager"],
    [["self", "manager"], "manager"],
    [["agreed"], "agreed"],
    [["self", "agreed"], "agreed"],
    [["self", "manager", "agreed"], "agreed"],
  ])("of %j, %s speaks", (available, expected) => {
    expect(standingKind(new Set(available))).toBe(expected);
  });
});

test("what a role expects, rated, meets the role", () => {
  fc.assert(
    fc.property(someRole, (role) => {
      expect(computeGaps(ladder, role, expectationsAsRatings(role)).every(({ gap }) => gap === 0)).toBe(true);
    }),
  );
});

describe("computeDisagreements", () => {
  test("a competency that one of the two did not rate is no disagreement", () => {
    const self = ratings({ a: 3, b: NOT_OBSERVED, c: UNRATED });
    const manager = ratings({ b: 2, c: 4, d: 5 });
    expect(computeDisagreements(self, manager)).toEqual(new Map());
  });

  test("it is positive where the person rates themselves higher, and zero where they agree", () => {
    expect(computeDisagreements(ratings({ a: 4, b: 3, c: 2 }), ratings({ a: 3, b: 3, c: 4 }))).toEqual(
      new Map([
        ["a", 1],
        ["b", 0],
        ["c", -2],
      ]),
    );
  });

  test("property: the other way round it has the other sign", () => {
    fc.assert(
      fc.property(someRatings, someRatings, (a, b) => {
        const there = computeDisagreements(a, b);
        const back = computeDisagreements(b, a);
        expect(new Set(there.keys())).toEqual(new Set(back.keys()));
        for (const [id, value] of there) expect(value + (back.get(id) ?? Number.NaN)).toBe(0);
      }),
    );
  });
});
