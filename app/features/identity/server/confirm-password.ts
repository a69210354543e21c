import { redirect } from "@remix-run/node";
import { renewSession } from "#app/features/identity/data/sessions";
import { isPasswordRecent } from "#app/features/identity/domain/session-age";
import { paths } from "#app/paths";
import type { RequestContext } from "#app/platform/server/context";
import { newToken } from "./link-token";
import { type PasswordRefusal, provePassword } from "./prove-password";
import { pageOf, requireOwnSession } from "./session";
import { serializeSessionCookie } from "./session-cookie";
import { withClientAddress } from "./sign-in";

/** Requests whose form was refused for an old password: its page is drawn again with what was typed, and goes nowhere else. */
const refusedForms = new WeakSet<RequestContext>();

/**
 * Whether a form that matters may be taken: the password was given in the last minutes. Where it was not, the page answers
 * with the form as it was sent. Expects that `requireActor` let the request in.
 */
export async function hasRecentPassword(request: Request, context: RequestContext): Promise<boolean> {
  const isRecent = await isGivenLately(request, context);
  if (!isRecent) refusedForms.add(context);
  return isRecent;
}

async function isGivenLately(request: Request, context: RequestContext): Promise<boolean> {
  const { authenticatedAt } = await requireOwnSession(request, context);
  return isPasswordRecent(authenticatedAt, context.now());
}

/**
 * For a page or file that matters: who gave the password too long ago is asked for it and comes back to `returnTo`, by
 * default where they were going.
 */
export async function requireRecentPassword(
  request: Request,
  context: RequestContext,
  returnTo = pageOf(request),
): Promise<void> {
  if (refusedForms.has(context) || (await isGivenLately(request, context))) return;
  throw redirect(paths.confirmPassword({ returnTo }));
}

/**
 * Checks the password of the person who is signed in, and notes that it was given now. The session goes on under a new token,
 * which the headers carry: the old one is good for nothing any more.
 */
export async function confirmPassword(
  context: RequestContext,
  request: Request,
  password: string,
): Promise<{ ok: true; headers: Headers } | PasswordRefusal> {
  const { email, sessionId } = await requireOwnSession(request, context);
  const check = { email, purpose: "confirmation", wrong: "This is not your password" } as const;
  const result = await provePassword(context, request, check, () =>
    context.auth.api.verifyPassword({ body: { password }, headers: withClientAddress(context, request) }),
  );
  if (!result.ok) return result;
  const token = newToken();
  await renewSession(context.database, sessionId, token, context.now());
  return { ok: true, headers: new Headers({ "Set-Cookie": serializeSessionCookie(context.settings, token) }) };
}
