import { APIError } from "better-auth/api";
import { findActorByUser } from "#app/features/identity/data/actors";
import type { RequestContext } from "#app/platform/server/context";
import { findDeviceId, rememberDevice } from "./device-cookie";

export type SignInResult = { ok: true; headers: Headers } | { ok: false; message: string };

/** One message for every reason why: nobody learns from it which addresses have an account. */
const WRONG = "That e-mail address and password do not belong together.";

/** Signs in by password, as often as the throttle allows. */
export async function signInWithPassword(
  context: RequestContext,
  request: Request,
  { email, password }: { email: string; password: string },
): Promise<SignInResult> {
  const deviceId = await findDeviceId(request, context, email);
  const result = await context.throttle.prove({ account: email, address: context.clientAddress, deviceId }, () =>
    startSession(context, request, { email, password }),
  );
  if (!result.ok) {
    return { ok: false, message: result.reason === "wrong" ? WRONG : tooManyAttempts(result.retryAfterSeconds) };
  }
  await rememberDevice(request, context, email, result.value);
  return { ok: true, headers: result.value };
}

/** The headers that carry the new session; null for a wrong password. */
async function startSession(
  context: RequestContext,
  request: Request,
  { email, password }: { email: string; password: string },
): Promise<Headers | null> {
  try {
    const { headers, response } = await context.auth.api.signInEmail({
      body: { email: email.toLowerCase(), password },
      headers: withClientAddress(context, request),
      returnHeaders: true,
    });
    // Someone who left keeps their password, and may not come in.
    if (await findActorByUser(context.database, response.user.id)) return headers;
    await (await context.auth.$context).internalAdapter.deleteUserSessions(response.user.id);
    return null;
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) return null;
    throw error;
  }
}

/** better-auth keeps with a session the address that a header names; only what the server itself found is put there. */
export function withClientAddress(context: RequestContext, request: Request): Headers {
  const headers = new Headers(request.headers);
  headers.set("x-forwarded-for", context.clientAddress);
  return headers;
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
