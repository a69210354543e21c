/**
 * Permits: what a function of the data layer takes in place of a bare id where it returns something private. Only the
 * policy makes one, so a caller that has not asked the policy does not compile.
 */

/** The actions that permits allow, and the meaning of each permit's id. */
export type PermitAction =
  | "case.read" // a promotion case: its contents, the manager's recommendation, additions
  | "case.outcome" // a promotion case: the decision and the words to the engineer
  | "case.own" // a promotion case, for its subject alone: the people it is shared with, the goals made from it
  | "case.votes" // a promotion case: votes and declared conflicts
  | "ratings.read" // an assessment: its ratings, their notes and evidence, as far as the permit names them
  | "private-note.own" // an assessment: the private note of the author that the permit names
  | "plan.read" // a person: their growth plan, with the evidence that the permit's reader may see named
  | "feedback.read" // a feedback request: the answers
  | "team.read" // a lead: the final results of their direct reports
  | "session.read" // a calibration session: its people, discussion and decisions
  | "shared-case.answers" // a practice case: the ratings that others gave
  | "evidence.read" // an evidence item: its files
  | "record.read" // the reader: the audit log
  | "security.read"; // the reader: the security events

/** A global symbol, because server and pages are separate bundles with a copy of this module each. */
const MADE: unique symbol = Symbol.for("cairn.permit");

export type Permit<Action extends PermitAction> = {
  readonly action: Action;
  readonly id: string;
  readonly [MADE]: true;
};

export type Refusal = "refuse" | "absent";

/**
 * A permit where the decision allows it, else the refusal. `terms` limit what it opens. For `app/policy` alone
 * (tests/policy/permit.test.ts).
 */
export function grant<Action extends PermitAction, Terms extends object = object>(
  decision: "allow" | Refusal,
  action: Action,
  id: string,
  terms?: Terms,
): (Permit<Action> & Readonly<Terms>) | Refusal {
  return decision === "allow" ? { ...(terms as Terms), action, id, [MADE]: true } : decision;
}

export const isPermit = <P extends Permit<PermitAction>>(outcome: P | Refusal): outcome is P =>
  typeof outcome === "object";

/** A function was given a permit for another action or another id, or an object that the policy did not make. */
export class PermitError extends Error {
  override name = "PermitError";
}

/**
 * The id that a permit was given for. Throws {@link PermitError} where the permit is for another action, and where `id`
 * names another subject than the permit does.
 */
export function permittedId<Action extends PermitAction>(
  permit: Permit<Action>,
  action: Action,
  id = permit.id,
): string {
  if (!permit[MADE] || permit.action !== action) throw new PermitError(`not a permit for ${action}`);
  if (permit.id !== id) throw new PermitError(`the permit for ${action} is for ${permit.id}, not for ${id}`);
  return id;
}
