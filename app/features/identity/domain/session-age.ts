const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** How long a sign-in lasts, and how long it lasts unused: settings. */
export type SessionLimits = { days: number; idleDays: number };

/** Acts that matter ask for the password again after this. */
export const CONFIRMED_MINUTES = 15;

/** That a session is used is written this often: more would be a write with every page. */
export const SESSION_NOTED_AFTER_MS = 60 * MINUTE_MS;

export type SessionTimes = { createdAt: Date; updatedAt: Date; expiresAt: Date };

/** Whether a session is over: so many days after the sign-in, or after it was last used. */
export function hasSessionEnded(session: SessionTimes, { days, idleDays }: SessionLimits, now: Date): boolean {
  const ends = Math.min(
    session.expiresAt.getTime(),
    session.createdAt.getTime() + days * DAY_MS,
    session.updatedAt.getTime() + idleDays * DAY_MS,
  );
  return now.getTime() >= ends;
}

/** Whether the password was given so lately that it need not be asked for again. */
export function isPasswordRecent(givenAt: Date, now: Date): boolean {
  return now.getTime() - givenAt.getTime() <= CONFIRMED_MINUTES * MINUTE_MS;
}

/** The oldest times that a session of now can have: for a query. */
export function oldestSession({ days, idleDays }: SessionLimits, now: Date): { createdAt: Date; updatedAt: Date } {
  return {
    createdAt: new Date(now.getTime() - days * DAY_MS),
    updatedAt: new Date(now.getTime() - idleDays * DAY_MS),
  };
}
