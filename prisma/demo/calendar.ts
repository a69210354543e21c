import type { Day } from "#app/kernel/day";

export type { Day };

const DAY_MS = 86_400_000;

const toDate = (day: Day) => new Date(`${day}T00:00:00Z`);
const toDay = (date: Date): Day => date.toISOString().slice(0, 10);

export function addDays(day: Day, days: number): Day {
  return toDay(new Date(toDate(day).getTime() + days * DAY_MS));
}

/** The same day of another month, or that month's last day. */
export function addMonths(day: Day, months: number): Day {
  const date = toDate(day);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0));
  first.setUTCDate(Math.min(date.getUTCDate(), last.getUTCDate()));
  return toDay(first);
}

export function mondayOf(day: Day): Day {
  return addDays(day, -((toDate(day).getUTCDay() + 6) % 7));
}

/** So many days after a Monday; what falls on a weekend is done on the Friday before. */
export function workday(monday: Day, offset: number): Day {
  return addDays(monday, offset - Math.max(0, (offset % 7) - 4));
}

export function momentOn(day: Day, hour: number, minute = 0, second = 0): Date {
  return new Date(toDate(day).getTime() + ((hour * 60 + minute) * 60 + second) * 1000);
}

/** "2026 H1": the half-year of a day, or one so many before it. */
export function halfYearName(day: Day, back = 0): string {
  const halves = Number(day.slice(0, 4)) * 2 + (Number(day.slice(5, 7)) > 6 ? 1 : 0) - back;
  return `${Math.floor(halves / 2)} H${(halves % 2) + 1}`;
}

export const laterOf = (a: Date, b: Date): Date => new Date(Math.max(a.getTime(), b.getTime()));
