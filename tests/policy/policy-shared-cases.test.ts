import { expect, test } from "vitest";
import type { Actor } from "#app/policy/actor";
import {
  decideCasePreparation,
  decideInsights,
  decideLadderTest,
  decideSharedCase,
  decideSharedCases,
  type SharedCaseFacts,
} from "#app/policy/policy-shared-cases";

const BOTH = [false, true];
const STATES = ["preparing", "open", "closed"] as const;
const actor = (isAdministrator: boolean, hasReports = false): Actor => ({
  personId: "p",
  name: "P",
  isAdministrator,
  hasReports,
});

const everyFacts: SharedCaseFacts[] = STATES.flatMap((state) =>
  BOTH.flatMap((isRater) =>
    BOTH.flatMap((isInvolved) => BOTH.map((hasSubmitted) => ({ state, isRater, isInvolved, hasSubmitted }))),
  ),
);

test("nobody sees feedback on an open case without an answer of their own, or on a case about them", () => {
  for (const facts of everyFacts) {
    for (const isAdministrator of BOTH) {
      const decision = decideSharedCase(actor(isAdministrator), "see-feedback", facts);
      const isKnown = isAdministrator || (facts.isRater && !facts.isInvolved && facts.state !== "preparing");
      const may = facts.state !== "preparing" && !facts.isInvolved && (facts.hasSubmitted || facts.state === "closed");
      expect(decision).toBe(isKnown ? (may ? "allow" : "refuse") : "absent");
    }
  }
});

test("an open case is rated once, by raters who have nothing to do with it", () => {
  for (const facts of everyFacts) {
    for (const isAdministrator of BOTH) {
      const decision = decideSharedCase(actor(isAdministrator), "rate", facts);
      const may = facts.state === "open" && facts.isRater && !facts.isInvolved && !facts.hasSubmitted;
      expect(decision === "allow").toBe(may);
    }
  }
});

test("only administrators manage, and a case in preparation is absent to everyone else", () => {
  for (const facts of everyFacts) {
    expect(decideSharedCase(actor(true), "manage", facts)).toBe("allow");
    expect(decideSharedCase(actor(false), "manage", facts)).not.toBe("allow");
    const seen = facts.state !== "preparing" && facts.isRater && !facts.isInvolved;
    expect(decideSharedCase(actor(false), "see", facts)).toBe(seen ? "allow" : "absent");
  }
});

test("the pages around it", () => {
  expect(decideSharedCases(actor(false))).toBe("absent");
  expect(decideSharedCases(actor(false, true))).toBe("allow");
  expect(decideCasePreparation(actor(false, true))).toBe("absent");
  expect(decideLadderTest(actor(false, true), { chairsSession: false })).toBe("absent");
  expect(decideLadderTest(actor(false), { chairsSession: true })).toBe("allow");
  expect(decideInsights(actor(false, true))).toBe("absent");
  expect(decideInsights(actor(true))).toBe("allow");
});
