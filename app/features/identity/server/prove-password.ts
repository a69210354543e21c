import { APIError } from "better-auth/api";
import type { RequestContext } from "#app/platform/server/context";
import { recordSecurityEvent } from "#app/platform/server/security-log";
import { findDeviceId } from "./device-cookie";
import { newToken } from "./link-token";
import { BUSY_MESSAGE, isHashingBusy } from "./password-hash";

export type PasswordRefusal = { ok: false; message: string; status: 400 | 429 | 503 };

export type PasswordCheck = {
  email: string;
  purpose: "password" | "password-change" | "confirmation";
  wrong: string;
  /** Whether it was proved already whose account this is, by a link: then no guess from elsewhere holds it up. */
  isKnown?: boolean;
};

/**
 * Checks a password as often as the throttle allows. `proof` gives null, or fails as better-auth does, for a wrong one;
 * `wrong` is what the person is told then.
 */
export async function provePassword<T>(
  context: RequestContext,
  request: Request,
  { email, purpose, wrong, isKnown = false }: PasswordCheck,
  proof: () => Promise<T | null>,
): Promise<{ ok: true; value: T } | PasswordRefusal> {
  const deviceId = isKnown ? newToken() : await findDeviceId(request, context, email);
  try {
    const result = await context.throttle.prove(
      { account: email, address: context.clientAddress, deviceId },
      async () => {
        try {
          return await proof();
        } catch (error) {
          if (error instanceof APIError && error.statusCode < 500) return null;
          throw error;
        }
      },
    );
    if (result.ok) return result;
    const kind = result.reason === "wrong" ? "sign-in-refused" : "locked";
    await recordSecurityEvent(context, { kind, typedEmail: email, detail: { reason: purpose } });
    if (result.reason === "wrong") return { ok: false, message: wrong, status: 400 };
    return { ok: false, message: tooManyAttempts(result.retryAfterSeconds), status: 429 };
  } catch (error) {
    if (isHashingBusy(error)) return { ok: false, message: BUSY_MESSAGE, status: 503 };
    throw error;
  }
}

/** What a person is told who tried too often: how long to wait. */
export function tooManyAttempts(retryAfterSeconds: number): string {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  const wait =
    retryAfterSeconds < 60
      ? `${retryAfterSeconds} ${retryAfterSeconds === 1 ? "second" : "seconds"}`
      : `${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
  return `Too many attempts. Please try again in ${wait}.`;
}
