/** Votes of a committee on one case: who votes, when it is over, and who sees what. Pure. */

export const VOTES = ["approve", "not-yet", "abstain"] as const;
export type Vote = (typeof VOTES)[number];

export const COMMITTEE_STATES = ["open", "closed"] as const;
export type CommitteeState = (typeof COMMITTEE_STATES)[number];

export const VOTE_WORDS: Record<Vote, string> = { approve: "Approve", "not-yet": "Not yet", abstain: "Abstain" };

/** Three people see more than two, and leave two votes when one of them has a conflict of interest. */
export const MIN_MEMBERS = 3;
/** More than anyone can bring round one table. */
export const MAX_MEMBERS = 15;

export type Member = { personId: string; name: string; isChair: boolean };
export type CastVote = { memberId: string; vote: Vote; reasons: string };

/** Why a member has no vote on a case. */
export type Bar = "self" | "direct-manager" | "declared";

export type VotingInput = {
  members: readonly Member[];
  subjectId: string;
  /** The manager who recommended, and the manager of today: neither votes. */
  managerIds: readonly (string | null)[];
  /** Members who declared a conflict of interest. */
  declared: readonly string[];
  /** Ids of those who have voted. What they voted is asked for once it may be read. */
  votedBy: readonly string[];
  /** The chair ended the vote before everyone had voted. */
  isEndedByChair: boolean;
};

export type Voting = {
  voters: Member[];
  barred: (Member & { bar: Bar })[];
  /** Who has voted and who has not, never what. */
  voted: Member[];
  waitingFor: Member[];
  isOver: boolean;
  /** Who records the decision: the chair, or where the chair is barred the first voter by name. Null where nobody votes. */
  decider: Member | null;
};

/** Why this member may not vote on a case, or null where they may. */
function findBar(memberId: string, input: Pick<VotingInput, "subjectId" | "managerIds" | "declared">): Bar | null {
  if (memberId === input.subjectId) return "self";
  if (input.managerIds.includes(memberId)) return "direct-manager";
  return input.declared.includes(memberId) ? "declared" : null;
}

/** How the vote on a case stands: who votes, who has, and whether it is over. What was voted is no part of it. */
export function computeVoting(input: VotingInput): Voting {
  const members = [...input.members].sort((a, b) => compareText(a.name, b.name) || compareText(a.personId, b.personId));
  const barred = members.flatMap((member) => {
    const bar = findBar(member.personId, input);
    return bar ? [{ ...member, bar }] : [];
  });
  const voters = members.filter(({ personId }) => !barred.some((other) => other.personId === personId));
  const hasVoted = ({ personId }: Member) => input.votedBy.includes(personId);
  const waitingFor = voters.filter((member) => !hasVoted(member));
  const isOver = voters.length > 0 && (waitingFor.length === 0 || input.isEndedByChair);
  return {
    voters,
    barred,
    voted: voters.filter(hasVoted),
    waitingFor,
    isOver,
    decider: voters.find(({ isChair }) => isChair) ?? voters[0] ?? null,
  };
}

/** How the vote ended. Votes of people who are barred, or no members, do not count. */
export function countVotes(voting: Pick<Voting, "voters">, votes: readonly CastVote[]): Record<Vote, number> {
  const counted = votes.filter(({ memberId }) => voting.voters.some(({ personId }) => personId === memberId));
  const count = (vote: Vote) => counted.filter((cast) => cast.vote === vote).length;
  return { approve: count("approve"), "not-yet": count("not-yet"), abstain: count("abstain") };
}

/**
 * The votes that a member may be shown: their own at any time, everyone's once the vote is over, and none where they are
 * barred. The data layer is asked for nothing else.
 */
export function readableVotes(voting: Voting, readerId: string): "none" | "own" | "all" {
  if (!voting.voters.some(({ personId }) => personId === readerId)) return "none";
  return voting.isOver ? "all" : "own";
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
