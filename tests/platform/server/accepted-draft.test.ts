import { expect, test } from "vitest";
import { isAccepted } from "#app/platform/server/accepted-draft";

const redirectTo = (location: string) => new Response(null, { status: 302, headers: { Location: location } });

test("a form was not accepted where the page asks for a sign-in or a password, shows it again or fails", () => {
  expect(isAccepted(redirectTo("/sign-in?returnTo=%2Fsettings"))).toBe(false);
  expect(isAccepted(redirectTo("/confirm-password?returnTo=%2Fcalibration%2Fnew"))).toBe(false);
  expect(isAccepted(redirectTo("/set-up"))).toBe(false);
  expect(isAccepted({ lastResult: null })).toBe(false);
  expect(isAccepted(new Response("Forbidden", { status: 403 }))).toBe(false);
  expect(isAccepted(new Error("the database is gone"))).toBe(false);
  expect(isAccepted(undefined)).toBe(false);
});

test("a form was accepted where its action leads on", () => {
  expect(isAccepted(redirectTo("/settings"))).toBe(true);
  expect(isAccepted(redirectTo("/"))).toBe(true);
});
