import { AsyncLocalStorage } from "node:async_hooks";
import type { SecurityDetail } from "#app/kernel/security-event";

/** Where a request comes from, for records written because of it. */
export type RequestOrigin = {
  requestId: string;
  /** The client's network address. */
  address: string;
  /** "Firefox on Linux" */
  device: string;
  /** Set once the session is found. */
  actorId: string | null;
  /** Changes of rights that the request made, by their number in the audit log. */
  rights: Map<number, { personId: string | null; actorId: string | null; detail: SecurityDetail }>;
};

/**
 * One for the process: the server and the built pages are bundles of their own, and each has its copy of this module.
 */
const KEY = Symbol.for("cairn.request-origin");
const shared = globalThis as { [KEY]?: AsyncLocalStorage<RequestOrigin> };
shared[KEY] ??= new AsyncLocalStorage<RequestOrigin>();
const origins = shared[KEY];

/** Runs the handling of a request: everything it awaits finds its origin. */
export function runWithOrigin<Result>(
  origin: Pick<RequestOrigin, "requestId" | "address" | "device">,
  work: () => Result,
): Result {
  return origins.run({ ...origin, actorId: null, rights: new Map() }, work);
}

/** Null outside requests: in jobs, in worker threads and on the command line. */
export const findOrigin = (): RequestOrigin | null => origins.getStore() ?? null;

/** Says whose request it is. */
export function noteActor(personId: string | undefined): void {
  const origin = origins.getStore();
  if (origin) origin.actorId = personId ?? null;
}
