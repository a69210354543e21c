import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  LIFECYCLE_EVENTS,
  type LifecycleEvent,
  type Refusal,
  refusalMessage,
  transition,
} from "#app/features/assessment/domain/lifecycle";
import type { Lifecycle } from "#app/policy/stages";
import { newLifecycle } from "#tests/features/assessment/domain/new-lifecycle";

/** Every state an assessment can be in: who submitted (S, R), who confirmed (e, m). */
const STATES = {
  begun: state("rating", ""),
  selfIn: state("rating", "S"),
  reviewIn: state("rating", "R"),
  compared: state("comparison", "SR"),
  engineerConfirmed: state("comparison", "SRe"),
  managerConfirmed: state("comparison", "SRm"),
  final: state("final", "SRem"),
  closedBegun: state("closed", ""),
  closedSelfIn: state("closed", "S"),
  closedReviewIn: state("closed", "R"),
  closedCompared: state("closed", "SR"),
  closedEngineerConfirmed: state("closed", "SRe"),
  closedManagerConfirmed: state("closed", "SRm"),
  adHocBegun: { ...state("rating", ""), kind: "ad-hoc" },
  adHocFinal: { ...state("final", "S"), kind: "ad-hoc" },
} as const satisfies Record<string, Lifecycle>;
type StateName = keyof typeof STATES;
const stateNames = Object.keys(STATES) as StateName[];

function state(phase: Lifecycle["phase"], flags: string): Lifecycle {
  return {
    kind: "cycle",
    phase,
    selfSubmitted: flags.includes("S"),
    reviewSubmitted: flags.includes("R"),
    engineerConfirmed: flags.includes("e"),
    managerConfirmed: flags.includes("m"),
  };
}

const all = <Outcome>(outcome: Outcome): Record<LifecycleEvent, Outcome> => ({
  "submit-self": outcome,
  "withdraw-self": outcome,
  "submit-review": outcome,
  "withdraw-review": outcome,
  "change-reviewer": outcome,
  "record-agreement": outcome,
  "confirm-as-engineer": outcome,
  "confirm-as-manager": outcome,
  reopen: outcome,
  close: outcome,
});

/** What each event leads to where at least one agreed rating is recorded: another state, or the reason it is refused. */
const TABLE: Record<StateName, Record<LifecycleEvent, StateName | Refusal>> = {
  begun: {
    "submit-self": "selfIn",
    "withdraw-self": "not-submitted",
    "submit-review": "reviewIn",
    "withdraw-review": "not-submitted",
    "change-reviewer": "begun",
    "record-agreement": "not-both-submitted",
    "confirm-as-engineer": "not-both-submitted",
    "confirm-as-manager": "not-both-submitted",
    reopen: "not-final",
    close: "closedBegun",
  },
  selfIn: {
    "submit-self": "already-submitted",
    "withdraw-self": "begun",
    "submit-review": "compared",
    "withdraw-review": "not-submitted",
    "change-reviewer": "selfIn",
    "record-agreement": "not-both-submitted",
    "confirm-as-engineer": "not-both-submitted",
    "confirm-as-manager": "not-both-submitted",
    reopen: "not-final",
    close: "closedSelfIn",
  },
  reviewIn: {
    "submit-self": "compared",
    "withdraw-self": "not-submitted",
    "submit-review": "already-submitted",
    "withdraw-review": "begun",
    "change-reviewer": "begun",
    "record-agreement": "not-both-submitted",
    "confirm-as-engineer": "not-both-submitted",
    "confirm-as-manager": "not-both-submitted",
    reopen: "not-final",
    close: "closedReviewIn",
  },
  compared: {
    "submit-self": "already-submitted",
    "withdraw-self": "other-side-is-in",
    "submit-review": "already-submitted",
    "withdraw-review": "other-side-is-in",
    "change-reviewer": "compared",
    "record-agreement": "compared",
    "confirm-as-engineer": "engineerConfirmed",
    "confirm-as-manager": "managerConfirmed",
    reopen: "not-final",
    close: "closedCompared",
  },
  engineerConfirmed: {
    "submit-self": "already-submitted",
    "withdraw-self": "other-side-is-in",
    "submit-review": "already-submitted",
    "withdraw-review": "other-side-is-in",
    "change-reviewer": "engineerConfirmed",
    "record-agreement": "compared",
    "confirm-as-engineer": "already-confirmed",
    "confirm-as-manager": "final",
    reopen: "not-final",
    close: "closedEngineerConfirmed",
  },
  managerConfirmed: {
    "submit-self": "already-submitted",
    "withdraw-self": "other-side-is-in",
    "submit-review": "already-submitted",
    "withdraw-review": "other-side-is-in",
    "change-reviewer": "compared",
    "record-agreement": "compared",
    "confirm-as-engineer": "final",
    "confirm-as-manager": "already-confirmed",
    reopen: "not-final",
    close: "closedManagerConfirmed",
  },
  final: {
    "submit-self": "already-submitted",
    "withdraw-self": "other-side-is-in",
    "submit-review": "already-submitted",
    "withdraw-review": "other-side-is-in",
    "change-reviewer": "is-final",
    "record-agreement": "is-final",
    "confirm-as-engineer": "is-final",
    "confirm-as-manager": "is-final",
    reopen: "compared",
    close: "is-final",
  },
  closedBegun: all("is-closed"),
  closedSelfIn: all("is-closed"),
  closedReviewIn: all("is-closed"),
  closedCompared: all("is-closed"),
  closedEngineerConfirmed: all("is-closed"),
  closedManagerConfirmed: all("is-closed"),
  adHocBegun: {
    "submit-self": "adHocFinal",
    "withdraw-self": "not-submitted",
    "submit-review": "ad-hoc-has-no-review",
    "withdraw-review": "ad-hoc-has-no-review",
    "change-reviewer": "ad-hoc-has-no-review",
    "record-agreement": "ad-hoc-has-no-review",
    "confirm-as-engineer": "ad-hoc-has-no-review",
    "confirm-as-manager": "ad-hoc-has-no-review",
    reopen: "not-final",
    close: "ad-hoc-has-no-cycle",
  },
  adHocFinal: {
    "submit-self": "already-submitted",
    "withdraw-self": "is-final",
    "submit-review": "ad-hoc-has-no-review",
    "withdraw-review": "ad-hoc-has-no-review",
    "change-reviewer": "ad-hoc-has-no-review",
    "record-agreement": "ad-hoc-has-no-review",
    "confirm-as-engineer": "ad-hoc-has-no-review",
    "confirm-as-manager": "ad-hoc-has-no-review",
    reopen: "ad-hoc-has-no-review",
    close: "ad-hoc-has-no-cycle",
  },
};

const isStateName = (outcome: StateName | Refusal): outcome is StateName => outcome in STATES;
const cases = stateNames.flatMap((from) =>
  LIFECYCLE_EVENTS.map((event) => ({ from, event, outcome: TABLE[from][event] })),
);

describe("transition", () => {
  test.each(cases.filter(({ outcome }) => !isStateName(outcome)))(
    "$event is refused when $from: $outcome",
    ({ from, event, outcome }) => {
      expect(transition(STATES[from], event, 1)).toEqual({ ok: false, reason: outcome });
    },
  );

  test.each(cases.filter(({ outcome }) => isStateName(outcome)))(
    "$event leads from $from to $outcome",
    ({ from, event, outcome }) => {
      expect(transition(STATES[from], event, 1)).toEqual({ ok: true, next: STATES[outcome as StateName] });
    },
  );

  test("the table names every state that can be reached, and no other", () => {
    const reached = new Map<string, Lifecycle>();
    const queue = [newLifecycle("cycle"), newLifecycle("ad-hoc")];
    for (let from = queue.pop(); from; from = queue.pop()) {
      if (reached.has(key(from))) continue;
      reached.set(key(from), from);
      for (const event of LIFECYCLE_EVENTS) {
        const result = transition(from, event, 1);
        if (result.ok) queue.push(result.next);
      }
    }
    expect([...reached.keys()].sort()).toEqual(Object.values(STATES).map(key).sort());
  });

  test("it leaves the state it was given as it is", () => {
    for (const name of stateNames) {
      for (const event of LIFECYCLE_EVENTS) {
        const from = Object.freeze({ ...STATES[name] });
        expect(() => transition(from, event, 1)).not.toThrow();
      }
    }
  });

  describe("confirming", () => {
    const events = ["confirm-as-engineer", "confirm-as-manager"] as const;

    test.each(events)("%s is refused while nothing is agreed", (event) => {
      expect(transition(STATES.compared, event, 0)).toEqual({ ok: false, reason: "nothing-agreed" });
      expect(transition(STATES.compared, event)).toEqual({ ok: false, reason: "nothing-agreed" });
    });

    test.each(events)("%s is accepted from the first agreed rating on", (event) => {
      expect(transition(STATES.compared, event, 1).ok).toBe(true);
      expect(transition(STATES.compared, event, 2).ok).toBe(true);
    });

    test("what was confirmed once cannot be made final after the last agreed rating went", () => {
      expect(transition(STATES.engineerConfirmed, "confirm-as-manager", 0)).toEqual({
        ok: false,
        reason: "nothing-agreed",
      });
    });

    test("only confirming looks at how much is agreed", () => {
      for (const { from, event } of cases.filter(({ event }) => !event.startsWith("confirm"))) {
        expect(transition(STATES[from], event, 0)).toEqual(transition(STATES[from], event, 7));
      }
    });
  });
});

describe("any sequence of events", () => {
  const step = fc.record({ event: fc.constantFrom(...LIFECYCLE_EVENTS), agreedCount: fc.integer({ min: 0, max: 2 }) });
  const history = fc
    .record({ kind: fc.constantFrom("cycle" as const, "ad-hoc" as const), steps: fc.array(step, { maxLength: 40 }) })
    .map(({ kind, steps }) => {
      const states = [newLifecycle(kind)];
      for (const { event, agreedCount } of steps) {
        const result = transition(last(states), event, agreedCount);
        if (result.ok) states.push(result.next);
      }
      return states;
    });

  function holds(property: (state: Lifecycle, before: Lifecycle | undefined) => boolean): void {
    fc.assert(fc.property(history, (states) => states.every((state, index) => property(state, states[index - 1]))));
  }

  test("final implies both submitted and both confirmed, in a cycle", () => {
    holds(
      (s) =>
        s.kind === "ad-hoc" ||
        s.phase !== "final" ||
        (s.selfSubmitted && s.reviewSubmitted && s.engineerConfirmed && s.managerConfirmed),
    );
  });

  test("comparison implies both submitted, and not both confirmed", () => {
    holds(
      (s) =>
        s.phase !== "comparison" ||
        (s.selfSubmitted && s.reviewSubmitted && !(s.engineerConfirmed && s.managerConfirmed)),
    );
  });

  test("rating implies that not both are submitted, and nobody confirmed", () => {
    holds(
      (s) =>
        s.phase !== "rating" ||
        (!(s.selfSubmitted && s.reviewSubmitted) && !s.engineerConfirmed && !s.managerConfirmed),
    );
  });

  test("once both are in, neither is ever taken back", () => {
    holds((s, before) => !before?.selfSubmitted || !before.reviewSubmitted || (s.selfSubmitted && s.reviewSubmitted));
  });

  test("what is closed stays closed, and the kind never changes", () => {
    holds((s, before) => before === undefined || (before.phase !== "closed" && s.kind === before.kind));
  });

  test("an ad hoc assessment is never reviewed, compared, confirmed or closed", () => {
    holds(
      (s) =>
        s.kind === "cycle" ||
        (!s.reviewSubmitted &&
          !s.engineerConfirmed &&
          !s.managerConfirmed &&
          s.phase === (s.selfSubmitted ? "final" : "rating")),
    );
  });

  test("only the last confirmation makes an assessment of a cycle final", () => {
    holds(
      (s, before) =>
        s.kind === "ad-hoc" ||
        s.phase !== "final" ||
        (before?.phase === "comparison" && before.engineerConfirmed !== before.managerConfirmed),
    );
  });
});

test("every refusal has a message for people", () => {
  const reasons = new Set(cases.map(({ outcome }) => outcome).filter((outcome) => !isStateName(outcome)));
  for (const reason of [...reasons, "nothing-agreed" as const, "not-the-rater" as const]) {
    expect(refusalMessage(reason as Refusal)).toMatch(/^[A-Z].*\.$/);
  }
});

function key(s: Lifecycle): string {
  return JSON.stringify([s.kind, s.phase, s.selfSubmitted, s.reviewSubmitted, s.engineerConfirmed, s.managerConfirmed]);
}

function last<Item>(items: readonly Item[]): Item {
  const item = items.at(-1);
  if (item === undefined) throw new Error("empty");
  return item;
}
