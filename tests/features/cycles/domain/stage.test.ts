import { describe, expect, test } from "vitest";
import { computeStage, countStages, findLate, STAGES } from "#app/features/cycles/domain/stage";
import type { Lifecycle } from "#app/policy/stages";
import { newLifecycle } from "#tests/features/assessment/domain/new-lifecycle";

const cycle = {
  state: "open" as const,
  selfDueOn: "2026-11-13",
  reviewDueOn: "2026-11-27",
  closesOn: "2026-12-11",
};

const assessment = (changes: Partial<Lifecycle> = {}): Lifecycle => ({ ...newLifecycle("cycle"), ...changes });
const bothIn = { phase: "comparison", selfSubmitted: true, reviewSubmitted: true } as const;
const NONE = { self: 0, review: 0 };

describe("computeStage", () => {
  test.each([
    ["not-begun", assessment(), NONE],
    ["self-begun", assessment(), { self: 1, review: 0 }],
    ["self-begun", assessment(), { self: 1, review: 5 }],
    ["review-begun", assessment(), { self: 0, review: 1 }],
    ["waiting-for-review", assessment({ selfSubmitted: true }), NONE],
    ["waiting-for-review", assessment({ selfSubmitted: true }), { self: 9, review: 4 }],
    ["waiting-for-self", assessment({ reviewSubmitted: true }), { self: 3, review: 9 }],
    ["comparison", assessment(bothIn), NONE],
    ["confirmed-by-one", assessment({ ...bothIn, engineerConfirmed: true }), NONE],
    ["confirmed-by-one", assessment({ ...bothIn, managerConfirmed: true }), NONE],
    ["final", assessment({ ...bothIn, phase: "final", engineerConfirmed: true, managerConfirmed: true }), NONE],
    ["closed", assessment({ phase: "closed" }), { self: 3, review: 0 }],
    ["closed", assessment({ ...bothIn, phase: "closed", engineerConfirmed: true }), NONE],
  ] as const)("%s", (stage, lifecycle, rated) => {
    expect(computeStage(lifecycle, rated)).toBe(stage);
  });
});

test("countStages has every stage, those without any at 0, and adds up what comes twice", () => {
  const counts = countStages([
    { stage: "final", count: 1 },
    { stage: "comparison", count: 4 },
    { stage: "final", count: 1 },
  ]);
  expect([...counts.keys()]).toEqual([...STAGES]);
  expect(counts.get("final")).toBe(2);
  expect(counts.get("not-begun")).toBe(0);
});

describe("findLate", () => {
  test("nobody is late on the day itself", () => {
    expect(findLate(assessment(), cycle, "2026-11-13")).toEqual([]);
  });

  test("the engineer is late from the day after the self-assessment was due, the reviewer not yet", () => {
    expect(findLate(assessment(), cycle, "2026-11-14")).toEqual([
      { who: "engineer", what: "self-assessment", dueOn: "2026-11-13" },
    ]);
  });

  test("the reviewer is late even where the self-assessment is not in: a review is blind and need not wait", () => {
    expect(findLate(assessment(), cycle, "2026-11-28").map(({ who }) => who)).toEqual(["engineer", "reviewer"]);
    expect(findLate(assessment({ reviewSubmitted: true }), cycle, "2026-11-28").map(({ who }) => who)).toEqual([
      "engineer",
    ]);
  });

  test("who has not confirmed is late from the day after the cycle was to close", () => {
    expect(findLate(assessment(bothIn), cycle, "2026-12-11")).toEqual([]);
    expect(findLate(assessment({ ...bothIn, managerConfirmed: true }), cycle, "2026-12-12")).toEqual([
      { who: "engineer", what: "confirmation", dueOn: "2026-12-11" },
    ]);
  });

  test("nobody is late with what is final, closed, or in a cycle that is not open", () => {
    const late = "2027-01-01";
    expect(findLate(assessment({ ...bothIn, phase: "final" }), cycle, late)).toEqual([]);
    expect(findLate(assessment({ phase: "closed" }), cycle, late)).toEqual([]);
    expect(findLate(assessment(bothIn), { ...cycle, state: "closed" }, late)).toEqual([]);
    expect(findLate(assessment(), { ...cycle, state: "draft" }, late)).toEqual([]);
  });
});
