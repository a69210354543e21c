import { type Facts, list, type Standing } from "./facts";
import type { Row } from "./tables";

const FROZEN = ["in-committee", "approved", "not-yet", "closed"];

function votersOf(facts: Facts, one: Row): string[] {
  const barred = [
    ...list(one.subjectId, one.managerId),
    ...facts.managerOf(one.subjectId),
    ...facts.rows("CaseConflict").flatMap((conflict) => (conflict.caseId === one.id ? list(conflict.memberId) : [])),
  ];
  return facts
    .rows("CommitteeMember")
    .flatMap((member) => (member.committeeId === one.committeeId ? list(member.personId) : []))
    .filter((member) => !barred.includes(member));
}

const sharedWith = (facts: Facts, one: Row) =>
  facts.rows("CaseShare").flatMap((share) => (share.caseId === one.id ? list(share.personId) : []));

/** Who reads what a case holds while it is no longer, or not yet, a frozen text. */
export function caseReaders(facts: Facts, one: Row): string[] {
  return [...list(one.subjectId), ...sharedWith(facts, one), ...(one.state === "review" ? list(one.managerId) : [])];
}

export function ofCase(facts: Facts, column: string, one: Row, row: Row): Standing {
  const voters = votersOf(facts, one);
  const isPlaced = FROZEN.includes(String(one.state));
  const people = {
    author: list(one.subjectId),
    person: list(one.subjectId),
    sharedWith: sharedWith(facts, one),
    manager: one.state === "draft" || one.state === "withdrawn" ? [] : list(one.managerId),
    voters,
    administrators: facts.administrators,
  };
  switch (column) {
    case "PromotionCase.recommendationWords":
      return { kind: "case.recommendation", stage: isPlaced ? 1 : 0, people };
    case "CaseAddendum.text":
      return { kind: "case.addendum", stage: isPlaced ? 1 : 0, people };
    case "PromotionCase.decisionFeedback":
      return { kind: "case.decision-feedback", stage: 0, people };
    case "CaseConflict.reason":
      return { kind: "case.conflict", stage: 0, people };
    case "CaseVote.reasons": {
      const voted = facts.rows("CaseVote").filter((vote) => vote.caseId === one.id);
      const isOver = one.votingClosedAt || voters.every((voter) => voted.some(({ memberId }) => memberId === voter));
      return { kind: "case.vote-reasons", stage: isOver ? 1 : 0, people: { ...people, author: list(row.memberId) } };
    }
    default:
      return { kind: "case.words", stage: isPlaced ? 2 : 1, people };
  }
}

export function ofCommitteeName(facts: Facts, row: Row): Standing {
  const cases = facts.rows("PromotionCase").filter((one) => one.committeeId === row.id);
  const people = {
    administrators: facts.administrators,
    voters: facts
      .rows("CommitteeMember")
      .flatMap((member) => (member.committeeId === row.id ? list(member.personId) : [])),
    person: cases.flatMap(({ subjectId }) => list(subjectId)),
    manager: cases.flatMap(({ managerId }) => list(managerId)),
    sharedWith: cases.flatMap((one) => sharedWith(facts, one)),
  };
  return { kind: "committee.name", stage: 0, people };
}
