import { describe, expect, test } from "vitest";
import {
  CYCLE_EVENTS,
  CYCLE_STATES,
  type CycleDates,
  type CycleEvent,
  type CycleState,
  checkCycleDates,
  checkMovedDates,
  cycleRefusalMessage,
  isOverdue,
  transitionCycle,
} from "#app/features/cycles/domain/cycle";
import { dayIn, isDay } from "#app/kernel/day";

describe("transitionCycle", () => {
  const ALLOWED: Partial<Record<CycleState, Partial<Record<CycleEvent, CycleState | "deleted">>>> = {
    draft: { edit: "draft", "change-participants": "draft", delete: "deleted", launch: "open" },
    open: { "move-dates": "open", close: "closed" },
  };

  for (const state of CYCLE_STATES) {
    for (const event of CYCLE_EVENTS) {
      const next = ALLOWED[state]?.[event];
      if (next) {
        test(`${state}: ${event} leads to ${next}`, () => {
          expect(transitionCycle(state, event)).toEqual({ ok: true, next });
        });
      } else {
        test(`${state}: ${event} is refused`, () => {
          expect(transitionCycle(state, event)).toEqual({ ok: false, reason: `is-${state}` });
          expect(cycleRefusalMessage(`is-${state}`)).toMatch(/^This cycle is .+\.$/);
        });
      }
    }
  }
});

const dates: CycleDates = {
  startsOn: "2026-11-02",
  selfDueOn: "2026-11-13",
  reviewDueOn: "2026-11-27",
  closesOn: "2026-12-11",
};

describe("checkCycleDates", () => {
  test("a date the day before the one ahead of it is too early; the same day is not", () => {
    expect(checkCycleDates({ ...dates, selfDueOn: "2026-11-01" })).toEqual([
      { date: "selfDueOn", reason: "too-early" },
    ]);
    expect(checkCycleDates({ ...dates, selfDueOn: "2026-11-02" })).toEqual([]);
    expect(checkCycleDates({ ...dates, selfDueOn: "2026-11-03" })).toEqual([]);
  });

  test("each date is compared with the latest one ahead of it, so that one wrong date is one problem", () => {
    expect(checkCycleDates({ ...dates, reviewDueOn: "2026-10-01", closesOn: "2026-11-12" })).toEqual([
      { date: "reviewDueOn", reason: "too-early" },
      { date: "closesOn", reason: "too-early" },
    ]);
    expect(checkCycleDates({ ...dates, reviewDueOn: "2026-10-01" })).toEqual([
      { date: "reviewDueOn", reason: "too-early" },
    ]);
  });

  test("a day that does not exist is said, and compared with nothing", () => {
    expect(checkCycleDates({ ...dates, startsOn: "2026-02-30", closesOn: "tomorrow" })).toEqual([
      { date: "startsOn", reason: "not-a-day" },
      { date: "closesOn", reason: "not-a-day" },
    ]);
  });

  test("all on one day are fine", () => {
    const day = "2026-11-02";
    expect(checkCycleDates({ startsOn: day, selfDueOn: day, reviewDueOn: day, closesOn: day })).toEqual([]);
  });
});

describe("checkMovedDates", () => {
  test("refuses a date that moves a day earlier", () => {
    expect(checkMovedDates(dates, { ...dates, closesOn: "2026-12-10" })).toEqual([
      { date: "closesOn", reason: "moved-earlier" },
    ]);
  });

  test("refuses any other start", () => {
    expect(checkMovedDates(dates, { ...dates, startsOn: "2026-11-03" })).toEqual([
      { date: "startsOn", reason: "start-is-past" },
    ]);
  });

  test("refuses dates that are out of order once moved", () => {
    expect(checkMovedDates(dates, { ...dates, selfDueOn: "2026-11-28" })).toEqual([
      { date: "reviewDueOn", reason: "too-early" },
    ]);
  });

  test("takes the same dates and later ones", () => {
    expect(checkMovedDates(dates, dates)).toEqual([]);
    expect(checkMovedDates(dates, { ...dates, selfDueOn: "2026-11-14", closesOn: "2026-12-31" })).toEqual([]);
  });
});

test("what is due on a day is overdue from the day after", () => {
  expect(isOverdue("2026-11-13", "2026-11-12")).toBe(false);
  expect(isOverdue("2026-11-13", "2026-11-13")).toBe(false);
  expect(isOverdue("2026-11-13", "2026-11-14")).toBe(true);
});

test("isDay takes days that exist and nothing else", () => {
  for (const wrong of [
    "",
    "2026-2-3",
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "1999-12-31",
    "2101-01-01",
    "13.11.26",
  ])
    expect(isDay(wrong), wrong).toBe(false);
  for (const right of ["2024-02-29", "2000-01-01", "2100-12-31"]) expect(isDay(right), right).toBe(true);
});

test("dayIn gives the day of the zone, not of UTC", () => {
  const moment = new Date("2026-11-13T23:30:00Z");
  expect(dayIn(moment, "UTC")).toBe("2026-11-13");
  expect(dayIn(moment, "Europe/Berlin")).toBe("2026-11-14");
  expect(dayIn(moment, "America/Los_Angeles")).toBe("2026-11-13");
  expect(dayIn(new Date("2026-01-01T03:00:00Z"), "America/New_York")).toBe("2025-12-31");
});
