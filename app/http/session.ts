import { redirect } from "@remix-run/node";
import { findActorByUser } from "#app/data/actors";
import { isOrganisationSetUp } from "#app/data/organisation";
import type { Actor } from "#app/domain/access/actor";
import { paths } from "#app/paths";
import type { RequestContext } from "./context";

/** One look-up per request, however many loaders ask: the context is made anew for each. */
const actors = new WeakMap<RequestContext, Promise<Actor | null>>();

/** Who is signed in, or null. */
export function findActor(request: Request, context: RequestContext): Promise<Actor | null> {
  let finding = actors.get(context);
  if (!finding) {
    finding = lookUpActor(request, context);
    actors.set(context, finding);
  }
  return finding;
}

/** The sign-in of this browser. Expects that `requireActor` let the request in. */
export async function requireOwnSession(
  request: Request,
  context: RequestContext,
): Promise<{ sessionId: string; userId: string; email: string }> {
  const session = await context.auth.api.getSession({ headers: request.headers });
  if (!session) throw redirect(paths.signIn());
  return { sessionId: session.session.id, userId: session.user.id, email: session.user.email };
}

async function lookUpActor(request: Request, context: RequestContext): Promise<Actor | null> {
  if (!request.headers.has("cookie")) return null;
  const session = await context.auth.api.getSession({ headers: request.headers });
  return session ? findActorByUser(context.database, session.user.id) : null;
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
