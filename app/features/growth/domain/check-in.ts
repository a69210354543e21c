import { type Day, dayIn } from "#app/kernel/day";

/** Bounds of what is written about a conversation. */
export const MAX_CHECK_IN_NOTES = 10_000;
export const MAX_FOLLOW_UPS = 20;
export const MAX_FOLLOW_UP_TEXT = 300;

/** A growth conversation every four weeks: often enough that nothing in the next assessment is a surprise. */
export const CHECK_IN_EVERY_DAYS = 28;

const DAY_MS = 86_400_000;

/** Whole days between two days; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The day so many days before. */
export function daysBefore(day: Day, days: number): Day {
  return dayIn(new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS), "UTC");
}

/** Whether the next conversation is due. Who never had one is not behind: the first is begun when both want it. */
export function isCheckInDue(lastHeldOn: Day | null, today: Day): boolean {
  return lastHeldOn !== null && daysBetween(lastHeldOn, today) >= CHECK_IN_EVERY_DAYS;
}
