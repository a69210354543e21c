import { isPermit, type Permit, type PermitAction, type Refusal } from "#app/policy/permit";
import type { Decision } from "#app/policy/policy";

/** What an actor may not see looks absent; what they see but may not do is refused. */
export function requireAllowed(decision: Decision): void {
  if (decision === "absent") throw markRefusal(notFound(), "absent");
  if (decision === "refuse") throw forbidden();
}

/** The permit that the policy gave; where it refused, the response that its refusal means. */
export function requirePermit<P extends Permit<PermitAction>>(outcome: P | Refusal): P {
  if (isPermit(outcome)) return outcome;
  requireAllowed(outcome);
  throw forbidden();
}

export function notFound(): Response {
  return new Response("Not found", { status: 404 });
}

export function forbidden(): Response {
  return markRefusal(new Response("Forbidden", { status: 403 }), "refused");
}

type RefusalReason = "refused" | "absent";

/** A global symbol, because server and pages are separate bundles with a copy of this module each. */
const REFUSAL = Symbol.for("cairn.refusal");

const markRefusal = (response: Response, reason: RefusalReason): Response =>
  Object.assign(response, { [REFUSAL]: reason });

/** Recognises a refusal by the policy among thrown responses, and returns its reason. */
export function findRefusal(thrown: unknown): RefusalReason | null {
  return thrown instanceof Response ? ((thrown as { [REFUSAL]?: RefusalReason })[REFUSAL] ?? null) : null;
}

/** The row, or the 404 that its absence means. */
export function requireFound<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw notFound();
  return value;
}

/** An id from an address, or the 404 that anything else means: what cannot be an id is not looked up. */
export function requireId(value: string | undefined): string {
  if (value === undefined || !/^[\w-]{1,64}$/.test(value)) throw notFound();
  return value;
}
