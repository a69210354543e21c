import { createAuthEndpoint } from "better-auth/api";
import type { Request, Response } from "express";
import { expect, test, vi } from "vitest";
import {
  readSessionToken,
  readSignedToken,
  renewSessionCookie,
  serializeSessionCookie,
} from "#app/features/identity/server/session-cookie";

const OLD = "an old secret with more than 32 characters";
const NEW = "the new secret with more than 32 characters";
const settings = { PUBLIC_URL: "https://cairn.example", SECRET: NEW, SECRET_PREVIOUS: [OLD], SESSION_DAYS: 14 };

const cookieOf = (secret: string, token = "a.token") =>
  serializeSessionCookie({ ...settings, SECRET: secret }, token).split(";", 1)[0] ?? "";
const valueIn = (cookie: string) => cookie.slice(cookie.indexOf("=") + 1);

function pass(cookie: string | undefined) {
  const request = { headers: { cookie } } as Request;
  const append = vi.fn();
  const next = vi.fn();
  renewSessionCookie(settings)(request, { append } as unknown as Response, next);
  expect(next).toHaveBeenCalledOnce();
  return { cookie: request.headers.cookie, sent: append.mock.calls.map(([, value]) => String(value)) };
}

test("a token is read where one of the secrets signed it, and nothing else is", () => {
  expect(readSignedToken(valueIn(cookieOf(OLD)), [OLD])).toBe("a.token");
  expect(readSignedToken(valueIn(cookieOf(OLD)), [NEW])).toBeNull();
  for (const forged of ["", ".", "token", "token.", "%", `${valueIn(cookieOf(OLD)).replace("a", "b")}`]) {
    expect(readSignedToken(forged, [OLD, NEW]), forged).toBeNull();
  }
});

test("the token of a session is read from the first cookie of its name, where the present secret signed it", () => {
  const read = (cookie?: string) => readSessionToken(settings, new Headers(cookie === undefined ? {} : { cookie }));
  for (const none of [undefined, "", "a=b", cookieOf(OLD), cookieOf(NEW).replace("a.token", "b.token")]) {
    expect(read(none), none).toBeNull();
  }
  expect(read(`x${cookieOf(NEW)}`)).toBeNull();
  expect(read(`${cookieOf(OLD)}; ${cookieOf(NEW)}`)).toBeNull();
  expect(read(`a=b; ${cookieOf(NEW)}; ${cookieOf(OLD)}`)).toBe("a.token");
});

test("a token is read that better-auth put into the cookie", async () => {
  const setCookie = createAuthEndpoint("/set-cookie", { method: "GET" }, (ctx) =>
    ctx.setSignedCookie("__Host-cairn.session_token", "a.token", NEW, { path: "/", secure: true }),
  );
  const { headers } = await setCookie({ returnHeaders: true });
  const cookie = headers.getSetCookie()[0]?.split(";", 1)[0] ?? "";
  expect(readSessionToken(settings, new Headers({ cookie }))).toBe("a.token");
});

test("a cookie of the previous secret is signed anew for the request and the browser", () => {
  const { cookie, sent } = pass(`a=b; ${cookieOf(OLD)}; c=d`);
  expect(cookie).toBe(`a=b; ${cookieOf(NEW)}; c=d`);
  expect(sent).toEqual([serializeSessionCookie(settings, "a.token")]);
  expect(sent[0]).toMatch(/^__Host-cairn\.session_token=.*; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
});

test("a cookie of the present secret, a forged one and none stay as they are", () => {
  for (const cookie of [cookieOf(NEW), cookieOf("a secret that nobody ever had, 32 long"), "a=b", undefined]) {
    expect(pass(cookie)).toEqual({ cookie, sent: [] });
  }
});
