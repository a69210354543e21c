import { APIError } from "better-auth/api";
import { recordPasswordSet } from "#app/features/identity/data/accounts";
import type { RequestContext } from "#app/platform/server/context";
import { BUSY_MESSAGE, isHashingBusy } from "./password-hash";
import { tooManyAttempts, withClientAddress } from "./sign-in";

type Change = { userId: string; personId: string; email: string; current: string; password: string };

/** Changes one's own password, with the current one as proof. Every other session ends; the headers keep this one. */
export async function changeOwnPassword(
  context: RequestContext,
  request: Request,
  { userId, personId, email, current, password }: Change,
): Promise<{ ok: true; headers: Headers } | { ok: false; message: string; status: number }> {
  const verdict = await context.throttle.countAttempt(email, context.clientAddress);
  if (!verdict.ok) return { ok: false, message: tooManyAttempts(verdict.retryAfterSeconds), status: 429 };
  try {
    const { headers } = await context.auth.api.changePassword({
      body: { currentPassword: current, newPassword: password, revokeOtherSessions: true },
      headers: withClientAddress(context, request),
      returnHeaders: true,
    });
    await context.throttle.clear(email);
    await recordPasswordSet(context.database, { userId, personId }, context.now());
    return { ok: true, headers };
  } catch (error) {
    if (isHashingBusy(error)) return { ok: false, message: BUSY_MESSAGE, status: 503 };
    if (error instanceof APIError) return { ok: false, message: "This is not your current password", status: 400 };
    throw error;
  }
}
