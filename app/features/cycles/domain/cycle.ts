import { type Day, isDay } from "#app/kernel/day";

/**
 * The life of a cycle as a state machine: draft ──(launched)──▶ open ──(closed)──▶ closed; a draft can be deleted. Pure: it says what may happen
 * and what it leads to; the data layer stores it and writes the record.
 */
export const CYCLE_STATES = ["draft", "open", "closed"] as const;
export type CycleState = (typeof CYCLE_STATES)[number];

export const CYCLE_EVENTS = ["edit", "change-participants", "delete", "launch", "move-dates", "close"] as const;
export type CycleEvent = (typeof CYCLE_EVENTS)[number];

export type CycleRefusal = "is-draft" | "is-open" | "is-closed";
export type CycleTransition = { ok: true; next: CycleState | "deleted" } | { ok: false; reason: CycleRefusal };

/** From which state each event is possible, and where it leads. */
const TRANSITIONS: Record<CycleEvent, { from: CycleState; to: CycleState | "deleted" }> = {
  edit: { from: "draft", to: "draft" },
  "change-participants": { from: "draft", to: "draft" },
  delete: { from: "draft", to: "deleted" },
  launch: { from: "draft", to: "open" },
  "move-dates": { from: "open", to: "open" },
  close: { from: "open", to: "closed" },
};

/** Applies `event` to a cycle, or says why it is refused. */
export function transitionCycle(from: CycleState, event: CycleEvent): CycleTransition {
  const { from: needed, to } = TRANSITIONS[event];
  return from === needed ? { ok: true, next: to } : { ok: false, reason: `is-${from}` };
}

const REFUSAL_MESSAGES: Record<CycleRefusal, string> = {
  "is-draft": "This cycle is still a draft: launch it first.",
  "is-open": "This cycle is open: it has been launched, so it stays, and only its dates can be moved later.",
  "is-closed": "This cycle is closed: it can no longer be changed.",
};

/** The message for a refused transition. */
export function cycleRefusalMessage(reason: CycleRefusal): string {
  return REFUSAL_MESSAGES[reason];
}

/** The dates of a cycle, in the order in which they must come. They may fall on the same day. */
export const CYCLE_DATES = ["startsOn", "selfDueOn", "reviewDueOn", "closesOn"] as const;
export type CycleDate = (typeof CYCLE_DATES)[number];
export type CycleDates = Record<CycleDate, Day>;

export type DateProblem = { date: CycleDate; reason: "not-a-day" | "too-early" | "moved-earlier" | "start-is-past" };

/**
 * Lists problems with the dates of a cycle: days that do not exist, and days before the preceding date. A day that does
 * not exist is not compared.
 */
export function checkCycleDates(dates: CycleDates): DateProblem[] {
  let latest: Day | null = null;
  return CYCLE_DATES.flatMap((date): DateProblem[] => {
    const day = dates[date];
    if (!isDay(day)) return [{ date, reason: "not-a-day" }];
    if (latest !== null && day < latest) return [{ date, reason: "too-early" }];
    latest = day;
    return [];
  });
}

/** Checks an open cycle, whose dates may only move later because people plan by them. Its start can't change. */
export function checkMovedDates(before: CycleDates, after: CycleDates): DateProblem[] {
  const problems = checkCycleDates(after);
  if (problems.length > 0) return problems;
  return CYCLE_DATES.flatMap((date): DateProblem[] => {
    if (date === "startsOn") return before[date] === after[date] ? [] : [{ date, reason: "start-is-past" }];
    return after[date] < before[date] ? [{ date, reason: "moved-earlier" }] : [];
  });
}

/** Whether something is overdue: from the day after its due day. */
export function isOverdue(dueOn: Day, today: Day): boolean {
  return today > dueOn;
}
