import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { needsReason, orderByDisagreement, suggestAgreed } from "#app/features/assessment/domain/agreement";
import { NOT_OBSERVED, type RatingValue, rated, UNRATED } from "#app/features/assessment/domain/rating";

const ratingValue: fc.Arbitrary<RatingValue> = fc.oneof(
  fc.integer({ min: 1, max: 5 }).map(rated),
  fc.constant(NOT_OBSERVED),
  fc.constant(UNRATED),
);

describe("needsReason", () => {
  test("a third opinion needs one", () => {
    expect(needsReason(rated(3), rated(2), rated(4))).toBe(true);
    expect(needsReason(NOT_OBSERVED, rated(2), rated(4))).toBe(true);
  });

  test("either side's rating needs none, nor does nothing agreed yet", () => {
    expect(needsReason(rated(2), rated(2), rated(4))).toBe(false);
    expect(needsReason(rated(4), rated(2), rated(4))).toBe(false);
    expect(needsReason(UNRATED, rated(2), rated(4))).toBe(false);
  });

  test("what only one side rated may be agreed as that side said", () => {
    expect(needsReason(rated(4), UNRATED, rated(4))).toBe(false);
    expect(needsReason(rated(4), undefined, undefined)).toBe(true);
  });
});

describe("suggestAgreed", () => {
  test("two different ratings suggest nothing", () => {
    expect(suggestAgreed(rated(2), rated(3))).toEqual(UNRATED);
    expect(suggestAgreed(rated(2), NOT_OBSERVED)).toEqual(UNRATED);
    expect(suggestAgreed(rated(2), undefined)).toEqual(UNRATED);
  });

  test("what both said is suggested, and never needs a reason", () => {
    fc.assert(
      fc.property(ratingValue, ratingValue, (self, manager) => {
        expect(needsReason(suggestAgreed(self, manager), self, manager)).toBe(false);
      }),
    );
    expect(suggestAgreed(rated(3), rated(3))).toEqual(rated(3));
    expect(suggestAgreed(NOT_OBSERVED, NOT_OBSERVED)).toEqual(NOT_OBSERVED);
  });
});

describe("orderByDisagreement", () => {
  const self = new Map<string, RatingValue>([
    ["same", rated(3)],
    ["one-apart", rated(3)],
    ["two-apart", rated(4)],
    ["only-self", rated(2)],
    ["neither", NOT_OBSERVED],
    ["two-below", rated(1)],
  ]);
  const manager = new Map<string, RatingValue>([
    ["same", rated(3)],
    ["one-apart", rated(2)],
    ["two-apart", rated(2)],
    ["only-self", NOT_OBSERVED],
    ["two-below", rated(3)],
  ]);

  test("the largest difference first, whoever is higher; then one-sided, then equal, then what nobody rated", () => {
    const ids = ["neither", "same", "only-self", "one-apart", "two-apart", "two-below"];
    expect(orderByDisagreement(ids, self, manager)).toEqual([
      "two-apart",
      "two-below",
      "one-apart",
      "only-self",
      "same",
      "neither",
    ]);
  });

  test("loses and adds nothing, and keeps the given order among equals", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 12 }),
        fc.array(ratingValue, { minLength: 12, maxLength: 12 }),
        (ids, values) => {
          const both = new Map(ids.map((id, index) => [id, values[index] ?? UNRATED]));
          expect([...orderByDisagreement(ids, both, new Map())].sort()).toEqual([...ids].sort());
          expect(orderByDisagreement(ids, new Map(), new Map())).toEqual(ids);
        },
      ),
    );
  });
});
