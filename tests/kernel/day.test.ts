import { describe, expect, test } from "vitest";
import { dayAfter, dayIn, startOfDay } from "#app/kernel/day";

describe("startOfDay", () => {
  test.each([
    ["UTC", "2026-11-30", "2026-11-30T00:00:00.000Z"],
    ["Europe/Berlin", "2026-11-30", "2026-11-29T23:00:00.000Z"],
    ["Pacific/Kiritimati", "2026-11-30", "2026-11-29T10:00:00.000Z"],
    ["Pacific/Niue", "2026-11-30", "2026-11-30T11:00:00.000Z"],
    ["Asia/Kathmandu", "2026-11-30", "2026-11-29T18:15:00.000Z"],
    // The clock skips midnight: the day begins at one.
    ["America/Asuncion", "2023-10-01", "2023-10-01T04:00:00.000Z"],
  ])("in %s is the first minute of the day", (zone, day, start) => {
    const found = startOfDay(day, zone);
    expect(found.toISOString()).toBe(start);
    expect(dayIn(found, zone)).toBe(day);
    expect(dayIn(new Date(found.getTime() - 1), zone) < day).toBe(true);
  });
});

test("dayAfter goes over the ends of months and years", () => {
  expect(dayAfter("2026-11-30")).toBe("2026-12-01");
  expect(dayAfter("2027-12-31")).toBe("2028-01-01");
  expect(dayAfter("2028-02-28")).toBe("2028-02-29");
});
