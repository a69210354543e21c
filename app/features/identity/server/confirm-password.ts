import { redirect } from "@remix-run/node";
import { noteAuthenticated } from "#app/features/identity/data/sessions";
import { isPasswordRecent } from "#app/features/identity/domain/session-age";
import { paths } from "#app/paths";
import type { RequestContext } from "#app/platform/server/context";
import { type PasswordRefusal, provePassword } from "./prove-password";
import { pageOf, requireOwnSession } from "./session";
import { withClientAddress } from "./sign-in";

/** Whether the password was given in the last minutes. Expects that `requireActor` let the request in. */
export async function hasRecentPassword(request: Request, context: RequestContext): Promise<boolean> {
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
  if (!(await hasRecentPassword(request, context))) throw redirect(paths.confirmPassword({ returnTo }));
}

/** Checks the password of whoever is signed in, and notes that it was given now. */
export async function confirmPassword(
  context: RequestContext,
  request: Request,
  password: string,
): Promise<{ ok: true } | PasswordRefusal> {
  const { email, sessionId } = await requireOwnSession(request, context);
  const check = { email, purpose: "confirmation", wrong: "This is not your password" } as const;
  const result = await provePassword(context, request, check, () =>
    context.auth.api.verifyPassword({ body: { password }, headers: withClientAddress(context, request) }),
  );
  if (!result.ok) return result;
  await noteAuthenticated(context.database, sessionId, context.now());
  return { ok: true };
}
