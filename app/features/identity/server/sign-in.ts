import { APIError } from "better-auth/api";
import { hasUnreadNotices } from "#app/features/identity/data/access-notices";
import { findPasswordHash, raisePasswordHash } from "#app/features/identity/data/accounts";
import { findActorByUser } from "#app/features/identity/data/actors";
import { endSessionOfToken, forgetEndedSessions } from "#app/features/identity/data/sessions";
import { paths } from "#app/paths";
import type { RequestContext } from "#app/platform/server/context";
import { BUSY_MESSAGE, isHashingBusy, needsRaising } from "./password-hash";
import { sessionLimits } from "./session";

export type SignInResult =
  | { ok: true; headers: Headers; personId: string }
  | { ok: false; message: string; status: 400 | 503 };

/** One message for every reason why: nobody learns from it which addresses have an account. */
const WRONG = "That e-mail address and password do not belong together.";

/** Signs in by password. Every attempt is counted before it is looked at. */
export async function signInWithPassword(
  context: RequestContext,
  request: Request,
  { email, password }: { email: string; password: string },
): Promise<SignInResult> {
  const verdict = await context.throttle.countAttempt(email, context.clientAddress);
  if (!verdict.ok) return { ok: false, message: tooManyAttempts(verdict.retryAfterSeconds), status: 400 };
  try {
    const { headers, response } = await context.auth.api.signInEmail({
      body: { email: email.toLowerCase(), password },
      headers: withClientAddress(context, request),
      returnHeaders: true,
    });
    // Someone who left keeps their password, and may not come in.
    const actor = await findActorByUser(context.database, response.user.id);
    if (!actor) {
      await (await context.auth.$context).internalAdapter.deleteUserSessions(response.user.id);
      return { ok: false, message: WRONG, status: 400 };
    }
    await context.throttle.clear(email);
    await endSessionBefore(context, request);
    const limits = sessionLimits(context.settings);
    await forgetEndedSessions(context.database, response.user.id, context.now(), limits);
    await raiseHash(context, response.user.id, password);
    return { ok: true, headers, personId: actor.personId };
  } catch (error) {
    if (isHashingBusy(error)) return { ok: false, message: BUSY_MESSAGE, status: 503 };
    if (error instanceof APIError && error.statusCode < 500) return { ok: false, message: WRONG, status: 400 };
    throw error;
  }
}

/** The session that this browser had before: its token is replaced, so it must not be good any more. */
async function endSessionBefore(context: RequestContext, request: Request): Promise<void> {
  if (!request.headers.has("cookie")) return;
  const token = await context.auth.api.readSessionToken({ headers: request.headers });
  if (token) await endSessionOfToken(context.database, token);
}

/** Only now is the password known: one that is stored by an older hash is stored by today's. */
async function raiseHash(context: RequestContext, userId: string, password: string): Promise<void> {
  const stored = await findPasswordHash(context.database, userId);
  if (stored === null || !needsRaising(stored)) return;
  try {
    const raised = await (await context.auth.$context).password.hash(password);
    await raisePasswordHash(context.database, userId, { from: stored, to: raised });
  } catch (error) {
    // The next sign-in is as good.
    context.logger.warn({ requestId: context.requestId, err: error }, "a password hash was not raised");
  }
}

/** Where somebody who has signed in goes first: to what others did to their access, where they have not read it. */
export async function firstPageAfterSignIn(
  context: RequestContext,
  personId: string,
  returnTo: string,
): Promise<string> {
  return (await hasUnreadNotices(context.database, personId)) ? paths.accessNotices({ returnTo }) : returnTo;
}

/** better-auth keeps with a session the address that a header names; only what the server itself found is put there. */
export function withClientAddress(context: RequestContext, request: Request): Headers {
  const headers = new Headers(request.headers);
  headers.set("x-forwarded-for", context.clientAddress);
  return headers;
}

/** What someone is told who tried too often. */
export function tooManyAttempts(retryAfterSeconds: number): string {
  const minutes = Math.max(1, Math.ceil(retryAfterSeconds / 60));
  return `Too many attempts. Please try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`;
}
