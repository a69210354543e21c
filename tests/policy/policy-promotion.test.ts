import { describe, expect, test } from "vitest";
import type { Actor } from "#app/policy/actor";
import {
  CASE_ACTIONS,
  type CaseAction,
  type CaseFacts,
  decideCase,
  decideCommittee,
} from "#app/policy/policy-promotion";
import { CASE_STATES } from "#app/policy/stages";

const member: Actor = { personId: "p1", name: "Ada", isAdministrator: false, hasReports: true };
const administrator: Actor = { ...member, isAdministrator: true };
const nobody = {
  isSubject: false,
  isManager: false,
  isSharedWithActor: false,
  isMember: false,
  isBarred: false,
  isDecider: false,
};

/** Everyone who may come to a case. The managers above, colleagues and former managers are the stranger: nothing makes them more. */
const PEOPLE = {
  stranger: { actor: member, facts: nobody },
  subject: { actor: member, facts: { ...nobody, isSubject: true } },
  manager: { actor: member, facts: { ...nobody, isManager: true } },
  "shared with": { actor: member, facts: { ...nobody, isSharedWithActor: true } },
  committee: { actor: member, facts: { ...nobody, isMember: true } },
  chair: { actor: member, facts: { ...nobody, isMember: true, isDecider: true } },
  conflicted: { actor: member, facts: { ...nobody, isMember: true, isBarred: true } },
  administrator: { actor: administrator, facts: nobody },
  "subject in the committee": { actor: member, facts: { ...nobody, isSubject: true, isMember: true, isBarred: true } },
  "subject who is an administrator": { actor: administrator, facts: { ...nobody, isSubject: true } },
  "manager in the committee": { actor: member, facts: { ...nobody, isManager: true, isMember: true, isBarred: true } },
  "administrator in the committee": { actor: administrator, facts: { ...nobody, isMember: true } },
} as const satisfies Record<string, { actor: Actor; facts: Omit<CaseFacts, "state"> }>;
type PersonName = keyof typeof PEOPLE;

/**
 * A letter per state, in their order: draft, review, submitted, in committee, approved, not yet, closed, withdrawn.
 * a allow, r refuse (403), - absent (404).
 */
const EXPECTED: Record<PersonName, Partial<Record<CaseAction, string>> & { otherwise: string }> = {
  stranger: { otherwise: "--------" },
  subject: {
    otherwise: "rrrrrrrr",
    see: "aaaaaaaa",
    read: "aaaaaaaa",
    edit: "arrrrrrr",
    share: "aaaaaarr",
    "ask-manager": "arrrrrrr",
    "take-back": "rarrrrrr",
    submit: "rarrrrrr",
    "add-addendum": "rraarrrr",
    withdraw: "aaaarrrr",
    "see-outcome": "rrrraaar",
    "make-goals": "rrrrraar",
    close: "rrrraarr",
  },
  manager: {
    otherwise: "-rrrrrr-",
    see: "-aaaaaa-",
    read: "-aaaaaa-",
    "take-back": "-arrrrr-",
    recommend: "-arrrrr-",
    "add-addendum": "-raarrr-",
    "see-outcome": "-rrraaa-",
  },
  "shared with": { otherwise: "rrrrrrrr", see: "aaaaaaaa", read: "aaaaaaaa" },
  committee: {
    otherwise: "---rrrr-",
    see: "---aaaa-",
    read: "---aaaa-",
    vote: "---arrr-",
    "declare-conflict": "---arrr-",
    "see-outcome": "---raaa-",
  },
  chair: {
    otherwise: "---rrrr-",
    see: "---aaaa-",
    read: "---aaaa-",
    vote: "---arrr-",
    "declare-conflict": "---arrr-",
    decide: "---arrr-",
    "see-outcome": "---raaa-",
  },
  conflicted: { otherwise: "---rrrr-", see: "---aaaa-" },
  administrator: {
    otherwise: "--rrrrr-",
    see: "--aaaaa-",
    place: "--aarrr-",
    "put-into-effect": "--rrarr-",
    close: "--rraar-",
  },
  "subject in the committee": {
    otherwise: "rrrrrrrr",
    see: "aaaaaaaa",
    read: "aaaaaaaa",
    edit: "arrrrrrr",
    share: "aaaaaarr",
    "ask-manager": "arrrrrrr",
    "take-back": "rarrrrrr",
    submit: "rarrrrrr",
    "add-addendum": "rraarrrr",
    withdraw: "aaaarrrr",
    "see-outcome": "rrrraaar",
    "make-goals": "rrrrraar",
    close: "rrrraarr",
  },
  "subject who is an administrator": {
    otherwise: "rrrrrrrr",
    see: "aaaaaaaa",
    read: "aaaaaaaa",
    edit: "arrrrrrr",
    share: "aaaaaarr",
    "ask-manager": "arrrrrrr",
    "take-back": "rarrrrrr",
    submit: "rarrrrrr",
    "add-addendum": "rraarrrr",
    withdraw: "aaaarrrr",
    "see-outcome": "rrrraaar",
    "make-goals": "rrrrraar",
    close: "rrrraarr",
  },
  "manager in the committee": {
    otherwise: "-rrrrrr-",
    see: "-aaaaaa-",
    read: "-aaaaaa-",
    "take-back": "-arrrrr-",
    recommend: "-arrrrr-",
    "add-addendum": "-raarrr-",
    "see-outcome": "-rrraaa-",
  },
  "administrator in the committee": {
    otherwise: "--rrrrr-",
    see: "--aaaaa-",
    read: "--raaaa-",
    vote: "--rarrr-",
    "declare-conflict": "--rarrr-",
    "see-outcome": "--rraaa-",
    place: "--aarrr-",
    "put-into-effect": "--rrarr-",
    close: "--rraar-",
  },
};

const LETTERS = { allow: "a", refuse: "r", absent: "-" } as const;

describe("who may do what with a promotion case", () => {
  for (const [name, { actor, facts }] of Object.entries(PEOPLE)) {
    test(name, () => {
      const { otherwise, ...rows } = EXPECTED[name as PersonName];
      const found = CASE_ACTIONS.map((action) => [
        action,
        CASE_STATES.map((state) => LETTERS[decideCase(actor, action, { ...facts, state })]).join(""),
      ]);
      expect(Object.fromEntries(found)).toEqual(
        Object.fromEntries(CASE_ACTIONS.map((action) => [action, rows[action] ?? otherwise])),
      );
    });
  }

  test("a draft is read by nobody but the engineer and whom they share it with", () => {
    for (const { actor, facts } of Object.values(PEOPLE)) {
      const isTheirs = facts.isSubject || facts.isSharedWithActor;
      expect(decideCase(actor, "read", { ...facts, state: "draft" }) === "allow").toBe(isTheirs);
      expect(decideCase(actor, "read", { ...facts, state: "withdrawn" }) === "allow").toBe(isTheirs);
    }
  });
});

test("sessions are for administrators and their members", () => {
  expect(decideCommittee(member, "see", { isMember: false })).toBe("absent");
  expect(decideCommittee(member, "manage", { isMember: false })).toBe("absent");
  expect(decideCommittee(member, "see", { isMember: true })).toBe("allow");
  expect(decideCommittee(member, "manage", { isMember: true })).toBe("refuse");
  expect(decideCommittee(administrator, "manage", { isMember: false })).toBe("allow");
});
