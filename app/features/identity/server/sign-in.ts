import { APIError } from "better-auth/api";
import { findActorByUser } from "#app/features/identity/data/actors";
import type { RequestContext } from "#app/platform/server/context";
import { recordSecurityEvent } from "#app/platform/server/security-log";

export type SignInResult = { ok: true; headers: Headers } | { ok: false; message: string };

/** One message for every reason why: nobody learns from it which addresses have an account. */
const WRONG = "That e-mail address and password do not belong together.";

/** Signs in by password. Every attempt is counted before it is looked at. */
export async function signInWithPassword(
  context: RequestContext,
  request: Request,
  { email, password }: { email: string; password: string },
): Promise<SignInResult> {
  const verdict = await context.throttle.countAttempt(email, context.clientAddress);
  if (!verdict.ok) {
    await recordSecurityEvent(context, { kind: "locked", typedEmail: email });
    return { ok: false, message: tooManyAttempts(verdict.retryAfterSeconds) };
  }
  try {
    const { headers, response } = await context.auth.api.signInEmail({
      body: { email: email.toLowerCase(), password },
      headers: withClientAddress(context, request),
      returnHeaders: true,
    });
    // Someone who left keeps their password, and may not come in.
    const actor = await findActorByUser(context.database, response.user.id);
    if (!actor) {
      await recordSecurityEvent(context, { kind: "sign-in-refused", typedEmail: email, detail: { reason: "left" } });
      await (await context.auth.$context).internalAdapter.deleteUserSessions(response.user.id);
      return { ok: false, message: WRONG };
    }
    await context.throttle.clear(email);
    await recordSecurityEvent(context, { kind: "signed-in", personId: actor.personId, actorId: actor.personId });
    return { ok: true, headers };
  } catch (error) {
    if (!(error instanceof APIError) || error.statusCode >= 500) throw error;
    await recordSecurityEvent(context, { kind: "sign-in-refused", typedEmail: email, detail: { reason: "password" } });
    return { ok: false, message: WRONG };
  }
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
