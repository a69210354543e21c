import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  GOAL_EVENTS,
  GOAL_STATES,
  type GoalEvent,
  type GoalRefusal,
  type GoalSnapshot,
  type GoalState,
  goalRefusalMessage,
  isGoalOverdue,
  possibleEvents,
  transitionGoal,
} from "#app/features/growth/domain/goal";
import { describeGoalChange, diffGoals, goalChangeSchema } from "#app/features/growth/domain/goal-changes";

const TABLE: Record<GoalState, Record<GoalEvent, GoalState | GoalRefusal>> = {
  planned: { start: "active", postpone: "already-planned", finish: "not-active", drop: "dropped", resume: "is-open" },
  active: { start: "already-active", postpone: "planned", finish: "done", drop: "dropped", resume: "is-open" },
  done: { start: "is-done", postpone: "is-done", finish: "is-done", drop: "is-done", resume: "active" },
  dropped: { start: "is-dropped", postpone: "is-dropped", finish: "is-dropped", drop: "is-dropped", resume: "active" },
};
const isState = (value: string): value is GoalState => (GOAL_STATES as readonly string[]).includes(value);
const at = (state: GoalState) => ({ state, dropReason: state === "dropped" ? "Moved on" : "" });

describe("transitionGoal", () => {
  for (const state of GOAL_STATES) {
    for (const event of GOAL_EVENTS) {
      const expected = TABLE[state][event];
      test(`${state}: ${event} ${isState(expected) ? `leads to ${expected}` : `is refused (${expected})`}`, () => {
        const result = transitionGoal(at(state), event, "Moved on");
        if (isState(expected)) expect(result).toEqual({ ok: true, next: at(expected) });
        else {
          expect(result).toEqual({ ok: false, reason: expected });
          expect(goalRefusalMessage(expected)).not.toBe("");
        }
      });
    }
  }

  test("dropping needs a reason that says something", () => {
    for (const reason of ["", "  \n "]) {
      expect(transitionGoal(at("active"), "drop", reason)).toEqual({ ok: false, reason: "needs-reason" });
    }
  });

  test("along any path a reason is there exactly while the goal is dropped, and what is offered is what is accepted", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...GOAL_EVENTS), { maxLength: 30 }), (events) => {
        let goal: ReturnType<typeof at> = at("planned");
        for (const event of events) {
          const result = transitionGoal(goal, event, " why ");
          expect(result.ok).toBe(possibleEvents(goal.state).includes(event));
          if (result.ok) goal = result.next;
          expect(goal.dropReason).toBe(goal.state === "dropped" ? "why" : "");
        }
      }),
    );
  });
});

describe("isGoalOverdue", () => {
  const action = { id: "a", text: "Do it", dueOn: "2026-05-10", doneOn: null, withEvidence: false };
  const goal = { state: "active" as GoalState, dueOn: null as string | null, actions: [] as (typeof action)[] };

  test("is so from the day after", () => {
    expect(isGoalOverdue({ ...goal, dueOn: "2026-05-10" }, "2026-05-09")).toBe(false);
    expect(isGoalOverdue({ ...goal, dueOn: "2026-05-10" }, "2026-05-10")).toBe(false);
    expect(isGoalOverdue({ ...goal, dueOn: "2026-05-10" }, "2026-05-11")).toBe(true);
  });

  test("by an open action too, not by a done one, and never when the goal is done or dropped", () => {
    expect(isGoalOverdue({ ...goal, actions: [action] }, "2026-05-11")).toBe(true);
    expect(isGoalOverdue({ ...goal, actions: [{ ...action, doneOn: "2026-05-11" as never }] }, "2026-05-11")).toBe(
      false,
    );
    for (const state of ["done", "dropped"] as const) {
      expect(isGoalOverdue({ ...goal, state, actions: [action] }, "2026-05-11")).toBe(false);
    }
    expect(isGoalOverdue(goal, "2026-05-11")).toBe(false);
  });
});

describe("diffGoals", () => {
  const day = fc.constantFrom(null, "2026-01-01", "2026-02-01");
  const snapshot: fc.Arbitrary<GoalSnapshot> = fc.record({
    fromProficiency: fc.constantFrom(null, 1, 2),
    toProficiency: fc.constantFrom(3, 4),
    why: fc.constantFrom("", "a", "b"),
    helpNeeded: fc.constantFrom("", "a"),
    criteria: fc.uniqueArray(fc.constantFrom("x", "y", "z")),
    dueOn: day,
    state: fc.constantFrom(...GOAL_STATES),
    dropReason: fc.constantFrom("", "a"),
    actions: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom("1", "2", "3"),
        text: fc.constantFrom("t", "u"),
        dueOn: day,
        doneOn: day,
        withEvidence: fc.boolean(),
      }),
      { selector: ({ id }) => id },
    ),
  });

  test("says nothing of what is the same, and something of whatever is not", () => {
    fc.assert(
      fc.property(snapshot, snapshot, (before, after) => {
        expect(diffGoals(before, before)).toEqual([]);
        const changes = diffGoals(before, after);
        for (const change of changes) {
          expect(goalChangeSchema.parse(change)).toEqual(change);
          expect(describeGoalChange(change, (each) => each)).not.toBe("");
        }
        const same =
          before.why === after.why && before.dueOn === after.dueOn && before.actions.length === after.actions.length;
        if (!same) expect(changes.length).toBeGreaterThan(0);
      }),
    );
  });

  test("a new goal is one change, and an action closed by evidence says so without its title", () => {
    const goal: GoalSnapshot = {
      fromProficiency: 2,
      toProficiency: 3,
      why: "",
      helpNeeded: "",
      criteria: [],
      dueOn: null,
      state: "planned",
      dropReason: "",
      actions: [{ id: "1", text: "Write it down", dueOn: null, doneOn: null, withEvidence: false }],
    };
    expect(diffGoals(null, goal)).toEqual([{ what: "goal-added", before: "", after: "planned" }]);
    const done = {
      ...goal,
      actions: [{ ...goal.actions[0], doneOn: "2026-03-01", withEvidence: true }],
    } as GoalSnapshot;
    const [change] = diffGoals(goal, done);
    expect(change && describeGoalChange(change, (each) => each)).toBe("Done with evidence: “Write it down”");
  });
});
