/**
 * The stages of assessments, calibration sessions, shared cases and promotion cases. The policy decides by them, and the
 * capabilities' state machines move between them: both import them from here.
 */

/** The kinds of rating in an assessment. */
export const RATING_KINDS = ["self", "manager", "agreed"] as const;
export type RatingKind = (typeof RATING_KINDS)[number];

export const PHASES = ["rating", "comparison", "final", "closed"] as const;
export type Phase = (typeof PHASES)[number];

/** The state of an assessment. */
export type Lifecycle = {
  /** An ad hoc assessment has a self-rating only. */
  kind: "cycle" | "ad-hoc";
  phase: Phase;
  selfSubmitted: boolean;
  reviewSubmitted: boolean;
  engineerConfirmed: boolean;
  managerConfirmed: boolean;
};

export const SESSION_STATES = ["open", "closed", "released"] as const;
/** The state of a calibration session. */
export type SessionState = (typeof SESSION_STATES)[number];

export const SHARED_CASE_STATES = ["preparing", "open", "closed"] as const;
/** A written case starts open. A real one is prepared, waits for consent, and goes back there when consent is withdrawn. */
export type SharedCaseState = (typeof SHARED_CASE_STATES)[number];

export const CASE_STATES = [
  "draft",
  "review",
  "submitted",
  "in-committee",
  "approved",
  "not-yet",
  "closed",
  "withdrawn",
] as const;
/** The state of a promotion case. */
export type CaseState = (typeof CASE_STATES)[number];

/** The committee has decided, whatever came after. */
export function isDecided(state: CaseState): boolean {
  return state === "approved" || state === "not-yet" || state === "closed";
}

/** Whether readers get the submitted snapshot instead of the draft. */
export function isFrozen(state: CaseState): boolean {
  return state === "submitted" || state === "in-committee" || isDecided(state);
}
