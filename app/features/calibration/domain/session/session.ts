import type { SessionState } from "#app/policy/stages";

/**
 * The life of a calibration session as a state machine. Pure: it says what may happen next and what it leads to.
 *
 *   open ──(closed)──▶ closed ──(released)──▶ released
 *     ◀──(reopened, with a reason)──┘
 */
export const SESSION_EVENTS = ["decide", "remark", "change-members", "close", "reopen", "release"] as const;
export type SessionEvent = (typeof SESSION_EVENTS)[number];

export type SessionRefusal = "is-closed" | "is-released" | "not-closed";

/** An upper bound: members can't discuss more people in one session, and one page can't show more. */
export const MAX_SESSION_PEOPLE = 1_000;

/** The message for a session about too many people. */
export const tooManyPeopleMessage = (count: number): string =>
  `A session is about at most ${MAX_SESSION_PEOPLE.toLocaleString("en-GB")} people, and this group has ${count.toLocaleString("en-GB")}: choose a narrower one, such as a team or a role`;

const NEXT: Record<SessionState, Partial<Record<SessionEvent, SessionState>>> = {
  open: { decide: "open", remark: "open", "change-members": "open", close: "closed" },
  closed: { reopen: "open", release: "released" },
  released: {},
};

/** Applies `event` to a session, or says why it is refused. */
export function transitionSession(
  from: SessionState,
  event: SessionEvent,
): { ok: true; next: SessionState } | { ok: false; reason: SessionRefusal } {
  const next = NEXT[from][event];
  if (next) return { ok: true, next };
  if (from === "open") return { ok: false, reason: "not-closed" };
  return { ok: false, reason: from === "released" ? "is-released" : "is-closed" };
}

const REFUSAL_MESSAGES: Record<SessionRefusal, string> = {
  "is-closed": "The session is closed. An administrator can reopen it, with a reason, until it is released.",
  "is-released": "The session is released: people see their results, and nothing of it changes any more.",
  "not-closed": "The session is still open. Close it first.",
};

/** The message for a refused transition. */
export function sessionRefusalMessage(reason: SessionRefusal): string {
  return REFUSAL_MESSAGES[reason];
}

export const STATE_LABELS: Record<SessionState, string> = { open: "Open", closed: "Closed", released: "Released" };
