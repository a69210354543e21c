import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LIFECYCLE_EVENTS, transition } from "#app/features/assessment/domain/lifecycle";
import type { Actor } from "#app/policy/actor";
import {
  ASSESSMENT_ACTIONS,
  type AssessmentAction,
  type AssessmentFacts,
  type Decision,
  decideAssessment,
  decideBecomingReviewer,
  readableKinds,
} from "#app/policy/policy";
import type { Lifecycle } from "#app/policy/stages";
import { newLifecycle } from "#tests/features/assessment/domain/new-lifecycle";
import { administrator, lead, member } from "./actors";

type Standing = { actor: Actor; facts: Omit<AssessmentFacts, keyof Lifecycle> };
const stranger = { isSubject: false, isReviewer: false, isInChain: false, isSharedWithActor: false };

/** Everyone who may come to an assessment of a cycle. */
const PEOPLE = {
  peer: { actor: member, facts: stranger },
  "another team's lead": { actor: lead, facts: stranger },
  chain: { actor: lead, facts: { ...stranger, isInChain: true } },
  administrator: { actor: administrator, facts: stranger },
  "administrator above them": { actor: administrator, facts: { ...stranger, isInChain: true } },
  subject: { actor: member, facts: { ...stranger, isSubject: true } },
  "subject who is an administrator": { actor: administrator, facts: { ...stranger, isSubject: true } },
  reviewer: { actor: lead, facts: { ...stranger, isReviewer: true } },
  "reviewer above them": { actor: lead, facts: { ...stranger, isReviewer: true, isInChain: true } },
  "reviewer who is an administrator": { actor: administrator, facts: { ...stranger, isReviewer: true } },
} as const satisfies Record<string, Standing>;
type PersonName = keyof typeof PEOPLE;

const begun = newLifecycle("cycle");
const bothIn = { ...begun, selfSubmitted: true, reviewSubmitted: true };
/** The stages of an assessment, in the order of the columns below. */
const STAGES: readonly (readonly [string, Lifecycle])[] = [
  ["nothing in", begun],
  ["self in", { ...begun, selfSubmitted: true }],
  ["review in", { ...begun, reviewSubmitted: true }],
  ["comparison", { ...bothIn, phase: "comparison" }],
  ["final", { ...bothIn, phase: "final", engineerConfirmed: true, managerConfirmed: true }],
  ["closed with self in", { ...begun, selfSubmitted: true, phase: "closed" }],
  ["closed with review in", { ...begun, reviewSubmitted: true, phase: "closed" }],
  ["closed with both in", { ...bothIn, phase: "closed" }],
];

/** A letter per stage: a allow, r refuse (403), - absent (404). */
const NOTHING = "--------";
const absent: Record<AssessmentAction, string> = {
  see: NOTHING,
  "rate-self": NOTHING,
  review: NOTHING,
  "withdraw-self": NOTHING,
  "withdraw-review": NOTHING,
  compare: NOTHING,
  agree: NOTHING,
  confirm: NOTHING,
  "see-result": NOTHING,
  "note-calibration": NOTHING,
  "see-notes": NOTHING,
  share: NOTHING,
  move: NOTHING,
  reopen: NOTHING,
  "change-reviewer": NOTHING,
};
const chain: Record<AssessmentAction, string> = {
  see: "----a---",
  "rate-self": "----r---",
  review: "----r---",
  "withdraw-self": "----r---",
  "withdraw-review": "----r---",
  compare: "----r---",
  agree: "----r---",
  confirm: "----r---",
  "see-result": "----a---",
  "note-calibration": "----r---",
  "see-notes": "----r---",
  share: "----r---",
  move: "----r---",
  reopen: "----r---",
  "change-reviewer": "----r---",
};
const admin: Record<AssessmentAction, string> = {
  see: "aaaaaaaa",
  "rate-self": "rrrrrrrr",
  review: "rrrrrrrr",
  "withdraw-self": "rrrrrrrr",
  "withdraw-review": "rrrrrrrr",
  compare: "rrrrrrrr",
  agree: "rrrrrrrr",
  confirm: "rrrrrrrr",
  "see-result": "rrrrarrr",
  "note-calibration": "rrrrrrrr",
  "see-notes": "rrrrrrrr",
  share: "rrrrrrrr",
  move: "rrrrrrrr",
  reopen: "aaaaaaaa",
  "change-reviewer": "aaaaaaaa",
};
const subject: Record<AssessmentAction, string> = {
  see: "aaaaaaaa",
  "rate-self": "aaaaaaaa",
  review: "rrrrrrrr",
  "withdraw-self": "aaaaaaaa",
  "withdraw-review": "rrrrrrrr",
  compare: "rrraarra",
  agree: "rrraarra",
  confirm: "rrraarra",
  "see-result": "rrraarra",
  "note-calibration": "rrrrarrr",
  "see-notes": "rrraarra",
  share: "rrrrrrrr",
  move: "rrrrrrrr",
  reopen: "rrrrrrrr",
  "change-reviewer": "rrrrrrrr",
};
const reviewer: Record<AssessmentAction, string> = {
  ...subject,
  "rate-self": "rrrrrrrr",
  "note-calibration": "rrrrrrrr",
  review: "aaaaaaaa",
  "withdraw-self": "rrrrrrrr",
  "withdraw-review": "aaaaaaaa",
};
const mayAdminister = { reopen: "aaaaaaaa", "change-reviewer": "aaaaaaaa" };

const MATRIX: Record<PersonName, Record<AssessmentAction, string>> = {
  peer: absent,
  "another team's lead": absent,
  chain,
  administrator: admin,
  "administrator above them": admin,
  subject,
  // Nobody reopens their own assessment, or chooses who reviews it.
  "subject who is an administrator": subject,
  reviewer,
  "reviewer above them": reviewer,
  "reviewer who is an administrator": { ...reviewer, ...mayAdminister },
};

/** The kinds of rating each may read, per stage: s self, m manager, a agreed. */
const READABLE: Record<PersonName, string> = {
  peer: "- - - - - - - -",
  "another team's lead": "- - - - - - - -",
  chain: "- - - - sma - - -",
  administrator: "- - - - sma - - -",
  "administrator above them": "- - - - sma - - -",
  subject: "s s s sma sma s s sma",
  "subject who is an administrator": "s s s sma sma s s sma",
  reviewer: "m m m sma sma m m sma",
  "reviewer above them": "m m m sma sma m m sma",
  "reviewer who is an administrator": "m m m sma sma m m sma",
};

const DECISIONS: Record<string, Decision> = { a: "allow", r: "refuse", "-": "absent" };
const KINDS: Record<string, string[]> = { "-": [], s: ["self"], m: ["manager"], sma: ["agreed", "manager", "self"] };
const people = Object.keys(PEOPLE) as PersonName[];

describe("an assessment of a cycle", () => {
  const cases = people.flatMap((person) =>
    ASSESSMENT_ACTIONS.flatMap((action) =>
      STAGES.map(([stage, lifecycle], column) => ({
        person,
        action,
        stage,
        lifecycle,
        decision: DECISIONS[MATRIX[person][action][column] ?? ""],
      })),
    ),
  );
  const decide = (person: PersonName, action: AssessmentAction, lifecycle: Lifecycle) =>
    decideAssessment(PEOPLE[person].actor, action, { ...lifecycle, ...PEOPLE[person].facts });

  for (const decision of ["absent", "refuse", "allow"] as const) {
    test.each(cases.filter((row) => row.decision === decision))(`${decision}: $action by $person, $stage`, (row) => {
      expect(decide(row.person, row.action, row.lifecycle)).toBe(decision);
    });
  }

  test("the matrix decides every case", () => {
    expect(cases).toHaveLength(people.length * ASSESSMENT_ACTIONS.length * STAGES.length);
    expect(cases.every(({ decision }) => decision !== undefined)).toBe(true);
  });

  test.each(people)("what %s may read", (person) => {
    const expected = READABLE[person].split(" ");
    expect(expected).toHaveLength(STAGES.length);
    for (const [column, [stage, lifecycle]] of STAGES.entries()) {
      const kinds = readableKinds(PEOPLE[person].actor, { ...lifecycle, ...PEOPLE[person].facts });
      expect([stage, [...kinds].sort()]).toEqual([stage, KINDS[expected[column] ?? ""]]);
    }
  });

  test("an administrator sees that a draft exists, and no rating of it", () => {
    const facts = { ...begun, ...stranger };
    expect(decideAssessment(administrator, "see", facts)).toBe("allow");
    expect(decideAssessment(administrator, "see-result", facts)).toBe("refuse");
    expect(readableKinds(administrator, facts).size).toBe(0);
  });

  test("reopened, an assessment is closed again to all but its two parties", () => {
    const reopened = { ...bothIn, phase: "comparison" as const };
    for (const person of ["chain", "administrator", "administrator above them"] as const) {
      expect(readableKinds(PEOPLE[person].actor, { ...reopened, ...PEOPLE[person].facts }).size).toBe(0);
    }
  });

  test("sharing is for ad hoc assessments: the fact opens nothing here", () => {
    const facts = { ...begun, ...stranger, isSharedWithActor: true };
    expect(decideAssessment(member, "see", facts)).toBe("absent");
    expect(readableKinds(member, facts).size).toBe(0);
  });
});

describe("decideBecomingReviewer", () => {
  const compared: Lifecycle = {
    ...newLifecycle("cycle"),
    phase: "comparison",
    selfSubmitted: true,
    reviewSubmitted: true,
  };
  const rating: Lifecycle = { ...newLifecycle("cycle"), selfSubmitted: true };
  const decide = (person: PersonName, lifecycle: Lifecycle) =>
    decideBecomingReviewer(PEOPLE[person].actor, { ...lifecycle, ...PEOPLE[person].facts });

  test("in the comparison no administrator gives themselves the sight of both sides", () => {
    expect(decide("administrator", compared)).toBe("refuse");
    expect(decide("subject who is an administrator", compared)).toBe("refuse");
  });

  test("who is no administrator never puts anyone in place, wherever they stand", () => {
    for (const person of people.filter((person) => !PEOPLE[person].actor.isAdministrator)) {
      for (const lifecycle of [rating, compared]) expect(decide(person, lifecycle)).not.toBe("allow");
    }
  });

  test("while one rates, and where they are above the person, they may", () => {
    expect(decide("administrator", rating)).toBe("allow");
    expect(decide("administrator above them", rating)).toBe("allow");
    expect(decide("administrator above them", compared)).toBe("allow");
  });
});

describe("an ad hoc assessment", () => {
  const draft = newLifecycle("ad-hoc");
  const submitted: Lifecycle = { ...draft, phase: "final", selfSubmitted: true };
  const others = people.filter((person) => !PEOPLE[person].facts.isSubject);

  test.each(others)("is absent for %s, in whatever state and for whatever action", (person) => {
    const { actor, facts } = PEOPLE[person];
    for (const lifecycle of [draft, submitted]) {
      for (const action of ASSESSMENT_ACTIONS) {
        expect(decideAssessment(actor, action, { ...lifecycle, ...facts })).toBe("absent");
      }
      expect(readableKinds(actor, { ...lifecycle, ...facts }).size).toBe(0);
    }
  });

  test.each(others)("a draft is absent for %s even where it counts as shared", (person) => {
    const { actor, facts } = PEOPLE[person];
    for (const action of ASSESSMENT_ACTIONS) {
      expect(decideAssessment(actor, action, { ...draft, ...facts, isSharedWithActor: true })).toBe("absent");
    }
    expect(readableKinds(actor, { ...draft, ...facts, isSharedWithActor: true }).size).toBe(0);
  });

  test.each(others)("shared with %s it may be read, and nothing else", (person) => {
    const { actor } = PEOPLE[person];
    const facts = { ...submitted, ...PEOPLE[person].facts, isSharedWithActor: true };
    const allowed = ASSESSMENT_ACTIONS.filter((action) => decideAssessment(actor, action, facts) === "allow");
    expect(allowed).toEqual(["see", "see-result", "see-notes"]);
    const rest = ASSESSMENT_ACTIONS.filter((action) => !allowed.includes(action));
    expect(rest.every((action) => decideAssessment(actor, action, facts) === "refuse")).toBe(true);
    expect([...readableKinds(actor, facts)]).toEqual(["self"]);
  });

  test.each(["subject", "subject who is an administrator"] as const)("what the author may do (%s)", (person) => {
    const { actor, facts } = PEOPLE[person];
    const allowed = (lifecycle: Lifecycle) =>
      ASSESSMENT_ACTIONS.filter((action) => decideAssessment(actor, action, { ...lifecycle, ...facts }) === "allow");
    expect(allowed(draft)).toEqual(["see", "rate-self", "see-notes", "move"]);
    expect(allowed(submitted)).toEqual(["see", "rate-self", "see-result", "see-notes", "share"]);
    expect([...readableKinds(actor, { ...draft, ...facts })]).toEqual(["self"]);
  });
});

describe("property: over any history, for anyone", () => {
  const lifecycle = fc
    .tuple(fc.constantFrom("cycle" as const, "ad-hoc" as const), fc.array(fc.constantFrom(...LIFECYCLE_EVENTS)))
    .map(([kind, events]) =>
      events.reduce((from, event) => {
        const result = transition(from, event, 1);
        return result.ok ? result.next : from;
      }, newLifecycle(kind)),
    );
  const actor = fc
    .record({ isAdministrator: fc.boolean(), hasReports: fc.boolean() })
    .map((flags): Actor => ({ ...member, ...flags }));
  const facts = fc
    .tuple(
      lifecycle,
      fc.record({
        isSubject: fc.boolean(),
        isReviewer: fc.boolean(),
        isInChain: fc.boolean(),
        isSharedWithActor: fc.boolean(),
      }),
    )
    .map(([life, standing]): AssessmentFacts => ({ ...life, ...standing }));
  const holds = (property: (actor: Actor, facts: AssessmentFacts) => boolean) =>
    fc.assert(fc.property(actor, facts, property), { numRuns: 1000 });

  test("a draft is readable by nobody but its rater", () => {
    holds((who, it) => {
      const kinds = readableKinds(who, it);
      const selfLeaks = kinds.has("self") && !it.selfSubmitted && !it.isSubject;
      const reviewLeaks = kinds.has("manager") && !it.reviewSubmitted && !it.isReviewer;
      return !selfLeaks && !reviewLeaks;
    });
  });

  test("neither side reads the other's before both are in", () => {
    holds((who, it) => {
      if (it.kind === "ad-hoc" || (it.selfSubmitted && it.reviewSubmitted)) return true;
      const kinds = readableKinds(who, it);
      return (!kinds.has("self") || it.isSubject) && (!kinds.has("manager") || it.isReviewer) && !kinds.has("agreed");
    });
  });

  test("who is neither side of it reads it when it is final, or shared", () => {
    holds(
      (who, it) =>
        it.isSubject ||
        it.isReviewer ||
        readableKinds(who, it).size === 0 ||
        (it.phase === "final" && (it.kind === "cycle" || it.isSharedWithActor)),
    );
  });

  test("what is absent is absent for every action, and nothing of it can be read", () => {
    holds((who, it) => {
      if (decideAssessment(who, "see", it) !== "absent") return true;
      return (
        ASSESSMENT_ACTIONS.every((action) => decideAssessment(who, action, it) === "absent") &&
        readableKinds(who, it).size === 0
      );
    });
  });

  test("what can be seen is never absent for any action", () => {
    holds(
      (who, it) =>
        decideAssessment(who, "see", it) === "absent" ||
        ASSESSMENT_ACTIONS.every((action) => decideAssessment(who, action, it) !== "absent"),
    );
  });

  test("leading others opens nothing by itself", () => {
    holds((who, it) => {
      const other = { ...who, hasReports: !who.hasReports };
      return ASSESSMENT_ACTIONS.every(
        (action) => decideAssessment(who, action, it) === decideAssessment(other, action, it),
      );
    });
  });
});
