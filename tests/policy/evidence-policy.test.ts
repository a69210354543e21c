import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideEvidence, EVIDENCE_ACTIONS, type EvidenceAction, type EvidenceFacts } from "#app/policy/policy-evidence";

const NOBODY: EvidenceFacts = {
  isAuthor: false,
  isSubject: false,
  isDirectManager: false,
  isSharedWithManager: false,
  isAskedToVouch: false,
  isBesideReadableRating: false,
  isArchived: false,
  isHeld: false,
};

/** Everyone who may come to a piece; the columns are: private, shared with the manager, archived after it was shared. */
const STATES = [
  {},
  { isSharedWithManager: true },
  { isSharedWithManager: true, isArchived: true },
] as const satisfies Partial<EvidenceFacts>[];
/** A letter per state: a allow, r refuse (403), - absent (404). */
const TABLE: [string, Partial<EvidenceFacts>, Record<EvidenceAction, string>][] = [
  // Administrators and the chain above the manager have no facts of their own: they are strangers to a piece.
  ["stranger, administrator, chain above", {}, { see: "---", edit: "---", show: "---", vouch: "---", delete: "---" }],
  ["owner", { isAuthor: true, isSubject: true }, { see: "aaa", edit: "aaa", show: "aar", vouch: "rrr", delete: "rra" }],
  ["direct manager", { isDirectManager: true }, { see: "-a-", edit: "-r-", show: "-r-", vouch: "-r-", delete: "-r-" }],
  ["asked to vouch", { isAskedToVouch: true }, { see: "aa-", edit: "rr-", show: "rr-", vouch: "aa-", delete: "rr-" }],
  [
    "direct manager asked to vouch",
    { isDirectManager: true, isAskedToVouch: true },
    { see: "aa-", edit: "rr-", show: "rr-", vouch: "aa-", delete: "rr-" },
  ],
  [
    "reader of the rating",
    { isBesideReadableRating: true },
    { see: "aaa", edit: "rrr", show: "rrr", vouch: "rrr", delete: "rrr" },
  ],
  ["author about a report", { isAuthor: true }, { see: "aaa", edit: "aaa", show: "rrr", vouch: "rrr", delete: "rra" }],
  [
    "subject of the manager's piece",
    { isSubject: true },
    { see: "---", edit: "---", show: "---", vouch: "---", delete: "---" },
  ],
  [
    "subject of the manager's piece, once both are in",
    { isSubject: true, isBesideReadableRating: true },
    { see: "aaa", edit: "rrr", show: "rrr", vouch: "rrr", delete: "rrr" },
  ],
];
const LETTERS = { allow: "a", refuse: "r", absent: "-" } as const;

describe.each(TABLE)("%s", (_, who, expected) => {
  test.each(EVIDENCE_ACTIONS)("%s", (action) => {
    const found = STATES.map((state) => LETTERS[decideEvidence(action, { ...NOBODY, ...who, ...state })]).join("");
    expect(found).toBe(expected[action]);
  });
});

const anyFacts = fc.record({
  isAuthor: fc.boolean(),
  isSubject: fc.boolean(),
  isDirectManager: fc.boolean(),
  isSharedWithManager: fc.boolean(),
  isAskedToVouch: fc.boolean(),
  isBesideReadableRating: fc.boolean(),
  isArchived: fc.boolean(),
  isHeld: fc.boolean(),
});

test("nobody changes what they did not write, and what is absent is absent for every action", () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const decisions = EVIDENCE_ACTIONS.map((action) => decideEvidence(action, facts));
      if (decisions.includes("absent")) expect(new Set(decisions)).toEqual(new Set(["absent"]));
      if (!facts.isAuthor) expect(decideEvidence("edit", facts)).not.toBe("allow");
      if (!facts.isAuthor) expect(decideEvidence("show", facts)).not.toBe("allow");
    }),
  );
});

test("for good is deleted only what its author archived and nothing rests on", () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const may = facts.isAuthor && facts.isArchived && !facts.isHeld;
      expect(decideEvidence("delete", facts) === "allow").toBe(may);
    }),
  );
  const author = { ...NOBODY, isAuthor: true, isSubject: true };
  expect(decideEvidence("delete", { ...author, isArchived: true, isHeld: true })).toBe("refuse");
  expect(decideEvidence("delete", { ...author, isHeld: false })).toBe("refuse");
});
