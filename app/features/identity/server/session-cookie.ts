import { createHmac, timingSafeEqual } from "node:crypto";
import type { RequestHandler } from "express";
import { cookieName, isSecure } from "#app/platform/server/cookies";
import type { Settings } from "#app/platform/server/settings";

type Needed = Pick<Settings, "PUBLIC_URL" | "SECRET" | "SECRET_PREVIOUS" | "SESSION_DAYS">;

/** As better-auth signs it: the token, a dot and its HMAC-SHA-256 in base64, encoded for a cookie. */
const sign = (token: string, secret: string) => createHmac("sha256", secret).update(token).digest("base64");

/** The header that hands a session token to the browser. */
export function serializeSessionCookie(settings: Needed, token: string): string {
  const value = encodeURIComponent(`${token}.${sign(token, settings.SECRET)}`);
  const maxAge = settings.SESSION_DAYS * 86_400;
  const secure = isSecure(settings) ? "; Secure" : "";
  return `${cookieName(settings, "session_token")}=${value}; Max-Age=${maxAge}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}

/** The token in a cookie that was signed with one of these secrets; null for any other value. */
export function readSignedToken(value: string, secrets: readonly string[]): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(value);
  } catch {
    return null;
  }
  const dot = decoded.lastIndexOf(".");
  if (dot < 1) return null;
  const token = decoded.slice(0, dot);
  const given = Buffer.from(decoded.slice(dot + 1));
  const isSignedWith = (secret: string) => {
    const expected = Buffer.from(sign(token, secret));
    return given.length === expected.length && timingSafeEqual(given, expected);
  };
  return secrets.some(isSignedWith) ? token : null;
}

/** The token of the session cookie, where the present secret signed it. The session itself is looked up by its token. */
export function readSessionToken(settings: Pick<Needed, "PUBLIC_URL" | "SECRET">, headers: Headers): string | null {
  const prefix = `${cookieName(settings, "session_token")}=`;
  const cookie = (headers.get("cookie") ?? "").split(/; */).find((one) => one.startsWith(prefix));
  return cookie === undefined ? null : readSignedToken(cookie.slice(prefix.length), [settings.SECRET]);
}

/**
 * After a change of SECRET nobody has to sign in again: a session cookie that one of the previous secrets signed is signed
 * with the present one, for this request and for the browser.
 */
export function renewSessionCookie(settings: Needed): RequestHandler {
  const prefix = `${cookieName(settings, "session_token")}=`;
  return (request, response, next) => {
    const cookies = (request.headers.cookie ?? "").split(/; */);
    const index = settings.SECRET_PREVIOUS.length === 0 ? -1 : cookies.findIndex((cookie) => cookie.startsWith(prefix));
    const token =
      index === -1 ? null : readSignedToken((cookies[index] ?? "").slice(prefix.length), settings.SECRET_PREVIOUS);
    if (token !== null) {
      const renewed = serializeSessionCookie(settings, token);
      cookies[index] = renewed.split(";", 1)[0] ?? "";
      request.headers.cookie = cookies.join("; ");
      response.append("Set-Cookie", renewed);
    }
    next();
  };
}
