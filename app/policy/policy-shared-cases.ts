import type { Actor } from "./actor";
import { grant, type Permit, type Refusal } from "./permit";
import type { Decision } from "./policy";
import type { SharedCaseState } from "./stages";

/** A shared case as the policy sees it. */
export type SharedCaseFacts = {
  state: SharedCaseState;
  /** Someone on the case's ladder reports to the actor. */
  isRater: boolean;
  /** A real case is about the actor, or about a person whose review they wrote: they know its outcome. */
  isInvolved: boolean;
  hasSubmitted: boolean;
};

const SHARED_CASE_ACTIONS = ["see", "rate", "see-feedback", "manage"] as const;
export type SharedCaseAction = (typeof SHARED_CASE_ACTIONS)[number];

/**
 * Permissions on a practice case. Raters see others' answers and the reference only after their own answer,
 * administrators only once the case is closed. Subjects of a real case never see its ratings.
 */
export function decideSharedCase(actor: Actor, action: SharedCaseAction, facts: SharedCaseFacts): Decision {
  const { state, isRater, isInvolved, hasSubmitted } = facts;
  const mayRead = state !== "preparing" && isRater && !isInvolved;
  if (!mayRead && !actor.isAdministrator) return "absent";
  const allowIf = (condition: boolean): Decision => (condition ? "allow" : "refuse");
  switch (action) {
    case "see":
      return "allow";
    case "rate":
      return allowIf(mayRead && state === "open" && !hasSubmitted);
    case "see-feedback":
      return allowIf(state !== "preparing" && !isInvolved && (hasSubmitted || state === "closed"));
    case "manage":
      return allowIf(actor.isAdministrator);
  }
}

/** The permit for the ratings that others gave to a case, or the refusal. */
export const permitSharedCaseAnswers = (
  actor: Actor,
  { id, facts }: { id: string; facts: SharedCaseFacts },
): Permit<"shared-case.answers"> | Refusal =>
  grant(decideSharedCase(actor, "see-feedback", facts), "shared-case.answers", id);

/** The list of shared cases: for those who have reports, and for administrators. */
export function decideSharedCases(actor: Actor): Decision {
  return actor.hasReports || actor.isAdministrator ? "allow" : "absent";
}

/** Opening written cases and preparing real ones. */
export function decideCasePreparation(actor: Actor): Decision {
  return actor.isAdministrator ? "allow" : "absent";
}

/** How well the ladder's wording works, in numbers. Chairs of calibration sessions may read it too. */
export function decideLadderTest(actor: Actor, { chairsSession }: { chairsSession: boolean }): Decision {
  return actor.isAdministrator || chairsSession ? "allow" : "absent";
}

/** The organisation's view: aggregates about everyone. */
export function decideInsights(actor: Actor): Decision {
  return actor.isAdministrator ? "allow" : "absent";
}
