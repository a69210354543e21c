import { expect, test } from "vitest";
import {
  SESSION_EVENTS,
  sessionRefusalMessage,
  transitionSession,
} from "#app/features/calibration/domain/session/session";
import { SESSION_STATES } from "#app/policy/stages";

/** What every event does in every state: the next state, or the reason. */
const TABLE: Record<(typeof SESSION_EVENTS)[number], [string, string, string]> = {
  decide: ["open", "is-closed", "is-released"],
  remark: ["open", "is-closed", "is-released"],
  "change-members": ["open", "is-closed", "is-released"],
  close: ["closed", "is-closed", "is-released"],
  reopen: ["not-closed", "open", "is-released"],
  release: ["not-closed", "released", "is-released"],
};

test.each(SESSION_EVENTS.flatMap((event) => SESSION_STATES.map((state, index) => [event, state, index] as const)))(
  "%s while %s",
  (event, state, index) => {
    const moved = transitionSession(state, event);
    expect(moved.ok ? moved.next : moved.reason).toBe(TABLE[event][index]);
    if (!moved.ok) expect(sessionRefusalMessage(moved.reason)).toMatch(/\.$/);
  },
);
