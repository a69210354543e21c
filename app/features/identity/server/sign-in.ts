import { findPasswordHash, raisePasswordHash } from "#app/features/identity/data/accounts";
import { findActorByUser } from "#app/features/identity/data/actors";
import { endSessionOfToken, forgetEndedSessions } from "#app/features/identity/data/sessions";
import { hasUnreadNotices } from "#app/features/people/data/access-notices";
import { paths } from "#app/paths";
import type { RequestContext } from "#app/platform/server/context";
import { recordSecurityEvent } from "#app/platform/server/security-log";
import { rememberDevice } from "./device-cookie";
import { needsRaising } from "./password-hash";
import { type PasswordCheck, type PasswordRefusal, provePassword } from "./prove-password";
import { sessionLimits } from "./session";
import { readSessionToken } from "./session-cookie";

export type SignInResult = { ok: true; headers: Headers; personId: string } | PasswordRefusal;

/** One message for every reason why: nobody learns from it which addresses have an account. */
const WRONG = "That e-mail address and password do not belong together.";

/** Signs in by password, as often as the throttle allows. */
export async function signInWithPassword(
  context: RequestContext,
  request: Request,
  { email, password, isKnown }: { email: string; password: string } & Pick<PasswordCheck, "isKnown">,
): Promise<SignInResult> {
  const result = await provePassword(
    context,
    request,
    { email, purpose: "password", wrong: WRONG, isKnown },
    async () => {
      const { headers, response } = await context.auth.api.signInEmail({
        body: { email: email.toLowerCase(), password },
        headers: withClientAddress(context, request),
        returnHeaders: true,
      });
      const userId = response.user.id;
      const actor = await findActorByUser(context.database, userId);
      if (actor) return { headers, userId, personId: actor.personId };
      // Someone who left keeps their password, and may not come in.
      await (await context.auth.$context).internalAdapter.deleteUserSessions(userId);
      return null;
    },
  );
  if (!result.ok) return result;
  const { headers, userId, personId } = result.value;
  await endSessionBefore(context, request);
  await forgetEndedSessions(context.database, userId, context.now(), sessionLimits(context.settings));
  await raiseHash(context, userId, password);
  await rememberDevice(request, context, email, headers);
  await recordSecurityEvent(context, { kind: "signed-in", personId, actorId: personId });
  return { ok: true, headers, personId };
}

/** The session that this browser had before: its token is replaced, so it must not be good any more. */
async function endSessionBefore(context: RequestContext, request: Request): Promise<void> {
  const token = readSessionToken(context.settings, request.headers);
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

/** Where a person who has signed in goes first: to what others did to their access, where they have not read it. */
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
