import { expect, test } from "vitest";
import { nextStepOfReviewer, nextStepOfSubject } from "#app/features/assessment/domain/next-step";
import { newLifecycle } from "#tests/features/assessment/domain/new-lifecycle";

const begun = newLifecycle("cycle");
const bothIn = { ...begun, phase: "comparison" as const, selfSubmitted: true, reviewSubmitted: true };

test.each([
  ["not begun", begun, 0, "start"],
  ["begun", begun, 1, "continue"],
  ["not begun while the manager is in", { ...begun, reviewSubmitted: true }, 0, "start"],
  ["submitted", { ...begun, selfSubmitted: true }, 26, "wait"],
  ["both in", bothIn, 26, "compare"],
  ["final", { ...bothIn, phase: "final" as const }, 26, "see-result"],
  ["closed", { ...begun, phase: "closed" as const }, 3, "none"],
])("the engineer's next step: %s", (_, lifecycle, ratedCount, action) => {
  expect(nextStepOfSubject({ lifecycle, ratedCount }).action).toBe(action);
});

test.each([
  ["not begun", begun, 0, "start"],
  ["begun", begun, 1, "continue"],
  ["submitted", { ...begun, reviewSubmitted: true }, 26, "wait"],
  ["both in", bothIn, 26, "compare"],
  ["final", { ...bothIn, phase: "final" as const }, 26, "see-result"],
  ["closed", { ...begun, phase: "closed" as const }, 3, "none"],
])("the manager's next step: %s", (_, lifecycle, ratedCount, action) => {
  expect(nextStepOfReviewer({ lifecycle, ratedCount }).action).toBe(action);
});

test("each side is told whom the comparison waits for", () => {
  expect(nextStepOfSubject({ lifecycle: { ...bothIn, engineerConfirmed: true }, ratedCount: 1 }).status).toContain(
    "Waiting",
  );
  expect(nextStepOfSubject({ lifecycle: { ...bothIn, managerConfirmed: true }, ratedCount: 1 }).status).toContain(
    "compare",
  );
  expect(nextStepOfReviewer({ lifecycle: { ...bothIn, managerConfirmed: true }, ratedCount: 1 }).status).toContain(
    "Waiting",
  );
});
