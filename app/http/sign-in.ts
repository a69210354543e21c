import { APIError } from "better-auth/api";
import { findActorByUser } from "#app/data/actors";
import type { RequestContext } from "./context";

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
    const minutes = Math.max(1, Math.ceil(verdict.retryAfterSeconds / 60));
    return {
      ok: false,
      message: `Too many attempts. Please try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`,
    };
  }
  try {
    const { headers, response } = await context.auth.api.signInEmail({
      body: { email: email.toLowerCase(), password },
      headers: request.headers,
      returnHeaders: true,
    });
    // Someone who left keeps their password, and may not come in.
    if (!(await findActorByUser(context.database, response.user.id))) {
      await (await context.auth.$context).internalAdapter.deleteUserSessions(response.user.id);
      return { ok: false, message: WRONG };
    }
    await context.throttle.clear(email);
    return { ok: true, headers };
  } catch (error) {
    if (error instanceof APIError) return { ok: false, message: WRONG };
    throw error;
  }
}
