import type { Actor } from "./actor";
import { type Decision, decideOrganisation } from "./policy";

/** A password link of a used account that waits for a second administrator. */
export type LinkRequestFacts = { isRequester: boolean };

/**
 * Nobody becomes another person alone: who asked for a link does not confirm it. Taking it back or refusing it is for every
 * administrator.
 */
export function decideLinkRequest(actor: Actor, action: "confirm" | "refuse", facts: LinkRequestFacts): Decision {
  const decision = decideOrganisation(actor, "passwords.manage");
  return decision === "allow" && action === "confirm" && facts.isRequester ? "refuse" : decision;
}

/** An administrator signs another person out everywhere. People end their own sessions on their account page. */
export function decideEndingSessions(actor: Actor, facts: { isSelf: boolean }): Decision {
  const decision = decideOrganisation(actor, "sessions.end");
  return decision === "allow" && facts.isSelf ? "refuse" : decision;
}
