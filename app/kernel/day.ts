/** A day of the calendar as "YYYY-MM-DD": what the dates of a cycle are, in the organisation's zone. Days compare as text. */
export type Day = string;

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

/** Whether the text is an existing day in a plausible year. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (year < FIRST_YEAR || year > LAST_YEAR) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The day that it is at this moment in a time zone (an IANA name). Throws a RangeError for a zone that does not exist. */
export function dayIn(moment: Date, timeZone: string): Day {
  const parts = formatIn(timeZone).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

/** Caches formatters by zone: creating one takes a hundred times as long as using it. */
const FORMATS = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  FORMATS.set(timeZone, format);
  return format;
}

const MINUTE_MS = 60_000;
/** Zones are at most 14 hours ahead of UTC and 12 behind. */
const FURTHEST_MINUTES = 15 * 60;

/** The first minute of a day in a time zone; where the clock skips midnight, the first after it. */
export function startOfDay(day: Day, timeZone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  let [before, from] = [-FURTHEST_MINUTES, FURTHEST_MINUTES];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (dayIn(new Date(midnight + middle * MINUTE_MS), timeZone) < day) before = middle;
    else from = middle;
  }
  return new Date(midnight + from * MINUTE_MS);
}

/** The day after. */
export const dayAfter = (day: Day): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
