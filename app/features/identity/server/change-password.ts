import { APIError } from "better-auth/api";
import { recordPasswordSet } from "#app/features/identity/data/accounts";
import type { RequestContext } from "#app/platform/server/context";
import { recordSecurityEvent } from "#app/platform/server/security-log";
import { tooManyAttempts, withClientAddress } from "./sign-in";

type Change = { userId: string; personId: string; email: string; current: string; password: string };

/** Changes one's own password, with the current one as proof. Every other session ends; the headers keep this one. */
export async function changeOwnPassword(
  context: RequestContext,
  request: Request,
  { userId, personId, email, current, password }: Change,
): Promise<{ ok: true; headers: Headers } | { ok: false; message: string }> {
  const verdict = await context.throttle.countAttempt(email, context.clientAddress);
  if (!verdict.ok) {
    await recordSecurityEvent(context, { kind: "locked", personId, detail: { reason: "password-change" } });
    return { ok: false, message: tooManyAttempts(verdict.retryAfterSeconds) };
  }
  try {
    const { headers } = await context.auth.api.changePassword({
      body: { currentPassword: current, newPassword: password, revokeOtherSessions: true },
      headers: withClientAddress(context, request),
      returnHeaders: true,
    });
    await context.throttle.clear(email);
    await recordPasswordSet(context.database, { userId, personId }, context.now());
    await recordSecurityEvent(context, { kind: "password-changed", personId, detail: { by: "password" } });
    return { ok: true, headers };
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    const detail = { reason: "password-change" };
    await recordSecurityEvent(context, { kind: "sign-in-refused", personId, detail });
    return { ok: false, message: "This is not your current password" };
  }
}
