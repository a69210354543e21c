import { describe, expect, test } from "vitest";
import { hasSessionEnded, isPasswordRecent, oldestSession } from "#app/features/identity/domain/session-age";

const signedIn = new Date("2026-11-01T09:00:00Z");
const daysOn = (days: number, ms = 0) => new Date(signedIn.getTime() + days * 86_400_000 + ms);
const limits = { days: 14, idleDays: 7 };
const session = { createdAt: signedIn, updatedAt: signedIn, expiresAt: daysOn(30) };

describe("a session ends", () => {
  test("14 days after the sign-in, however much it is used", () => {
    const used = { ...session, updatedAt: daysOn(13.9) };
    expect(hasSessionEnded(used, limits, daysOn(14, -1))).toBe(false);
    expect(hasSessionEnded(used, limits, daysOn(14))).toBe(true);
  });

  test("7 days after it was last used", () => {
    expect(hasSessionEnded(session, limits, daysOn(7, -1))).toBe(false);
    expect(hasSessionEnded(session, limits, daysOn(7))).toBe(true);
  });

  test("when it was made to end, where that is sooner than the settings of today", () => {
    const short = { ...session, expiresAt: daysOn(2) };
    expect(hasSessionEnded(short, limits, daysOn(2, -1))).toBe(false);
    expect(hasSessionEnded(short, limits, daysOn(2))).toBe(true);
  });

  test("sooner where the setting became shorter", () => {
    expect(hasSessionEnded(session, { days: 1, idleDays: 7 }, daysOn(1))).toBe(true);
  });

  test("at the same moment for the query of open ones", () => {
    const oldest = oldestSession(limits, daysOn(7));
    expect(session.updatedAt > oldest.updatedAt).toBe(false);
    expect(session.createdAt > oldest.createdAt).toBe(true);
  });
});

test.each([
  ["14:59", (14 * 60 + 59) * 1_000, true],
  ["15:00", 15 * 60_000, true],
  ["15:01", (15 * 60 + 1) * 1_000, false],
])("a password given %s ago is recent: %s", (_, ms, isRecent) => {
  expect(isPasswordRecent(signedIn, daysOn(0, ms))).toBe(isRecent);
});
