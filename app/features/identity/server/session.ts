import { redirect } from "@remix-run/node";
import { isOrganisationSetUp } from "#app/features/identity/data/organisation";
import { findSignedIn, type SignedIn } from "#app/features/identity/data/sessions";
import { paths } from "#app/paths";
import { noteActor } from "#app/platform/request-origin";
import type { RequestContext } from "#app/platform/server/context";
import type { Actor } from "#app/policy/actor";
import { SESSION_RENEWED_AFTER_SECONDS } from "./session-age";

/** One look-up per request, however many loaders ask: the context is made anew for each. */
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
  const { headers } = request;
  if (!headers.has("cookie")) return null;
  const token = await context.auth.api.readSessionToken({ headers });
  if (!token) return null;
  const signedIn = await findSignedIn(context.database, token, context.now());
  noteActor(signedIn?.actor.personId);
  // Renewing the session is the business of who made it.
  const age = signedIn ? context.now().getTime() - signedIn.renewedAt.getTime() : 0;
  const isOld = age > SESSION_RENEWED_AFTER_SECONDS * 1_000;
  if (isOld) await context.auth.api.getSession({ headers });
  return signedIn;
}

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
  const { pathname, search } = new URL(request.url);
  const path = pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/");
  const query = new URLSearchParams(search);
  query.delete("_routes");
  const returnTo = query.size === 0 ? path : `${path}?${query}`;
  throw redirect(paths.signIn(returnTo === "/" ? {} : { returnTo }));
}
