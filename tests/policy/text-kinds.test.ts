import { describe, expect, test } from "vitest";
import { computeVoting, readableVotes } from "#app/features/promotion/domain/voting";
import type { Actor } from "#app/policy/actor";
import {
  type AssessmentFacts,
  decideAssessment,
  decideOrganisation,
  decidePersonDetails,
  readableNotes,
} from "#app/policy/policy";
import { decideCalibration, decideSessionSubject } from "#app/policy/policy-calibration";
import { decideEvidence, type EvidenceFacts } from "#app/policy/policy-evidence";
import { decideCheckIn, decideFeedback, decidePlan } from "#app/policy/policy-growth";
import { type CaseAction, type CaseFacts, decideCase, decideCommittee } from "#app/policy/policy-promotion";
import { decideSharedCase } from "#app/policy/policy-shared-cases";
import { describeTextReaders, type Reader, type TextKindId, textKinds } from "#app/policy/text-kinds";
import { newLifecycle } from "#tests/features/assessment/domain/new-lifecycle";
import { administrator, lead, member, NO_RELATION } from "./actors";

/** A reader of a text, by their relation to it. None of them is unrelated to every text. */
type Who = Reader | "stranger";
/** Whether the policy lets them read it, from this stage on. */
type Policy = Partial<Record<Who, (stage: number) => boolean>>;

const actorOf = (who: Who): Actor =>
  who === "administrators" ? administrator : ["chain", "manager", "raters"].includes(who) ? lead : member;

const inCycle = (stage: number): AssessmentFacts => ({
  ...newLifecycle("cycle"),
  selfSubmitted: true,
  reviewSubmitted: stage > 0,
  phase: stage > 0 ? "final" : "rating",
  ...{ isSubject: false, isReviewer: false, isInChain: false, isSharedWithActor: false },
});
const assessmentFacts = (who: Who, stage: number): AssessmentFacts => ({
  ...inCycle(stage),
  isSubject: who === "author" || who === "person",
  isReviewer: who === "reviewer",
  isInChain: who === "chain",
});

const ofAssessment = (reads: (actor: Actor, facts: AssessmentFacts) => boolean) =>
  policyFor(["author", "reviewer", "chain", "administrators", "stranger"], (who, stage) =>
    reads(actorOf(who), assessmentFacts(who, stage)),
  );

function policyFor(cast: readonly Who[], decide: (who: Who, stage: number) => boolean): Policy {
  return Object.fromEntries(cast.map((who) => [who, (stage: number) => decide(who, stage)]));
}

const recordOnly = policyFor(
  ["person", "reviewer", "chain", "session", "administrators", "stranger"],
  (who) => decideOrganisation(actorOf(who), "record.read") === "allow",
);

const NO_EVIDENCE: EvidenceFacts = {
  ...{ isAuthor: false, isSubject: false, isDirectManager: false, isSharedWithManager: false, isAskedToVouch: false },
  ...{ isBesideReadableRating: false, isArchived: false, isHeld: false },
};
/** The ways in which evidence is shown, and what there is of them before. */
const SHOWN: [EvidenceFacts, EvidenceFacts][] = [
  [
    { ...NO_EVIDENCE, isDirectManager: true },
    { ...NO_EVIDENCE, isDirectManager: true, isSharedWithManager: true },
  ],
  [NO_EVIDENCE, { ...NO_EVIDENCE, isAskedToVouch: true }],
  [NO_EVIDENCE, { ...NO_EVIDENCE, isBesideReadableRating: true }],
];
const seesEvidence = (facts: EvidenceFacts) => decideEvidence("see", facts) === "allow";
const evidence: Policy = {
  author: () => seesEvidence({ ...NO_EVIDENCE, isAuthor: true, isSubject: true }),
  shown: (stage) => {
    const ways = SHOWN.map(([before, after]) => seesEvidence(stage > 0 ? after : before));
    expect(new Set(ways).size, "every way of showing it opens it").toBe(1);
    return ways[0] === true;
  },
  manager: () => seesEvidence({ ...NO_EVIDENCE, isDirectManager: true }),
  chain: () => seesEvidence(NO_EVIDENCE),
  stranger: () => seesEvidence(NO_EVIDENCE),
};

const NO_CASE: CaseFacts = {
  state: "draft",
  ...{ isSubject: false, isManager: false, isSharedWithActor: false },
  ...{ isMember: false, isBarred: false, isDecider: false },
};
const caseFacts = (who: Who, state: CaseFacts["state"]): CaseFacts => ({
  ...NO_CASE,
  state,
  isSubject: who === "author" || who === "person",
  isManager: who === "manager",
  isSharedWithActor: who === "sharedWith",
  isMember: who === "voters",
});
const ofCase = (action: CaseAction, states: readonly CaseFacts["state"][], subject: Who = "person") =>
  policyFor(
    [subject, "manager", "sharedWith", "voters", "chain", "administrators", "stranger"],
    (who, stage) => decideCase(actorOf(who), action, caseFacts(who, states[stage] ?? "draft")) === "allow",
  );

/** Three vote: the reader named "author" has voted; the vote ends with the others'. */
const votesOf = (who: Who, stage: number) => {
  const member = (personId: string) => ({ personId, name: personId, isChair: personId === "voters" });
  const voting = computeVoting({
    members: ["author", "voters", "third", "person"].map(member),
    subjectId: "person",
    managerIds: ["manager"],
    declared: [],
    votedBy: stage > 0 ? ["author", "voters", "third"] : ["author"],
    isEndedByChair: false,
  });
  return readableVotes(voting, who);
};

const session = (who: Who, stage: number) => ({
  state: stage > 0 ? ("released" as const) : ("open" as const),
  isMember: who === "session",
  isChair: false,
});
const seesSession = (who: Who, stage: number) =>
  decideCalibration(actorOf(who), "see-ratings", session(who, stage)) === "allow" &&
  decideSessionSubject({ isSubject: who === "person" }) === "allow";
const seesFinal = (who: Who) => decideAssessment(actorOf(who), "see-result", assessmentFacts(who, 1)) === "allow";
const IN_SESSION: readonly Who[] = ["session", "person", "reviewer", "chain", "administrators", "stranger"];

/**
 * What the policy says of every kind. A kind without an entry is read by a rule of the data layer alone (a query by its
 * author, or the consent of two people), which the planted words hold it to at the wire.
 */
const POLICIES: Partial<Record<TextKindId, Policy>> = {
  "assessment.note": ofAssessment((actor, facts) => readableNotes(actor, facts).has("self")),
  "assessment.own-note": policyFor(["author", "manager", "chain", "administrators", "stranger"], (who, stage) =>
    readableNotes(actorOf(who), {
      ...assessmentFacts(who, 0),
      kind: "ad-hoc",
      phase: "final",
      isSharedWithActor: who === "manager" && stage > 0,
    }).has("self"),
  ),
  "assessment.agreed-reason": policyFor(["person", "reviewer", "chain", "administrators", "stranger"], (who) =>
    readableNotes(actorOf(who), assessmentFacts(who, 1)).has("agreed"),
  ),
  "assessment.reopen-reason": recordOnly,
  "access.sessions-reason": recordOnly,
  "assessment.reviewer-reason": recordOnly,
  "evidence.title": evidence,
  "evidence.words": evidence,
  "growth.goal": policyFor(["person", "manager", "chain", "administrators", "stranger"], (who) => {
    const relation = { isSelf: who === "person", isDirectManager: who === "manager", isInChain: who === "chain" };
    return decidePlan(actorOf(who), "see", relation) === "allow";
  }),
  "growth.check-in-notes": policyFor(["person", "holder", "manager", "chain", "administrators", "stranger"], (who) => {
    const facts = { isPerson: who === "person", isHolder: who === "holder", isCurrent: false };
    return decideCheckIn(actorOf(who), "see", facts) === "allow";
  }),
  "feedback.question": policyFor(["author", "asked", "manager", "chain", "administrators", "stranger"], (who, stage) =>
    ["see", "answer"].some(
      (action) => decideFeedback(actorOf(who), action as "see" | "answer", feedback(who, stage)) === "allow",
    ),
  ),
  "feedback.answer": policyFor(
    ["asker", "asked", "manager", "chain", "administrators", "stranger"],
    (who, stage) => decideFeedback(actorOf(who), "see", feedback(who, stage)) === "allow",
  ),
  "case.words": ofCase("read", ["draft", "review", "in-committee"], "author"),
  "case.recommendation": ofCase("read", ["review", "in-committee"]),
  "case.addendum": ofCase("read", ["submitted", "in-committee"]),
  "case.vote-reasons": policyFor(["author", "voters", "person", "manager", "administrators"], (who, stage) => {
    const votes = votesOf(who, stage);
    return votes === "all" || (votes === "own" && who === "author");
  }),
  "case.conflict": policyFor(
    ["voters", "administrators", "person", "manager"],
    (who) => decideOrganisation(actorOf(who), "record.read") === "allow" || votesOf(who, 0) !== "none",
  ),
  "case.decision-feedback": ofCase("see-outcome", ["not-yet"]),
  "committee.name": policyFor(
    ["administrators", "voters", "stranger"],
    (who) => decideCommittee(actorOf(who), "see", { isMember: who === "voters" }) === "allow",
  ),
  "calibration.session-name": policyFor(
    ["administrators", "session", "stranger"],
    (who, stage) => decideCalibration(actorOf(who), "see", session(who, stage)) === "allow",
  ),
  "calibration.remark": policyFor(IN_SESSION, seesSession),
  "calibration.change-reason": policyFor(
    IN_SESSION,
    (who, stage) => seesSession(who, stage) || (stage > 0 && seesFinal(who)),
  ),
  "calibration.keep-reason": policyFor(
    IN_SESSION,
    (who, stage) =>
      seesSession(who, stage) || (stage > 0 && decideOrganisation(actorOf(who), "record.read") === "allow"),
  ),
  "calibration.reopen-reason": recordOnly,
  "shared-case.text": policyFor(
    ["raters", "administrators", "stranger"],
    (who, stage) =>
      decideSharedCase(actorOf(who), "see", {
        state: stage > 0 ? "open" : "preparing",
        isRater: who === "raters",
        isInvolved: false,
        hasSubmitted: false,
      }) === "allow",
  ),
  "organisation.name": policyFor(["everyone"], (who) => decideOrganisation(actorOf(who), "directory.read") === "allow"),
  "person.email": policyFor(["person", "chain", "administrators", "everyone"], (who) => {
    const relation = { ...NO_RELATION, isSelf: who === "person", isInChain: who === "chain" };
    return decidePersonDetails(actorOf(who), relation) === "allow";
  }),
};

function feedback(who: Who, stage: number) {
  return {
    isAsker: who === "author" || who === "asker",
    invitation: who === "asked" ? ("open" as const) : null,
    isClosed: false,
    isSharedWithActor: who === "manager" && stage > 0,
  };
}

describe("the readers that a kind of text names are those that the policy lets read it", () => {
  for (const [kind, policy] of Object.entries(POLICIES) as [TextKindId, Policy][]) {
    for (const [stage, { once }] of textKinds[kind].stages.entries()) {
      test(`${kind}${once ? `, once ${once}` : ""}`, () => {
        const named = new Set(textKinds[kind].stages.slice(0, stage + 1).flatMap(({ readers }) => readers));
        const cast = Object.entries(policy) as [Who, (stage: number) => boolean][];
        const allowed = cast.filter(([, reads]) => reads(stage)).map(([who]) => who);
        const expected = cast.flatMap(([who]) => (who !== "stranger" && named.has(who) ? [who] : []));
        expect(allowed.sort()).toEqual(expected.sort());
      });
    }
  }
});

describe("what the screen says", () => {
  test("for one reader, for several by name, and for those who come later", () => {
    expect(describeTextReaders("assessment.private-note")).toBe("Only you can see this.");
    expect(describeTextReaders("assessment.agreed-reason", { person: "Mara", reviewer: "you" })).toBe(
      "Visible to you and Mara.",
    );
    expect(describeTextReaders("assessment.note", { person: "you", reviewer: "Tomás" })).toBe(
      "Only you can see this. Once both of you have submitted, Tomás can see it too.",
    );
  });

  test("a reader that there is not is left out, and one who reads it already is not said again", () => {
    expect(describeTextReaders("growth.goal", { person: "you", manager: null })).toBe("Only you can see this.");
    expect(describeTextReaders("case.words", { sharedWith: "Priya", manager: "Priya", voters: null })).toBe(
      "Visible to you and Priya.",
    );
  });

  test("every reader of every kind is said by one sentence or another", () => {
    for (const [kind, { stages }] of Object.entries(textKinds)) {
      const names = Object.fromEntries(
        stages.flatMap(({ readers }) => readers.map((reader) => [reader, `<${reader}>`])),
      );
      const said = describeTextReaders(kind as TextKindId, names);
      for (const reader of Object.keys(names)) expect(said, kind).toContain(`<${reader}>`);
    }
  });
});
