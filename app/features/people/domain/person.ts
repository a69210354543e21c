import { z } from "zod";

export const PERSON_STATUSES = ["active", "left"] as const;
export type PersonStatus = (typeof PERSON_STATUSES)[number];

/** Longest texts about a person; an e-mail address has at most 254 characters (RFC 5321, 4.5.3.1.3). */
export const MAX_PERSON_NAME = 120;
export const MAX_EMAIL = 254;
export const MAX_LOCATION = 120;

const FIRST_YEAR = 1950;
const LAST_YEAR = 2100;

const emailSchema = z.email();

/** An address as it is stored and compared: without space around it, in lower case. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

export function isEmail(text: string): boolean {
  return text.length <= MAX_EMAIL && emailSchema.safeParse(text).success;
}

/** Whether the text is a day of the calendar, as YYYY-MM-DD, that someone could have started on. */
export function isStartDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (year < FIRST_YEAR || year > LAST_YEAR) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** A text on one line: any run of space, line ends and control characters is one space, and none is at its ends. */
export function toSingleLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}
