import { type CaseState, isDecided } from "#app/policy/stages";

/**
 * The life of a promotion case as a state machine. Pure: it says what may happen next and what it leads to; who may do it
 * is the policy's to say, and the data layer stores it with its record.
 *
 *   draft ──▶ review ──▶ submitted ──▶ in-committee ──▶ approved ──▶ closed
 *     ▲─────────┘            ▲──────────────┘    └────▶ not-yet ───────┘
 *   withdrawn: from any state before the decision
 */

export const CASE_EVENTS = [
  "ask-manager",
  "back-to-draft",
  "recommend",
  "submit",
  "submit-without-recommendation",
  "put-in-committee",
  "take-out-of-committee",
  "vote",
  "approve",
  "decide-not-yet",
  "put-into-effect",
  "close",
  "withdraw",
] as const;
export type CaseEvent = (typeof CASE_EVENTS)[number];

export type CaseLifecycle = {
  state: CaseState;
  /** The manager has said what they recommend of the case as it stands now. */
  isRecommended: boolean;
  /** Null outside a review. */
  review: Review | null;
  /** How many members have voted. */
  votesCast: number;
  /** Everyone who may vote has, or the chair ended the vote. */
  isVotingOver: boolean;
  /** An approval: the person has the new role. */
  isInEffect: boolean;
};

/** Since when the manager has been asked, and whether they have left: then nobody is there to answer. */
export type Review = { askedAt: Date; hasManagerLeft: boolean };

/**
 * How long a manager has to say what they recommend. Two weeks leave room for a holiday; after them their silence does not
 * keep a case from the committee, which reads that nothing was recommended.
 */
export const REVIEW_DAYS = 14;
const DAY_MS = 86_400_000;

/** From this moment on a case may be submitted without a recommendation. */
export function reviewEndsAt({ askedAt }: Review): Date {
  return new Date(askedAt.getTime() + REVIEW_DAYS * DAY_MS);
}

export function isReviewOver(review: Review, at: Date): boolean {
  return review.hasManagerLeft || at >= reviewEndsAt(review);
}

export type CaseRefusal =
  | "not-a-draft"
  | "not-in-review"
  | "not-recommended"
  | "is-recommended"
  | "manager-has-time"
  | "not-submitted"
  | "not-in-committee"
  | "votes-are-cast"
  | "voting-is-over"
  | "voting-is-open"
  | "too-few-votes"
  | "not-approved"
  | "in-effect-already"
  | "not-in-effect"
  | "not-decided"
  | "is-decided"
  | "is-closed"
  | "is-withdrawn";

export type CaseTransition = { ok: true; next: CaseLifecycle } | { ok: false; reason: CaseRefusal };

/** One vote is an opinion, not a committee's: below two, nothing can be decided. */
export const MIN_VOTES_TO_DECIDE = 2;

const refuse = (reason: CaseRefusal): CaseTransition => ({ ok: false, reason });
const accept = (next: CaseLifecycle): CaseTransition => ({ ok: true, next });

/** What `event` makes of a case at the moment `at`, or why it may not happen. */
export function transitionCase(from: CaseLifecycle, event: CaseEvent, at: Date): CaseTransition {
  if (from.state === "closed") return refuse("is-closed");
  if (from.state === "withdrawn") return refuse("is-withdrawn");
  switch (event) {
    case "ask-manager":
      return from.state === "draft"
        ? accept({ ...from, state: "review", isRecommended: false, review: { askedAt: at, hasManagerLeft: false } })
        : refuse("not-a-draft");
    case "back-to-draft":
      // A recommendation is about the case as it was, so the next review needs a new one.
      return from.state === "review"
        ? accept({ ...from, state: "draft", isRecommended: false, review: null })
        : refuse("not-in-review");
    case "recommend":
      return from.state === "review" ? accept({ ...from, isRecommended: true }) : refuse("not-in-review");
    case "submit":
      if (from.state !== "review") return refuse("not-in-review");
      return from.isRecommended ? accept({ ...from, state: "submitted", review: null }) : refuse("not-recommended");
    case "submit-without-recommendation":
      if (from.state !== "review") return refuse("not-in-review");
      if (from.isRecommended) return refuse("is-recommended");
      return from.review && isReviewOver(from.review, at)
        ? accept({ ...from, state: "submitted", review: null })
        : refuse("manager-has-time");
    case "put-in-committee":
      return from.state === "submitted" ? accept({ ...from, state: "in-committee" }) : refuse("not-submitted");
    case "take-out-of-committee":
      if (from.state !== "in-committee") return refuse("not-in-committee");
      return from.votesCast === 0 ? accept({ ...from, state: "submitted" }) : refuse("votes-are-cast");
    case "vote":
      if (from.state !== "in-committee") return refuse("not-in-committee");
      return from.isVotingOver ? refuse("voting-is-over") : accept(from);
    case "approve":
    case "decide-not-yet":
      return decide(from, event);
    case "put-into-effect":
      if (from.state !== "approved") return refuse("not-approved");
      return from.isInEffect ? refuse("in-effect-already") : accept({ ...from, isInEffect: true });
    case "close":
      if (from.state === "not-yet") return accept({ ...from, state: "closed" });
      if (from.state !== "approved") return refuse("not-decided");
      return from.isInEffect ? accept({ ...from, state: "closed" }) : refuse("not-in-effect");
    case "withdraw":
      return isDecided(from.state) ? refuse("is-decided") : accept({ ...from, state: "withdrawn", review: null });
  }
}

function decide(from: CaseLifecycle, event: "approve" | "decide-not-yet"): CaseTransition {
  if (isDecided(from.state)) return refuse("is-decided");
  if (from.state !== "in-committee") return refuse("not-in-committee");
  if (!from.isVotingOver) return refuse("voting-is-open");
  if (from.votesCast < MIN_VOTES_TO_DECIDE) return refuse("too-few-votes");
  return accept({ ...from, state: event === "approve" ? "approved" : "not-yet" });
}

/** A case on its way. A person has at most one. */
export function isOpen(state: CaseState): boolean {
  return state === "draft" || state === "review" || state === "submitted" || state === "in-committee";
}

const REFUSAL_MESSAGES: Record<CaseRefusal, string> = {
  "not-a-draft": "Only a draft goes to the manager.",
  "not-in-review": "This case is not with the manager now.",
  "not-recommended": "The manager has to say what they recommend first, whichever it is.",
  "is-recommended": "The manager has said what they recommend meanwhile: look at it, and submit with it.",
  "manager-has-time": `The manager has ${REVIEW_DAYS} days to say what they recommend. After that you can submit without it.`,
  "not-submitted": "Only a submitted case is put before a committee.",
  "not-in-committee": "This case is before no committee now.",
  "votes-are-cast": "Someone has voted already, so the case stays with this committee.",
  "voting-is-over": "The vote is over: votes are seen by the others now, and stay as they are.",
  "voting-is-open": "Decide once everyone who votes has voted, or end the vote first.",
  "too-few-votes": "At least two votes are needed to decide.",
  "not-approved": "Only an approved case gives a new role.",
  "in-effect-already": "The new role is on record already.",
  "not-in-effect": "The new role is not on record yet.",
  "not-decided": "This case waits for its decision.",
  "is-decided": "This case is decided.",
  "is-closed": "This case is closed.",
  "is-withdrawn": "This case was withdrawn.",
};

/** What to tell a person whose action the lifecycle refuses. */
export function caseRefusalMessage(reason: CaseRefusal): string {
  return REFUSAL_MESSAGES[reason];
}

export const CASE_STATE_WORDS: Record<CaseState, string> = {
  draft: "Draft",
  review: "With the manager",
  submitted: "Submitted",
  "in-committee": "In committee",
  approved: "Approved",
  "not-yet": "Not yet",
  closed: "Closed",
  withdrawn: "Withdrawn",
};

export const DECISIONS = ["approve", "not-yet"] as const;
export type Decision = (typeof DECISIONS)[number];

export const RECOMMENDATIONS = ["support", "support-later", "not-yet"] as const;
export type Recommendation = (typeof RECOMMENDATIONS)[number];

export const RECOMMENDATION_WORDS: Record<Recommendation, string> = {
  support: "Promote now",
  "support-later": "Promote later",
  "not-yet": "Not ready yet",
};
