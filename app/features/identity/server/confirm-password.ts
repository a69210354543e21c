import { redirect } from "@remix-run/node";
import { APIError } from "better-auth/api";
import { noteAuthenticated } from "#app/features/identity/data/sessions";
import { isPasswordRecent } from "#app/features/identity/domain/session-age";
import { paths } from "#app/paths";
import type { RequestContext } from "#app/platform/server/context";
import { BUSY_MESSAGE, isHashingBusy } from "./password-hash";
import { pageOf, requireOwnSession } from "./session";
import { tooManyAttempts, withClientAddress } from "./sign-in";

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

/** Checks the password of whoever is signed in, and notes that it was given now. */
export async function confirmPassword(
  context: RequestContext,
  request: Request,
  password: string,
): Promise<{ ok: true } | { ok: false; message: string; status: number }> {
  const { email, sessionId } = await requireOwnSession(request, context);
  const verdict = await context.throttle.countAttempt(email, context.clientAddress);
  if (!verdict.ok) return { ok: false, message: tooManyAttempts(verdict.retryAfterSeconds), status: 429 };
  try {
    await context.auth.api.verifyPassword({ body: { password }, headers: withClientAddress(context, request) });
  } catch (error) {
    if (isHashingBusy(error)) return { ok: false, message: BUSY_MESSAGE, status: 503 };
    if (error instanceof APIError && error.statusCode < 500) {
      return { ok: false, message: "This is not your password", status: 400 };
    }
    throw error;
  }
  await context.throttle.clear(email);
  await noteAuthenticated(context.database, sessionId, context.now());
  return { ok: true };
}
