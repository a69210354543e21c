import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NOT_OBSERVED, type Ratings, type RatingValue, rated, UNRATED } from "#app/features/assessment/domain/rating";
import { computeCycleReadiness, computeReadiness } from "#app/features/assessment/domain/readiness";
import { COUNTED_WEIGHTS, type CountedWeight, type WeightsRule } from "#app/features/ladder/domain/schema";
import { ratings, tinyLadder, tinyRole } from "./tiny-ladder";

const IDS = ["a", "b", "c", "d", "e"] as const;
const ladderWith = (rule: Partial<WeightsRule>) => tinyLadder({ all: [...IDS] }, rule);

describe("computeCycleReadiness", () => {
  const ladder = ladderWith({ mustMeet: ["core"], mayBeOneBelow: { supporting: 1 } });
  const role = tinyRole({ a: ["core", 3], b: ["supporting", 3], c: ["supporting", 3], d: ["optional", 3] });
  const verdictOf = (values: Parameters<typeof ratings>[0]) =>
    computeCycleReadiness(ladder, role, ratings(values)).verdict;

  test("without any ratings nothing is known", () => {
    const reading = computeCycleReadiness(ladder, role, new Map());
    expect(reading.verdict).toBe("unknown");
    expect(reading.byWeight.map(({ weight, of, unrated }) => [weight, of, unrated])).toEqual([
      ["core", 1, ["a"]],
      ["supporting", 2, ["b", "c"]],
      ["optional", 1, ["d"]],
    ]);
  });

  test.each([
    [2, "not-met"],
    [3, "met"],
    [4, "met"],
  ] as const)("a core competency at %i of 3 gives %s", (a, verdict) => {
    expect(verdictOf({ a, b: 3, c: 3, d: 3 })).toBe(verdict);
  });

  test.each([
    [3, 3, "met"],
    [3, 2, "met"],
    [2, 2, "not-met"],
    [3, 1, "not-met"],
    [5, 1, "not-met"],
  ] as const)("where one supporting competency may be one step below 3, %i and %i give %s", (b, c, verdict) => {
    expect(verdictOf({ a: 3, b, c, d: 3 })).toBe(verdict);
  });

  test("a weight that the rule does not name never stands in the way", () => {
    expect(verdictOf({ a: 3, b: 3, c: 3, d: 1 })).toBe("met");
    expect(verdictOf({ a: 3, b: 3, c: 3, d: UNRATED })).toBe("met");
  });

  test("a missing rating that counts leaves the rule open, where nothing else breaks it", () => {
    expect(verdictOf({ a: NOT_OBSERVED, b: 3, c: 3 })).toBe("unknown");
    expect(verdictOf({ a: 3, b: 3, c: UNRATED })).toBe("unknown");
    expect(verdictOf({ a: 3, b: 2, c: UNRATED })).toBe("unknown");
  });

  test("what breaks the rule breaks it, however much is unrated", () => {
    expect(verdictOf({ a: 2 })).toBe("not-met");
    expect(verdictOf({ b: 1 })).toBe("not-met");
  });

  test("a weight that must be met and may be below follows the stricter", () => {
    const both = ladderWith({ mustMeet: ["core"], mayBeOneBelow: { core: 1 } });
    expect(computeCycleReadiness(both, tinyRole({ a: ["core", 3] }), ratings({ a: 2 })).verdict).toBe("not-met");
  });

  test("an allowance of none is an allowance all the same", () => {
    const none = ladderWith({ mustMeet: [], mayBeOneBelow: { optional: 0 } });
    const optional = tinyRole({ a: ["optional", 3] });
    expect(computeCycleReadiness(none, optional, ratings({ a: 2 })).verdict).toBe("not-met");
    expect(computeCycleReadiness(none, optional, ratings({ a: 3 })).verdict).toBe("met");
  });

  test("a weight without any competency of the role is left out", () => {
    const reading = computeCycleReadiness(ladder, tinyRole({ a: ["core", 3] }), ratings({ a: 3 }));
    expect(reading.byWeight).toEqual([
      { weight: "core", of: 1, met: ["a"], oneBelow: [], furtherBelow: [], unrated: [] },
    ]);
  });
});

describe("computeReadiness", () => {
  const role = tinyRole({ a: ["core", 3] });
  const met = ratings({ a: 3 });
  const below = ratings({ a: 2 });
  const missing = ratings({});
  const over = (consecutiveCycles: number, cycles: Ratings[]) => {
    const { verdict, cyclesMet } = computeReadiness(ladderWith({ consecutiveCycles }), role, cycles);
    return [verdict, cyclesMet];
  };

  test("without any cycle nothing is known", () => {
    const readiness = computeReadiness(ladderWith({ consecutiveCycles: 2 }), role, []);
    expect(readiness).toMatchObject({ verdict: "unknown", cyclesMet: 0, cyclesNeeded: 2 });
    expect(readiness.current.verdict).toBe("unknown");
  });

  test.each([
    [1, "not-met"],
    [2, "met"],
    [3, "met"],
  ] as const)("where two cycles in a row are asked for, %i met ones give %s", (count, verdict) => {
    expect(over(2, Array<Ratings>(count).fill(met))).toEqual([verdict, count]);
  });

  test("the row is counted back from the latest, and what came before its break does not count", () => {
    expect(over(2, [below, met, met])).toEqual(["not-met", 0]);
    expect(over(2, [met, below, met, met])).toEqual(["not-met", 1]);
    expect(over(2, [met, met, below])).toEqual(["met", 2]);
  });

  test("missing ratings of the latest cycle leave the rule open", () => {
    expect(over(1, [missing, met])).toEqual(["unknown", 0]);
  });

  test("missing ratings of an earlier cycle leave the rule open, and do not count against the person", () => {
    expect(over(2, [met, missing])).toEqual(["unknown", 1]);
    expect(over(3, [met, missing, met])).toEqual(["unknown", 1]);
  });

  test("but where a cycle of the row is below, or there are too few, the rule is not met", () => {
    expect(over(3, [met, missing, below])).toEqual(["not-met", 1]);
    expect(over(3, [met, missing])).toEqual(["not-met", 1]);
    expect(over(2, [missing])).toEqual(["not-met", 0]);
    expect(over(2, [missing, below])).toEqual(["not-met", 0]);
  });
});

describe("property", () => {
  const ratingValue: fc.Arbitrary<RatingValue> = fc.oneof(
    fc.integer({ min: 1, max: 5 }).map(rated),
    fc.constantFrom(UNRATED, NOT_OBSERVED),
  );
  const someRatings = fc.dictionary(fc.constantFrom(...IDS), ratingValue).map(ratings);
  const expectation = fc.tuple(fc.constantFrom<CountedWeight>(...COUNTED_WEIGHTS), fc.integer({ min: 1, max: 5 }));
  const expectations = fc.dictionary(fc.constantFrom(...IDS), expectation, { minKeys: 1 });
  const someRule = fc.record({
    mustMeet: fc.uniqueArray(fc.constantFrom<CountedWeight>(...COUNTED_WEIGHTS)),
    mayBeOneBelow: fc.dictionary(fc.constantFrom<CountedWeight>(...COUNTED_WEIGHTS), fc.integer({ min: 0, max: 3 })),
    consecutiveCycles: fc.integer({ min: 1, max: 4 }),
  });
  const RANK = { "not-met": 0, unknown: 1, met: 2 };

  test("rating a competency at its expectation never lowers readiness", () => {
    fc.assert(
      fc.property(
        someRule,
        expectations,
        fc.array(someRatings, { minLength: 1, maxLength: 4 }),
        (rule, wanted, cycles) => {
          const ladder = ladderWith(rule);
          const role = tinyRole(wanted);
          const before = computeReadiness(ladder, role, cycles);
          for (const { competency, proficiency } of role.expectations) {
            const [latest = new Map(), ...earlier] = cycles;
            const raised = new Map(latest).set(competency, rated(proficiency));
            const after = computeReadiness(ladder, role, [raised, ...earlier]);
            expect(RANK[after.verdict]).toBeGreaterThanOrEqual(RANK[before.verdict]);
            expect(after.cyclesMet).toBeGreaterThanOrEqual(before.cyclesMet);
          }
        },
      ),
    );
  });

  test("a role that expects one thing more, which is met, is no further away", () => {
    fc.assert(
      fc.property(someRule, expectations, someRatings, expectation, (rule, wanted, values, [weight, proficiency]) => {
        const ladder = tinyLadder({ all: [...IDS, "more"] }, rule);
        const before = computeCycleReadiness(ladder, tinyRole(wanted), values);
        const more = new Map(values).set("more", rated(proficiency));
        const after = computeCycleReadiness(ladder, tinyRole({ ...wanted, more: [weight, proficiency] }), more);
        expect(after.verdict).toBe(before.verdict);
      }),
    );
  });

  test("every competency of the role is in exactly one group of its weight", () => {
    fc.assert(
      fc.property(expectations, someRatings, (wanted, values) => {
        const reading = computeCycleReadiness(ladderWith({}), tinyRole(wanted), values);
        const placed = reading.byWeight.flatMap((group) => {
          const ids = [...group.met, ...group.oneBelow, ...group.furtherBelow, ...group.unrated];
          expect(ids).toHaveLength(group.of);
          return ids.map((id) => [id, group.weight] as const);
        });
        expect(new Map(placed)).toEqual(new Map(Object.entries(wanted).map(([id, [weight]]) => [id, weight])));
      }),
    );
  });

  test("a rule is met only where nothing that counts is missing or too low, by another count", () => {
    fc.assert(
      fc.property(someRule, expectations, someRatings, (rule, wanted, values) => {
        const allowedBelow = (weight: CountedWeight) =>
          rule.mustMeet.includes(weight) ? 0 : (rule.mayBeOneBelow[weight] ?? Number.POSITIVE_INFINITY);
        const expected = COUNTED_WEIGHTS.every((weight) => {
          const allowed = allowedBelow(weight);
          if (allowed === Number.POSITIVE_INFINITY) return true;
          const distances = Object.entries(wanted)
            .filter(([, [of]]) => of === weight)
            .map(([id, [, proficiency]]) => {
              const value = values.get(id);
              return value?.state === "rated" ? proficiency - value.proficiency : Number.POSITIVE_INFINITY;
            });
          return distances.every((d) => d <= 1) && distances.filter((d) => d === 1).length <= allowed;
        });
        const { verdict } = computeCycleReadiness(ladderWith(rule), tinyRole(wanted), values);
        expect(verdict === "met").toBe(expected);
      }),
    );
  });
});
