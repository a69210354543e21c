import { findRole } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import type { CaseHead } from "#app/features/promotion/data/promotion";
import type { Bar } from "#app/features/promotion/domain/voting";
import type { Actor } from "#app/policy/actor";
import { decideCase } from "#app/policy/policy-promotion";

const PART_WORDS: Record<Bar, string> = {
  self: "your own case",
  "direct-manager": "you are the manager",
  declared: "you declared a conflict",
};

/** One case of a session, as this actor sees it. */
export function toCaseRow(actor: Actor, head: CaseHead, ladder: Ladder) {
  const { voting, lifecycle, facts } = head;
  const bar = voting.barred.find(({ personId }) => personId === actor.personId)?.bar ?? null;
  const isVoter = facts.isMember && !facts.isBarred;
  const hasVoted = voting.voted.some(({ personId }) => personId === actor.personId);
  return {
    id: head.id,
    subjectName: head.subject.name,
    targetName: findRole(ladder, head.targetRoleId)?.name ?? head.targetRoleId,
    state: lifecycle.state,
    voted: voting.voted.length,
    voters: voting.voters.length,
    mayRead: decideCase(actor, "read", facts) === "allow",
    isVoter,
    part: bar ? PART_WORDS[bar] : isVoter ? describeVote(hasVoted, lifecycle.state === "in-committee") : "",
    toDecide: decideCase(actor, "decide", facts) === "allow" && voting.isOver,
    mayTakeOut: lifecycle.state === "in-committee" && lifecycle.votesCast === 0 && !facts.isSubject,
  };
}
export type CommitteeCaseRow = ReturnType<typeof toCaseRow>;

function describeVote(hasVoted: boolean, isOpen: boolean): string {
  if (hasVoted) return isOpen ? "you have voted" : "you voted";
  return isOpen ? "your vote is missing" : "";
}
