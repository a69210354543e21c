import type { Day } from "#app/kernel/day";

/**
 * The life of a growth goal as a state machine. Pure: it says what may happen next; the data layer stores it.
 *
 *   planned ──start──▶ active ──finish──▶ done
 *      ▲────postpone─────┘ ▲─────resume─────┘
 *   planned, active ──drop (with a reason)──▶ dropped ──resume──▶ active
 */

export const GOAL_STATES = ["active", "planned", "done", "dropped"] as const;
export type GoalState = (typeof GOAL_STATES)[number];

export const GOAL_EVENTS = ["start", "postpone", "finish", "drop", "resume"] as const;
export type GoalEvent = (typeof GOAL_EVENTS)[number];

export type GoalRefusal =
  | "already-active"
  | "already-planned"
  | "not-active"
  | "is-done"
  | "is-dropped"
  | "is-open"
  | "needs-reason";

export type GoalStanding = { state: GoalState; dropReason: string };
export type GoalTransition = { ok: true; next: GoalStanding } | { ok: false; reason: GoalRefusal };

/** Bounds of what is written about a goal: room for a few paragraphs, small enough that a plan stays a plan. */
export const MAX_GOAL_TEXT = 2_000;
export const MAX_ACTION_TEXT = 300;
export const MAX_ACTIONS = 20;
/** A plan of more open goals than this is a list of wishes; it still fits on one page. */
export const MAX_OPEN_GOALS = 30;

const TO: Record<GoalEvent, Partial<Record<GoalState, GoalState>>> = {
  start: { planned: "active" },
  postpone: { active: "planned" },
  finish: { active: "done" },
  drop: { planned: "dropped", active: "dropped" },
  resume: { done: "active", dropped: "active" },
};

/**
 * Applies `event` to a goal, or says why it is refused. Only `drop` uses `reason`, which is stored until the goal is
 * resumed.
 */
export function transitionGoal(from: GoalStanding, event: GoalEvent, reason = ""): GoalTransition {
  const state = TO[event][from.state];
  if (state === undefined) return { ok: false, reason: explainRefusal(from.state, event) };
  const words = reason.trim();
  if (event === "drop" && words === "") return { ok: false, reason: "needs-reason" };
  return { ok: true, next: { state, dropReason: event === "drop" ? words : "" } };
}

function explainRefusal(state: GoalState, event: GoalEvent): GoalRefusal {
  if (state === "done") return "is-done";
  if (state === "dropped") return "is-dropped";
  if (event === "resume") return "is-open";
  if (state === "active") return "already-active";
  return event === "postpone" ? "already-planned" : "not-active";
}

/** Events possible in this state, in the order of the screen. */
export function possibleEvents(state: GoalState): GoalEvent[] {
  return GOAL_EVENTS.filter((event) => TO[event][state] !== undefined);
}

export const isOpenGoal = (state: GoalState): boolean => state === "planned" || state === "active";

const MESSAGES: Record<GoalRefusal, string> = {
  "already-active": "This goal is active already.",
  "already-planned": "This goal is planned already.",
  "not-active": "This goal is not active yet: start it first.",
  "is-done": "This goal is done. Take it up again first.",
  "is-dropped": "This goal is dropped. Take it up again first.",
  "is-open": "This goal is open already.",
  "needs-reason": "Say why it is dropped: the other person will want to know.",
};

/** The message for a refused transition. */
export const goalRefusalMessage = (reason: GoalRefusal): string => MESSAGES[reason];

/** A step towards a goal. `withEvidence`: an evidence item closed it, whether or not the reader may see which. */
export type GoalAction = {
  id: string;
  text: string;
  dueOn: Day | null;
  doneOn: Day | null;
  withEvidence: boolean;
};

export type GoalContent = {
  fromProficiency: number | null;
  toProficiency: number;
  why: string;
  helpNeeded: string;
  /** Ids of the criteria that would show it. */
  criteria: readonly string[];
  dueOn: Day | null;
};

export type GoalSnapshot = GoalContent & GoalStanding & { actions: readonly GoalAction[] };

/** Whether an open goal, or one of its open actions, is past its day. */
export function isGoalOverdue(goal: Pick<GoalSnapshot, "state" | "dueOn" | "actions">, today: Day): boolean {
  if (!isOpenGoal(goal.state)) return false;
  const open = goal.actions.filter(({ doneOn }) => doneOn === null);
  return [goal.dueOn, ...open.map(({ dueOn }) => dueOn)].some((day) => day !== null && day < today);
}
