import { expect, test } from "vitest";
import { type Destination, findDestination } from "#app/features/assessment/domain/destination";
import type { AssessmentFacts } from "#app/policy/policy";

const FACTS: AssessmentFacts = {
  kind: "cycle",
  phase: "rating",
  selfSubmitted: false,
  reviewSubmitted: false,
  engineerConfirmed: false,
  managerConfirmed: false,
  isSubject: false,
  isReviewer: false,
  isInChain: false,
  isSharedWithActor: false,
};
const both = { selfSubmitted: true, reviewSubmitted: true };

const CASES: [string, Partial<AssessmentFacts>, Destination][] = [
  ["an administrator sees how far it is", {}, "progress"],
  ["an administrator sees the result when it is final", { ...both, phase: "final" }, "result"],
  ["the engineer rates", { isSubject: true }, "self"],
  ["the engineer reads what they submitted", { isSubject: true, selfSubmitted: true }, "self"],
  ["the engineer compares", { isSubject: true, ...both, phase: "comparison" }, "comparison"],
  ["the manager reviews, whether the other person is in or not", { isReviewer: true, selfSubmitted: true }, "review"],
  ["the manager compares", { isReviewer: true, ...both, phase: "comparison" }, "comparison"],
  ["closed while comparing, both still compare", { isReviewer: true, ...both, phase: "closed" }, "comparison"],
  ["closed before, each reads their own", { isReviewer: true, phase: "closed" }, "review"],
  ["an ad hoc one is rated by its author", { kind: "ad-hoc", isSubject: true }, "self"],
  [
    "an ad hoc one leads to its result",
    { kind: "ad-hoc", isSubject: true, selfSubmitted: true, phase: "final" },
    "result",
  ],
  [
    "shared, it leads to its result",
    { kind: "ad-hoc", isSharedWithActor: true, selfSubmitted: true, phase: "final" },
    "result",
  ],
];

test.each(CASES)("%s", (_, facts, destination) => {
  expect(findDestination({ ...FACTS, ...facts })).toBe(destination);
});
