import type { Actor, Relation } from "./actor";
import { grant, type Permit, type Refusal } from "./permit";
import type { Decision } from "./policy";

/**
 * Growth is between a person and their manager of today. Nobody above them and no administrator sees any of it, so that
 * people can admit doubts without the readers who decide about pay.
 */

export const PLAN_ACTIONS = ["see", "edit"] as const;
export type PlanAction = (typeof PLAN_ACTIONS)[number];

/** A growth plan, its goals and the agenda of the next conversation. */
export function decidePlan(_actor: Actor, _action: PlanAction, relation: Relation): Decision {
  return relation.isSelf || relation.isDirectManager ? "allow" : "absent";
}

/** Whether this reader may see titles of unshared evidence items, which are their owner's alone. */
export function readsPrivateEvidence(relation: Relation): boolean {
  return relation.isSelf;
}

export type PlanPermit = Permit<"plan.read"> & { readonly readerId: string; readonly readsPrivateEvidence: boolean };

/** The permit to read a person's growth plan, or the refusal. */
export const permitPlan = (actor: Actor, person: { id: string }, relation: Relation): PlanPermit | Refusal =>
  grant(decidePlan(actor, "see", relation), "plan.read", person.id, {
    readerId: actor.personId,
    readsPrivateEvidence: readsPrivateEvidence(relation),
  });

export type CheckInFacts = {
  /** The actor is the person whose growth it was about. */
  isPerson: boolean;
  /** The actor is the manager who held it. */
  isHolder: boolean;
  /** The person who held it is still the manager. */
  isCurrent: boolean;
};

export const CHECK_IN_ACTIONS = [
  "see",
  "note", // their own private note
  "tick", // a follow-up done, or open again
  "edit",
] as const;
export type CheckInAction = (typeof CHECK_IN_ACTIONS)[number];

/**
 * A check-in is visible to the two people who had it. After a change of manager the new one can't read it, and its
 * shared notes become read-only: nobody writes to a person they no longer manage.
 */
export function decideCheckIn(_actor: Actor, action: CheckInAction, facts: CheckInFacts): Decision {
  if (!facts.isPerson && !facts.isHolder) return "absent";
  if (action === "see" || action === "note") return "allow";
  return facts.isCurrent ? "allow" : "refuse";
}

/** A conversation is begun by either of the two, with the manager of today. */
export function decideNewCheckIn(_actor: Actor, relation: Relation): Decision {
  return relation.isSelf || relation.isDirectManager ? "allow" : "absent";
}

/** The list of a person's check-ins: for them, for their manager, and for anyone who held one (`held`) with them. */
export function decideCheckInList(_actor: Actor, relation: Relation, facts: { held: number }): Decision {
  return relation.isSelf || relation.isDirectManager || facts.held > 0 ? "allow" : "absent";
}

export type FeedbackFacts = {
  isAsker: boolean;
  /** The actor's own invitation, if they were asked. */
  invitation: "open" | "answered" | "declined" | null;
  isClosed: boolean;
  /** The asker shows the answers to the actor. */
  isSharedWithActor: boolean;
};

export const FEEDBACK_ACTIONS = ["see", "close", "share", "answer"] as const;
export type FeedbackAction = (typeof FEEDBACK_ACTIONS)[number];

/**
 * Feedback belongs to the asker and the people they show it to. An invited colleague sees the request and sends one
 * answer while it is open. The answer can't be read back by its author.
 */
export function decideFeedback(_actor: Actor, action: FeedbackAction, facts: FeedbackFacts): Decision {
  const mayRead = facts.isAsker || facts.isSharedWithActor;
  if (action === "answer") {
    if (facts.invitation === null) return mayRead ? "refuse" : "absent";
    return facts.invitation === "open" && !facts.isClosed ? "allow" : "refuse";
  }
  if (!mayRead) return facts.invitation === null ? "absent" : "refuse";
  return action === "see" || facts.isAsker ? "allow" : "refuse";
}

/** The permit to read the answers to a request, or the refusal. */
export const permitFeedback = (
  actor: Actor,
  { id, facts }: { id: string; facts: FeedbackFacts },
): Permit<"feedback.read"> | Refusal => grant(decideFeedback(actor, "see", facts), "feedback.read", id);
