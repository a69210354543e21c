import { describe, expect, test } from "vitest";
import type { Actor, Relation } from "#app/policy/actor";
import type { Decision } from "#app/policy/policy";
import {
  CHECK_IN_ACTIONS,
  type CheckInFacts,
  decideCheckIn,
  decideCheckInList,
  decideFeedback,
  decideNewCheckIn,
  decidePlan,
  FEEDBACK_ACTIONS,
  type FeedbackFacts,
  PLAN_ACTIONS,
  readsPrivateEvidence,
} from "#app/policy/policy-growth";
import { NO_RELATION } from "./actors";

const member: Actor = { personId: "p1", name: "Ada", isAdministrator: false, hasReports: false };
const administrator: Actor = { ...member, isAdministrator: true };

/** Every kind of reader of a person's growth. */
const PEOPLE: Record<string, { actor: Actor; relation: Relation }> = {
  stranger: { actor: member, relation: NO_RELATION },
  administrator: { actor: administrator, relation: NO_RELATION },
  "manager's manager": { actor: member, relation: { ...NO_RELATION, isInChain: true } },
  "administrator above the manager": { actor: administrator, relation: { ...NO_RELATION, isInChain: true } },
  manager: { actor: member, relation: { ...NO_RELATION, isDirectManager: true, isInChain: true } },
  self: { actor: member, relation: { ...NO_RELATION, isSelf: true } },
};
const BOTH = new Set(["manager", "self"]);

describe("a growth plan", () => {
  for (const [name, { actor, relation }] of Object.entries(PEOPLE)) {
    test(`${name}: ${BOTH.has(name) ? "sees and edits it" : "does not know of it"}`, () => {
      const expected = BOTH.has(name) ? "allow" : "absent";
      for (const action of PLAN_ACTIONS) expect(decidePlan(actor, action, relation)).toBe(expected);
      expect(decideNewCheckIn(actor, relation)).toBe(expected);
      expect(decideCheckInList(actor, relation, { held: 0 })).toBe(expected);
      expect(decideCheckInList(actor, relation, { held: 1 })).toBe("allow");
    });
  }

  test("evidence that is not shared is named to its owner alone", () => {
    const readers = Object.entries(PEOPLE).filter(([, { relation }]) => readsPrivateEvidence(relation));
    expect(readers.map(([name]) => name)).toEqual(["self"]);
  });
});

test("a check-in is for the two who had it, and stays as it was when the manager changes: every case", () => {
  for (const actor of [member, administrator]) {
    for (const isPerson of [true, false]) {
      for (const isHolder of [true, false]) {
        for (const isCurrent of [true, false]) {
          const facts: CheckInFacts = { isPerson, isHolder, isCurrent };
          const isParty = isPerson || isHolder;
          const writes: Decision = isParty ? (isCurrent ? "allow" : "refuse") : "absent";
          const reads: Decision = isParty ? "allow" : "absent";
          const expected = { see: reads, note: reads, tick: writes, edit: writes };
          for (const action of CHECK_IN_ACTIONS) expect(decideCheckIn(actor, action, facts)).toBe(expected[action]);
        }
      }
    }
  }
});

describe("feedback", () => {
  const nobody: FeedbackFacts = { isAsker: false, invitation: null, isClosed: false, isSharedWithActor: false };
  const open: FeedbackFacts = { ...nobody, invitation: "open" };
  /** see, close, share, answer */
  const TABLE: [string, FeedbackFacts, Decision, Decision, Decision, Decision][] = [
    ["anybody else", nobody, "absent", "absent", "absent", "absent"],
    ["asked", open, "refuse", "refuse", "refuse", "allow"],
    ["asked, closed", { ...open, isClosed: true }, "refuse", "refuse", "refuse", "refuse"],
    ["answered", { ...nobody, invitation: "answered" }, "refuse", "refuse", "refuse", "refuse"],
    ["declined", { ...nobody, invitation: "declined" }, "refuse", "refuse", "refuse", "refuse"],
    ["asker", { ...nobody, isAsker: true }, "allow", "allow", "allow", "refuse"],
    ["asker, closed", { ...nobody, isAsker: true, isClosed: true }, "allow", "allow", "allow", "refuse"],
    ["shown to", { ...nobody, isSharedWithActor: true }, "allow", "refuse", "refuse", "refuse"],
    ["shown to, and asked", { ...open, isSharedWithActor: true }, "allow", "refuse", "refuse", "allow"],
  ];
  for (const [name, facts, ...expected] of TABLE) {
    test(`${name}, administrator or not`, () => {
      for (const actor of [member, administrator]) {
        expect(FEEDBACK_ACTIONS.map((action) => decideFeedback(actor, action, facts))).toEqual(expected);
      }
    });
  }
});
