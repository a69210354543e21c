import { redirect } from "@remix-run/node";
import { isOrganisationSetUp } from "#app/features/identity/data/organisation";
import { findSignedIn, noteSessionUse, type SignedIn } from "#app/features/identity/data/sessions";
import { SESSION_NOTED_AFTER_MS, type SessionLimits } from "#app/features/identity/domain/session-age";
import { paths } from "#app/paths";
import { noteActor } from "#app/platform/request-origin";
import type { RequestContext } from "#app/platform/server/context";
import { recordSecurityEvent } from "#app/platform/server/security-log";
import type { Settings } from "#app/platform/server/settings";
import type { Actor } from "#app/policy/actor";
import { readSessionToken } from "./session-cookie";

/** Caches the look-up for one request, however many loaders ask. Each request has a new context. */
const lookUps = new WeakMap<RequestContext, Promise<SignedIn | null>>();

function findSession(request: Request, context: RequestContext): Promise<SignedIn | null> {
  let finding = lookUps.get(context);
  if (!finding) {
    finding = lookUp(request, context);
    lookUps.set(context, finding);
  }
  return finding;
}

async function lookUp(request: Request, context: RequestContext): Promise<SignedIn | null> {
  const token = readSessionToken(context.settings, request.headers);
  if (!token) return null;
  const now = context.now();
  const signedIn = await findSignedIn(context.database, token, now, sessionLimits(context.settings));
  noteActor(signedIn?.actor.personId);
  if (signedIn) await countRequest(signedIn.actor.personId, context);
  const unnoted = signedIn ? now.getTime() - signedIn.usedAt.getTime() : 0;
  if (signedIn && unnoted > SESSION_NOTED_AFTER_MS) {
    // A page is read even where this cannot be written, on a full disk.
    await noteSessionUse(context.database, signedIn.sessionId, now).catch((error) => {
      context.logger.warn({ requestId: context.requestId, err: error }, "the use of a session was not noted");
    });
  }
  return signedIn;
}

/** Refuses with 429 what one person asks for beyond the bound of a minute. */
async function countRequest(personId: string, context: RequestContext): Promise<void> {
  const waitSeconds = await context.requestLimit.count(personId);
  if (waitSeconds === 0) return;
  await recordSecurityEvent(context, {
    kind: "access-refused",
    personId,
    actorId: personId,
    detail: { status: 429, reason: "requests" },
  });
  const seconds = waitSeconds === 1 ? "a second" : `${waitSeconds} seconds`;
  throw new Response(`These were more requests than one person makes in a minute. Try again in ${seconds}.`, {
    status: 429,
    headers: { "Retry-After": String(waitSeconds) },
  });
}

export const sessionLimits = ({ SESSION_DAYS, SESSION_IDLE_DAYS }: Settings): SessionLimits => ({
  days: SESSION_DAYS,
  idleDays: SESSION_IDLE_DAYS,
});

/** Who is signed in, or null. */
export async function findActor(request: Request, context: RequestContext): Promise<Actor | null> {
  return (await findSession(request, context))?.actor ?? null;
}

/** The sign-in of this browser. Expects that `requireActor` let the request in. */
export async function requireOwnSession(request: Request, context: RequestContext): Promise<SignedIn> {
  const signedIn = await findSession(request, context);
  if (!signedIn) throw redirect(paths.signIn());
  return signedIn;
}

/** Who is signed in; everyone else is sent to sign in and back. */
export async function requireActor(request: Request, context: RequestContext): Promise<Actor> {
  const actor = await findActor(request, context);
  if (actor) return actor;
  if (!(await isOrganisationSetUp(context.database))) throw redirect(paths.setUp());
  const returnTo = pageOf(request);
  throw redirect(paths.signIn(returnTo === "/" ? {} : { returnTo }));
}

/** The address of the page that a request is for, to come back to. */
export function pageOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  const path = pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/");
  const query = new URLSearchParams(search);
  query.delete("_routes");
  return query.size === 0 ? path : `${path}?${query}`;
}
