import type { Lifecycle } from "#app/policy/stages";

/**
 * The life of an assessment as a state machine. Pure: it says what may happen next and what it leads to; the data layer
 * stores it and writes the record.
 *
 *   rating ──(both submitted)──▶ comparison ──(both confirmed)──▶ final
 *      └──────────────(cycle closed)──────┴────────▶ closed
 *   final ──(reopened by an administrator, with a reason)──▶ comparison
 *   ad hoc: rating ──(submitted)──▶ final
 */

export const LIFECYCLE_EVENTS = [
  "submit-self",
  "withdraw-self",
  "submit-review",
  "withdraw-review",
  "change-reviewer",
  "record-agreement",
  "confirm-as-engineer",
  "confirm-as-manager",
  "reopen",
  "close",
] as const;
export type LifecycleEvent = (typeof LIFECYCLE_EVENTS)[number];

export type Refusal =
  | "not-the-rater"
  | "already-submitted"
  | "not-submitted"
  | "other-side-is-in"
  | "not-both-submitted"
  | "is-final"
  | "is-closed"
  | "not-final"
  | "already-confirmed"
  | "nothing-agreed"
  | "ad-hoc-has-no-review"
  | "ad-hoc-has-no-cycle"
  | "ladder-moved";

export type Transition = { ok: true; next: Lifecycle } | { ok: false; reason: Refusal };

const refuse = (reason: Refusal): Transition => ({ ok: false, reason });
const accept = (next: Lifecycle): Transition => ({ ok: true, next });

/** Applies `event` to an assessment, or says why it is refused. `agreedCount` is the number of agreed ratings. */
export function transition(from: Lifecycle, event: LifecycleEvent, agreedCount = 0): Transition {
  if (from.phase === "closed") return refuse("is-closed");
  switch (event) {
    case "submit-self":
      return submit(from, "self");
    case "submit-review":
      return from.kind === "ad-hoc" ? refuse("ad-hoc-has-no-review") : submit(from, "review");
    case "withdraw-self":
      return withdraw(from, "self");
    case "withdraw-review":
      return from.kind === "ad-hoc" ? refuse("ad-hoc-has-no-review") : withdraw(from, "review");
    case "change-reviewer":
      return changeReviewer(from);
    case "record-agreement":
      if (from.kind === "ad-hoc") return refuse("ad-hoc-has-no-review");
      if (from.phase === "final") return refuse("is-final");
      if (from.phase !== "comparison") return refuse("not-both-submitted");
      // A change of the agreement withdraws both confirmations, which were about the old one.
      return accept({ ...from, engineerConfirmed: false, managerConfirmed: false });
    case "confirm-as-engineer":
      return confirm(from, "engineerConfirmed", agreedCount);
    case "confirm-as-manager":
      return confirm(from, "managerConfirmed", agreedCount);
    case "reopen":
      if (from.phase !== "final") return refuse("not-final");
      if (from.kind === "ad-hoc") return refuse("ad-hoc-has-no-review");
      return accept({ ...from, phase: "comparison", engineerConfirmed: false, managerConfirmed: false });
    case "close":
      if (from.kind === "ad-hoc") return refuse("ad-hoc-has-no-cycle");
      return from.phase === "final" ? refuse("is-final") : accept({ ...from, phase: "closed" });
  }
}

function submit(from: Lifecycle, side: "self" | "review"): Transition {
  const key = side === "self" ? "selfSubmitted" : "reviewSubmitted";
  if (from[key]) return refuse("already-submitted");
  const next = { ...from, [key]: true };
  if (next.kind === "ad-hoc") return accept({ ...next, phase: "final" });
  return accept({ ...next, phase: next.selfSubmitted && next.reviewSubmitted ? "comparison" : "rating" });
}

/** A submission can be taken back until the other side is in: from then on each has seen the other's. */
function withdraw(from: Lifecycle, side: "self" | "review"): Transition {
  const key = side === "self" ? "selfSubmitted" : "reviewSubmitted";
  if (!from[key]) return refuse("not-submitted");
  if (from.kind === "ad-hoc") return refuse("is-final");
  if (from.phase !== "rating") return refuse("other-side-is-in");
  return accept({ ...from, [key]: false });
}

/**
 * While one rates, a new reviewer begins a review of their own and never sees the former one's draft. In the comparison
 * what was submitted stays as it was submitted: the new one agrees and confirms in the former one's place.
 */
function changeReviewer(from: Lifecycle): Transition {
  if (from.kind === "ad-hoc") return refuse("ad-hoc-has-no-review");
  if (from.phase === "final") return refuse("is-final");
  if (from.phase === "comparison") return accept({ ...from, managerConfirmed: false });
  return accept({ ...from, reviewSubmitted: false });
}

function confirm(from: Lifecycle, key: "engineerConfirmed" | "managerConfirmed", agreedCount: number): Transition {
  if (from.kind === "ad-hoc") return refuse("ad-hoc-has-no-review");
  if (from.phase === "final") return refuse("is-final");
  if (from.phase !== "comparison") return refuse("not-both-submitted");
  if (agreedCount === 0) return refuse("nothing-agreed");
  if (from[key]) return refuse("already-confirmed");
  const next = { ...from, [key]: true };
  return accept({ ...next, phase: next.engineerConfirmed && next.managerConfirmed ? "final" : "comparison" });
}

const REFUSAL_MESSAGES: Record<Refusal, string> = {
  "not-the-rater": "Someone else rates this now.",
  "already-submitted": "This is submitted already.",
  "not-submitted": "This is not submitted yet.",
  "other-side-is-in": "Both sides are in, so each has seen the other's ratings: it can no longer be taken back.",
  "not-both-submitted": "This waits until both the self-assessment and the review are submitted.",
  "is-final": "This assessment is final. An administrator can reopen it, with a reason.",
  "is-closed": "The cycle is closed, and this assessment with it.",
  "not-final": "Only a final assessment can be reopened.",
  "already-confirmed": "You have confirmed this already.",
  "nothing-agreed": "Record at least one agreed rating before you confirm.",
  "ad-hoc-has-no-review": "An assessment of one's own has no review.",
  "ladder-moved":
    "This assessment moved to another ladder version while the page was open. Copy what you wrote, and reload the page to go on.",
  "ad-hoc-has-no-cycle": "An assessment of one's own belongs to no cycle.",
};

/** The message for a refused transition. */
export function refusalMessage(reason: Refusal): string {
  return REFUSAL_MESSAGES[reason];
}
