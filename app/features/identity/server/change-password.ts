import { recordPasswordSet } from "#app/features/identity/data/accounts";
import type { RequestContext } from "#app/platform/server/context";
import { recordSecurityEvent } from "#app/platform/server/security-log";
import { type PasswordRefusal, provePassword } from "./prove-password";
import { withClientAddress } from "./sign-in";

type Change = { userId: string; personId: string; email: string; current: string; password: string };

/** Changes one's own password, with the current one as proof. Every other session ends; the headers keep this one. */
export async function changeOwnPassword(
  context: RequestContext,
  request: Request,
  { userId, personId, email, current, password }: Change,
): Promise<{ ok: true; headers: Headers } | PasswordRefusal> {
  const check = { email, purpose: "password-change", wrong: "This is not your current password" } as const;
  const result = await provePassword(context, request, check, async () => {
    const { headers } = await context.auth.api.changePassword({
      body: { currentPassword: current, newPassword: password, revokeOtherSessions: true },
      headers: withClientAddress(context, request),
      returnHeaders: true,
    });
    return headers;
  });
  if (!result.ok) return result;
  await recordPasswordSet(context.database, { userId, personId }, context.now());
  await recordSecurityEvent(context, { kind: "password-changed", personId, detail: { by: "password" } });
  return { ok: true, headers: result.value };
}
