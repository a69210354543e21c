import { APIError } from "better-auth/api";
import { recordPasswordSet } from "#app/features/identity/data/accounts";
import type { RequestContext } from "#app/platform/server/context";
import { findDeviceId } from "./device-cookie";
import { tooManyAttempts, withClientAddress } from "./sign-in";

type Change = { userId: string; personId: string; email: string; current: string; password: string };

/** Changes one's own password, with the current one as proof. Every other session ends; the headers keep this one. */
export async function changeOwnPassword(
  context: RequestContext,
  request: Request,
  { userId, personId, email, current, password }: Change,
): Promise<{ ok: true; headers: Headers } | { ok: false; message: string }> {
  const deviceId = await findDeviceId(request, context, email);
  const result = await context.throttle.prove(
    { account: email, address: context.clientAddress, deviceId },
    async () => {
      try {
        const { headers } = await context.auth.api.changePassword({
          body: { currentPassword: current, newPassword: password, revokeOtherSessions: true },
          headers: withClientAddress(context, request),
          returnHeaders: true,
        });
        return headers;
      } catch (error) {
        if (error instanceof APIError) return null;
        throw error;
      }
    },
  );
  if (!result.ok) {
    const isWrong = result.reason === "wrong";
    return {
      ok: false,
      message: isWrong ? "This is not your current password" : tooManyAttempts(result.retryAfterSeconds),
    };
  }
  await recordPasswordSet(context.database, { userId, personId }, context.now());
  return { ok: true, headers: result.value };
}
