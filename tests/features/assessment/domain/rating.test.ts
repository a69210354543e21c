import { describe, expect, test } from "vitest";
import { NOT_OBSERVED, proficiencyOf, rated, sameRating, UNRATED } from "#app/features/assessment/domain/rating";

describe("proficiencyOf", () => {
  test("a missing, unrated or not observed competency has no proficiency, and is not level 0", () => {
    expect(proficiencyOf(undefined)).toBeNull();
    expect(proficiencyOf(UNRATED)).toBeNull();
    expect(proficiencyOf(NOT_OBSERVED)).toBeNull();
  });

  test("a rated competency has its proficiency", () => {
    expect(proficiencyOf(rated(1))).toBe(1);
    expect(proficiencyOf(rated(5))).toBe(5);
  });
});

describe("sameRating", () => {
  test.each([
    [UNRATED, NOT_OBSERVED],
    [UNRATED, rated(1)],
    [NOT_OBSERVED, rated(1)],
    [rated(2), rated(3)],
  ])("%o and %o differ, either way round", (a, b) => {
    expect(sameRating(a, b)).toBe(false);
    expect(sameRating(b, a)).toBe(false);
  });

  test.each([[UNRATED], [NOT_OBSERVED], [rated(3)]])("%o is the same as its copy", (value) => {
    expect(sameRating(value, { ...value })).toBe(true);
  });
});
