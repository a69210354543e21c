import type { SharedCaseState } from "#app/policy/stages";

export type CaseEvent = "open" | "close" | "reopen";

export const CONSENT_STATES = ["asked", "given", "refused", "withdrawn"] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

export type CaseRefusal = "is-preparing" | "is-open" | "is-closed" | "consent-missing";
export type CaseTransition = { ok: true; next: SharedCaseState } | { ok: false; reason: CaseRefusal };

const REFUSALS: Record<SharedCaseState, CaseRefusal> = {
  preparing: "is-preparing",
  open: "is-open",
  closed: "is-closed",
};

const FROM: Record<CaseEvent, SharedCaseState> = { open: "preparing", close: "open", reopen: "closed" };
const TO: Record<CaseEvent, SharedCaseState> = { open: "open", close: "closed", reopen: "open" };

/** Whether everyone who was asked has agreed, and still does. A case that asks nobody is written, and needs no consent. */
export const allConsent = (consents: readonly ConsentState[]): boolean => consents.every((state) => state === "given");

/** Where a case goes, or why it does not. It is never shown without everyone's consent. */
export function transitionCase(
  state: SharedCaseState,
  event: CaseEvent,
  consents: readonly ConsentState[],
): CaseTransition {
  if (FROM[event] !== state) return { ok: false, reason: REFUSALS[state] };
  if (TO[event] === "open" && !allConsent(consents)) return { ok: false, reason: "consent-missing" };
  return { ok: true, next: TO[event] };
}

export type ConsentAnswer = "given" | "refused" | "withdrawn";

/** What someone can say now: a mind can be changed either way, at any time. Nothing where it would change nothing. */
export function answersTo(state: ConsentState): ConsentAnswer[] {
  if (state === "asked") return ["given", "refused"];
  return state === "given" ? ["withdrawn"] : ["given"];
}
