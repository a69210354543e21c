import { describe, expect, test } from "vitest";
import { countEnoughCriteria, sayEnoughCriteria } from "#app/features/ladder/domain/enough-criteria";
import { edited, linesFor, linesForEdit, requireLadder, sourceWith } from "./fixture";

const level = (length: number, enough?: number) => ({ criteria: { length }, ...(enough !== undefined && { enough }) });

describe("how many criteria make a level", () => {
  test.each([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 2],
    [4, 3],
    [5, 4],
    [6, 4],
    [20, 14],
  ])("of %i it is %i where the level says nothing: two of three, rounded up", (length, expected) => {
    expect(countEnoughCriteria(level(length))).toBe(expected);
  });

  test("is the level's own number where it has one", () => {
    expect([1, 2, 3].map((enough) => countEnoughCriteria(level(3, enough)))).toEqual([1, 2, 3]);
  });

  test("is said in words, and not where there is nothing to choose", () => {
    expect([level(3), level(4, 2), level(3, 3), level(1), level(0)].map(sayEnoughCriteria)).toEqual([
      "2 of these 3 make the level.",
      "2 of these 4 make the level.",
      "All 3 are needed for the level.",
      "",
      "",
    ]);
  });
});

describe("the key `enough` of a level", () => {
  const FILE = "competencies/observability.yaml";
  const AT = "descriptor: Reads the dashboards of one service.\n";
  const withEnough = (value: string) => linesForEdit(FILE, AT, `${AT}    enough: ${value}\n`);

  test("must not be more than the criteria there are", () => {
    expect(withEnough("3")).toEqual([
      'competencies/observability.yaml:7:13: "enough" must not be more than the criteria: 3 is more than 2',
    ]);
  });

  test.each(["0", "1.5", "two"])("must be a whole number from one up: %s is refused", (value) => {
    expect(withEnough(value)).toHaveLength(1);
  });

  test("may be as many as the criteria there are, or fewer", () => {
    expect([...withEnough("2"), ...withEnough("1")]).toEqual([]);
    const text = edited(FILE, AT, `${AT}    enough: 1\n`);
    expect(linesFor({ [FILE]: text })).toEqual([]);
    const { ladder } = requireLadder(sourceWith({ [FILE]: text }));
    expect(ladder.competencies[0]?.proficiencies.map(({ enough }) => enough)).toEqual([1, undefined, undefined]);
  });
});
