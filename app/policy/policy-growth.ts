import type { Actor, Relation } from "./actor";
import type { Decision } from "./policy";

/**
 * Growth is between a person and their manager of today. Nobody above them and no administrator sees any of it: whoever
 * decides about pay must not read what somebody is unsure of.
 */

export const PLAN_ACTIONS = ["see", "edit"] as const;
export type PlanAction = (typeof PLAN_ACTIONS)[number];

/** A growth plan, its goals and the agenda of the next conversation. */
export function decidePlan(_actor: Actor, _action: PlanAction, relation: Relation): Decision {
  return relation.isSelf || relation.isDirectManager ? "allow" : "absent";
}

/** Whether pieces of evidence that are not shared may be named to this reader: they are their owner's alone. */
export function readsPrivateEvidence(relation: Relation): boolean {
  return relation.isSelf;
}

export type CheckInFacts = {
  /** The actor is the person whose growth it was about. */
  isPerson: boolean;
  /** The actor is the manager who held it. */
  isHolder: boolean;
  /** Who held it is the person's manager today. */
  isCurrent: boolean;
};

export const CHECK_IN_ACTIONS = [
  "see",
  "note", // one's own private note
  "tick", // a follow-up done, or open again
  "edit",
] as const;
export type CheckInAction = (typeof CHECK_IN_ACTIONS)[number];

/**
 * A conversation is seen by the two who had it. When the manager changes, the new one does not read it, and its shared
 * words stay as they were: nobody writes to somebody who no longer leads them.
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

/** The list of a person's conversations: for them, for their manager, and for whoever held one (`held`) with them. */
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
 * What colleagues say is the asker's, and whoever they show it to. Who was asked sees the question and sends one answer,
 * while it is open; no answer comes back to its author.
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
