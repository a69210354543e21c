import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  CASE_EVENTS,
  type CaseEvent,
  type CaseLifecycle,
  caseRefusalMessage,
  isOpen,
  MIN_VOTES_TO_DECIDE,
  transitionCase,
} from "#app/features/promotion/domain/lifecycle";
import { CASE_STATES, type CaseState, isDecided, isFrozen } from "#app/policy/stages";

const NOW = new Date("2026-10-15T09:00:00Z");
const NEW_CASE: CaseLifecycle = {
  state: "draft",
  isRecommended: false,
  review: null,
  votesCast: 0,
  isVotingOver: false,
  isInEffect: false,
};

const at = (state: CaseState, more: Partial<CaseLifecycle> = {}): CaseLifecycle => ({ ...NEW_CASE, state, ...more });
const voted = { votesCast: MIN_VOTES_TO_DECIDE, isVotingOver: true };

/** Every state and event: the state it leads to, or why not. Where more than the state decides, the table holds the plain case. */
const TABLE: Record<CaseState, Record<CaseEvent, string>> = {
  draft: row({ "ask-manager": "review", withdraw: "withdrawn" }, { "ask-manager": "not-a-draft" }),
  review: row(
    { "back-to-draft": "draft", recommend: "review", withdraw: "withdrawn" },
    { submit: "not-recommended", "submit-without-recommendation": "manager-has-time" },
  ),
  submitted: row({ "put-in-committee": "in-committee", withdraw: "withdrawn" }),
  "in-committee": row(
    { "take-out-of-committee": "submitted", vote: "in-committee", withdraw: "withdrawn" },
    { approve: "voting-is-open", "decide-not-yet": "voting-is-open" },
  ),
  approved: row(
    { "put-into-effect": "approved" },
    { approve: "is-decided", "decide-not-yet": "is-decided", withdraw: "is-decided", close: "not-in-effect" },
  ),
  "not-yet": row(
    { close: "closed" },
    { approve: "is-decided", "decide-not-yet": "is-decided", withdraw: "is-decided" },
  ),
  closed: all("is-closed"),
  withdrawn: all("is-withdrawn"),
};

function all(reason: string): Record<CaseEvent, string> {
  return Object.fromEntries(CASE_EVENTS.map((event) => [event, reason])) as Record<CaseEvent, string>;
}

function row(accepted: Partial<Record<CaseEvent, string>>, refused: Partial<Record<CaseEvent, string>> = {}) {
  const usual: Record<CaseEvent, string> = {
    "ask-manager": "not-a-draft",
    "back-to-draft": "not-in-review",
    recommend: "not-in-review",
    submit: "not-in-review",
    "submit-without-recommendation": "not-in-review",
    "put-in-committee": "not-submitted",
    "take-out-of-committee": "not-in-committee",
    vote: "not-in-committee",
    approve: "not-in-committee",
    "decide-not-yet": "not-in-committee",
    "put-into-effect": "not-approved",
    close: "not-decided",
    withdraw: "is-decided",
  };
  return { ...usual, ...refused, ...accepted };
}

const outcome = (from: CaseLifecycle, event: CaseEvent) => {
  const step = transitionCase(from, event, NOW);
  return step.ok ? step.next.state : step.reason;
};

describe("the life of a promotion case", () => {
  for (const state of CASE_STATES) {
    test(`every event from ${state}`, () => {
      const found = Object.fromEntries(CASE_EVENTS.map((event) => [event, outcome(at(state), event)]));
      expect(found).toEqual(TABLE[state]);
    });
  }

  test("nothing is submitted before the manager said what they recommend, and going back asks them anew", () => {
    expect(outcome(at("review", { isRecommended: false }), "submit")).toBe("not-recommended");
    expect(outcome(at("review", { isRecommended: true }), "submit")).toBe("submitted");
    expect(transitionCase(at("review", { isRecommended: true }), "back-to-draft", NOW)).toEqual({
      ok: true,
      next: at("draft"),
    });
    expect(transitionCase(at("draft", { isRecommended: true }), "ask-manager", NOW)).toEqual({
      ok: true,
      next: at("review", { review: { askedAt: NOW, hasManagerLeft: false } }),
    });
  });

  test("a silent manager keeps a case for fourteen days and no longer", () => {
    const asked = (askedAt: string, more: Partial<CaseLifecycle> = {}) =>
      at("review", { review: { askedAt: new Date(askedAt), hasManagerLeft: false }, ...more });
    const without = (from: CaseLifecycle) => outcome(from, "submit-without-recommendation");
    expect(without(asked("2026-10-01T09:00:00.001Z"))).toBe("manager-has-time");
    expect(without(asked("2026-10-01T09:00:00.000Z"))).toBe("submitted");
    expect(without(asked("2026-10-01T08:59:59.999Z"))).toBe("submitted");
    // What was recommended is not passed over, however late it came.
    expect(without(asked("2026-01-01T09:00:00Z", { isRecommended: true }))).toBe("is-recommended");
    expect(outcome(asked("2026-01-01T09:00:00Z"), "submit")).toBe("not-recommended");
  });

  test("nobody waits for a manager who has left", () => {
    const review = { askedAt: NOW, hasManagerLeft: true };
    expect(outcome(at("review", { review }), "submit-without-recommendation")).toBe("submitted");
    expect(outcome(at("review", { review, isRecommended: true }), "submit-without-recommendation")).toBe(
      "is-recommended",
    );
  });

  test("asking anew after a change gives the manager their days anew", () => {
    const long = at("review", { review: { askedAt: new Date("2026-01-01"), hasManagerLeft: false } });
    const back = transitionCase(long, "back-to-draft", NOW);
    if (!back.ok) throw new Error(back.reason);
    expect(outcome(back.next, "submit-without-recommendation")).toBe("not-in-review");
    const again = transitionCase(back.next, "ask-manager", NOW);
    if (!again.ok) throw new Error(again.reason);
    expect(outcome(again.next, "submit-without-recommendation")).toBe("manager-has-time");
  });

  test("a case stays with its committee from the first vote on", () => {
    expect(outcome(at("in-committee", { votesCast: 0 }), "take-out-of-committee")).toBe("submitted");
    expect(outcome(at("in-committee", { votesCast: 1 }), "take-out-of-committee")).toBe("votes-are-cast");
  });

  test("votes stay as they are once the others see them", () => {
    expect(outcome(at("in-committee", { isVotingOver: false }), "vote")).toBe("in-committee");
    expect(outcome(at("in-committee", { isVotingOver: true }), "vote")).toBe("voting-is-over");
  });

  test("is decided with two votes or more, once the vote is over", () => {
    const decided = (votesCast: number, isVotingOver: boolean) =>
      outcome(at("in-committee", { votesCast, isVotingOver }), "approve");
    expect(decided(MIN_VOTES_TO_DECIDE - 1, true)).toBe("too-few-votes");
    expect(decided(MIN_VOTES_TO_DECIDE, false)).toBe("voting-is-open");
    expect(decided(MIN_VOTES_TO_DECIDE, true)).toBe("approved");
    expect(outcome(at("in-committee", voted), "decide-not-yet")).toBe("not-yet");
  });

  test("an approval is closed once the new role is on record, and put there once", () => {
    const approved = transitionCase(at("in-committee", voted), "approve", NOW);
    if (!approved.ok) throw new Error(approved.reason);
    expect(outcome(approved.next, "close")).toBe("not-in-effect");
    const inEffect = transitionCase(approved.next, "put-into-effect", NOW);
    if (!inEffect.ok) throw new Error(inEffect.reason);
    expect(outcome(inEffect.next, "put-into-effect")).toBe("in-effect-already");
    expect(outcome(inEffect.next, "close")).toBe("closed");
  });

  test("every refusal has words", () => {
    for (const state of CASE_STATES) {
      for (const event of CASE_EVENTS) {
        const step = transitionCase(at(state), event, NOW);
        if (!step.ok) expect(caseRefusalMessage(step.reason)).toMatch(/\.$/);
      }
    }
  });

  test("whatever happens: it can be withdrawn until the decision and never after, and what ended stays ended", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CASE_EVENTS), { maxLength: 25 }), fc.boolean(), (events, isOver) => {
        let current = NEW_CASE;
        let wasDecided = false;
        for (const event of events) {
          const before = current;
          const step = transitionCase(before, event, NOW);
          if (step.ok) current = step.next;
          if (step.ok && event === "vote") {
            current = { ...current, votesCast: current.votesCast + 1, isVotingOver: isOver && current.votesCast >= 1 };
          }
          if (before.state === "closed" || before.state === "withdrawn") expect(step.ok).toBe(false);
          if (wasDecided) expect(isDecided(current.state)).toBe(true);
          wasDecided ||= isDecided(current.state);
          expect(transitionCase(current, "withdraw", NOW).ok).toBe(isOpen(current.state));
          if (current.state === "draft" || current.state === "review") expect(isFrozen(current.state)).toBe(false);
          if (isDecided(current.state)) expect(current.votesCast).toBeGreaterThanOrEqual(MIN_VOTES_TO_DECIDE);
        }
      }),
    );
  });
});
