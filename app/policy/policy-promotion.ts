import type { Actor } from "./actor";
import { grant, type Permit, type Refusal } from "./permit";
import type { Decision } from "./policy";
import { type CaseState, isDecided, isFrozen } from "./stages";

/** A promotion case as the policy sees it. */
export type CaseFacts = {
  state: CaseState;
  /** The case is about the actor. */
  isSubject: boolean;
  /** The actor is the manager who was asked to review it. */
  isManager: boolean;
  /** The person it is about shared it with the actor. */
  isSharedWithActor: boolean;
  /** The actor is a member of the committee it is put before. */
  isMember: boolean;
  /** A member who may not vote: they are its subject, its manager, or declared a conflict of interest. */
  isBarred: boolean;
  /** The member who records the decision. */
  isDecider: boolean;
};

export const CASE_ACTIONS = [
  "see", // that it exists, whose it is and how far
  "read", // its contents: the draft, or the snapshot once it is submitted
  "edit",
  "share",
  "ask-manager",
  "take-back",
  "recommend",
  "submit",
  "add-addendum",
  "withdraw",
  "place", // put it before a committee, or take it from there
  "vote",
  "declare-conflict",
  "decide", // end the vote, record the decision
  "see-outcome", // the decision and the words to the engineer
  "make-goals",
  "put-into-effect",
  "close",
] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];

/**
 * Permissions on a promotion case. A draft is for the engineer and the people they share it with. The manager reads it
 * from the day they are asked, until it is a draft again or withdrawn. Committee members read a submitted case while
 * they have a say in it; with a conflict of interest they only know that it exists. Administrators place submitted
 * cases and carry out decisions: they see the status and nothing else. Managers further up have no part in it.
 */
export function decideCase(actor: Actor, action: CaseAction, facts: CaseFacts): Decision {
  if (decideSeeing(actor, facts) === "absent") return "absent";
  const { state, isSubject, isManager, isMember, isBarred, isDecider } = facts;
  const allowIf = (is: boolean): Decision => (is ? "allow" : "refuse");
  const isDecidedHere = isDecided(state);
  switch (action) {
    case "see":
      return "allow";
    case "read":
      return allowIf(mayRead(facts));
    case "edit":
    case "ask-manager":
      return allowIf(isSubject && state === "draft");
    case "share":
      return allowIf(isSubject && state !== "withdrawn" && state !== "closed");
    case "take-back":
      return allowIf((isSubject || isManager) && state === "review");
    case "recommend":
      return allowIf(isManager && !isSubject && state === "review");
    case "submit":
      return allowIf(isSubject && state === "review");
    case "add-addendum":
      return allowIf((isSubject || isManager) && isFrozen(state) && !isDecidedHere);
    case "withdraw":
      return allowIf(isSubject && state !== "withdrawn" && !isDecidedHere);
    case "place":
      // Nobody chooses the committee for a case of their own.
      return allowIf(actor.isAdministrator && !isSubject && (state === "submitted" || state === "in-committee"));
    case "vote":
      return allowIf(isMember && !isBarred && state === "in-committee");
    case "declare-conflict":
      return allowIf(isMember && !isBarred && state === "in-committee");
    case "decide":
      return allowIf(isMember && !isBarred && isDecider && state === "in-committee");
    case "see-outcome":
      return allowIf(isDecidedHere && (isSubject || isManager || (isMember && !isBarred)));
    case "make-goals":
      return allowIf(isSubject && (state === "not-yet" || state === "closed"));
    case "put-into-effect":
      return allowIf(actor.isAdministrator && !isSubject && state === "approved");
    case "close":
      return allowIf((isSubject || actor.isAdministrator) && (state === "approved" || state === "not-yet"));
  }
}

function decideSeeing(actor: Actor, facts: CaseFacts): Decision {
  const { state, isSubject, isSharedWithActor, isManager, isMember } = facts;
  if (isSubject || isSharedWithActor) return "allow";
  if (isManager && state !== "draft" && state !== "withdrawn") return "allow";
  if (!isFrozen(state)) return "absent";
  return actor.isAdministrator || (isMember && state !== "submitted") ? "allow" : "absent";
}

function mayRead({ state, isSubject, isSharedWithActor, isManager, isMember, isBarred }: CaseFacts): boolean {
  if (isSubject || isSharedWithActor) return true;
  if (isManager && state !== "draft" && state !== "withdrawn") return true;
  return isMember && !isBarred && (state === "in-committee" || isDecided(state));
}

/** Sessions of committees: for those who run them, and for their members. */
export function decideCommittee(actor: Actor, action: "see" | "manage", facts: { isMember: boolean }): Decision {
  if (actor.isAdministrator) return "allow";
  if (!facts.isMember) return "absent";
  return action === "see" ? "allow" : "refuse";
}

type CasePermit = "case.read" | "case.outcome" | "case.own" | "case.votes";

/** The permit to have this of a case, or the refusal. */
export function permitCase<Action extends CasePermit>(
  actor: Actor,
  action: Action,
  { id, facts }: { id: string; facts: CaseFacts },
): Permit<Action> | Refusal {
  return grant(decideCasePermit(actor, action, facts), action, id);
}

function decideCasePermit(actor: Actor, action: CasePermit, facts: CaseFacts): Decision {
  switch (action) {
    case "case.read":
      return decideCase(actor, "read", facts);
    case "case.outcome":
      return decideCase(actor, "see-outcome", facts);
    case "case.own": {
      const seeing = decideCase(actor, "see", facts);
      return seeing === "allow" && !facts.isSubject ? "refuse" : seeing;
    }
    case "case.votes": {
      // Members read how an outcome came about, where they had a vote; which votes is `readableVotes`.
      const seeing = decideCase(actor, "see", facts);
      return seeing === "allow" && (!facts.isMember || facts.isBarred) ? "refuse" : seeing;
    }
  }
}
