import type { Decision } from "#app/policy/policy";

/** What an actor may not see looks absent; what they see but may not do is refused. */
export function requireAllowed(decision: Decision): void {
  if (decision === "absent") throw notFound();
  if (decision === "refuse") throw forbidden();
}

export function notFound(): Response {
  return new Response("Not found", { status: 404 });
}

export function forbidden(): Response {
  return new Response("Forbidden", { status: 403 });
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
