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

/** Whether everyone asked has given consent and not withdrawn it. A written case asks nobody and needs none. */
export const allConsent = (consents: readonly ConsentState[]): boolean => consents.every((state) => state === "given");

/** Applies an event to a case, or says why it is refused. A case is never shown without everyone's consent. */
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

/** Answers that a person can give now. Consent can change either way at any time. */
export function answersTo(state: ConsentState): ConsentAnswer[] {
  if (state === "asked") return ["given", "refused"];
  return state === "given" ? ["withdrawn"] : ["given"];
}
