import type { Decision } from "#app/policy/policy";

/** What an actor may not see looks absent; what they see but may not do is refused. */
export function requireAllowed(decision: Decision): void {
  if (decision === "absent") throw markRefusal(notFound(), "absent");
  if (decision === "refuse") throw forbidden();
}

export function notFound(): Response {
  return new Response("Not found", { status: 404 });
}

export function forbidden(): Response {
  return markRefusal(new Response("Forbidden", { status: 403 }), "refused");
}

type Refusal = "refused" | "absent";

/** The same symbol in the bundle of the server and in that of the pages, which each have a copy of this module. */
const REFUSAL = Symbol.for("cairn.refusal");

const markRefusal = (response: Response, reason: Refusal): Response => Object.assign(response, { [REFUSAL]: reason });

/** Whether what was thrown is a refusal by policy, and not a page that nobody has. */
export function findRefusal(thrown: unknown): Refusal | null {
  return thrown instanceof Response ? ((thrown as { [REFUSAL]?: Refusal })[REFUSAL] ?? null) : null;
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
