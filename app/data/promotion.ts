import type { Actor } from "#app/domain/access/actor";
import type { CaseFacts } from "#app/domain/access/policy-promotion";
import type { CaseLifecycle, CaseState, Recommendation } from "#app/domain/promotion/lifecycle";
import { computeVoting, type Member, type Voting } from "#app/domain/promotion/voting";
import type { Database, Transaction } from "./database";

/** A promotion case without its contents: whose it is, how far, and how the actor stands to it. */
export type CaseHead = {
  id: string;
  version: number;
  subject: { id: string; name: string };
  /** Whoever reviews it; before that nobody. */
  manager: { id: string; name: string } | null;
  ladderVersionId: string;
  fromRoleId: string;
  targetRoleId: string;
  committee: { id: string; name: string; meetsOn: string; members: Member[] } | null;
  submittedAt: Date | null;
  snapshotHash: string | null;
  decidedAt: Date | null;
  decision: "approve" | "not-yet" | null;
  effectiveOn: string | null;
  roleChangedAt: Date | null;
  withdrawnAt: Date | null;
  updatedAt: Date;
  lifecycle: CaseLifecycle;
  voting: Voting;
  /** With whom it is shared. The policy says who may see that: the one it is about. */
  facts: CaseFacts;
};

export const CASE_HEAD_COLUMNS = {
  id: true,
  version: true,
  subject: { select: { id: true, name: true, managerId: true } },
  manager: { select: { id: true, name: true } },
  ladderVersionId: true,
  fromRoleId: true,
  targetRoleId: true,
  state: true,
  recommendation: true,
  committee: {
    select: {
      id: true,
      name: true,
      meetsOn: true,
      members: { select: { personId: true, isChair: true, person: { select: { name: true } } } },
    },
  },
  submittedAt: true,
  snapshotHash: true,
  votingClosedAt: true,
  decidedAt: true,
  decision: true,
  effectiveOn: true,
  roleChangedAt: true,
  withdrawnAt: true,
  updatedAt: true,
  conflicts: { select: { memberId: true } },
  // Who has voted, and not what.
  votes: { select: { memberId: true } },
} as const;

type HeadRow = {
  id: string;
  version: number;
  subject: { id: string; name: string; managerId: string | null };
  manager: { id: string; name: string } | null;
  ladderVersionId: string;
  fromRoleId: string;
  targetRoleId: string;
  state: string;
  recommendation: string | null;
  committee: {
    id: string;
    name: string;
    meetsOn: string;
    members: { personId: string; isChair: boolean; person: { name: string } }[];
  } | null;
  submittedAt: Date | null;
  snapshotHash: string | null;
  votingClosedAt: Date | null;
  decidedAt: Date | null;
  decision: string | null;
  effectiveOn: string | null;
  roleChangedAt: Date | null;
  withdrawnAt: Date | null;
  updatedAt: Date;
  conflicts: { memberId: string }[];
  votes: { memberId: string }[];
  shares?: { personId: string }[];
};

export function toCaseHead(row: HeadRow, actorId: string): CaseHead {
  const { subject, conflicts, votes, shares = [], votingClosedAt, recommendation, ...rest } = row;
  const members = (row.committee?.members ?? []).map(({ person, ...member }) => ({ ...member, name: person.name }));
  const voting = computeVoting({
    members,
    subjectId: subject.id,
    managerIds: [row.manager?.id ?? null, subject.managerId],
    declared: conflicts.map(({ memberId }) => memberId),
    votedBy: votes.map(({ memberId }) => memberId),
    isEndedByChair: votingClosedAt !== null,
  });
  const state = row.state as CaseState;
  return {
    ...rest,
    subject: { id: subject.id, name: subject.name },
    committee: row.committee && { ...row.committee, members },
    decision: row.decision as CaseHead["decision"],
    voting,
    lifecycle: {
      state,
      isRecommended: recommendation !== null,
      votesCast: voting.voted.length,
      isVotingOver: voting.isOver,
      isInEffect: row.roleChangedAt !== null,
    },
    facts: {
      state,
      isSubject: subject.id === actorId,
      isManager: row.manager?.id === actorId,
      isSharedWithActor: shares.some(({ personId }) => personId === actorId),
      isMember: members.some(({ personId }) => personId === actorId),
      isBarred: voting.barred.some(({ personId }) => personId === actorId),
      isDecider: voting.decider?.personId === actorId,
    },
  };
}

const withShare = (actorId: string) => ({
  ...CASE_HEAD_COLUMNS,
  shares: { where: { personId: actorId }, select: { personId: true } },
});

/** The case with how `actor` stands to it, or null. The policy decides what they may see of it. */
export async function findCaseHead(
  client: Pick<Transaction, "promotionCase">,
  actor: Pick<Actor, "personId">,
  caseId: string,
): Promise<CaseHead | null> {
  const row = await client.promotionCase.findUnique({ where: { id: caseId }, select: withShare(actor.personId) });
  return row && toCaseHead(row, actor.personId);
}

/** How many cases a list shows: more than anyone has, or is asked to read, at a time. */
const MAX_LISTED = 50;

/** Somebody's own cases, the newest first. */
export async function listOwnCases(database: Database, actor: Actor): Promise<CaseHead[]> {
  const rows = await database.client.promotionCase.findMany({
    where: { subjectId: actor.personId },
    orderBy: { createdAt: "desc" },
    take: MAX_LISTED,
    select: CASE_HEAD_COLUMNS,
  });
  return rows.map((row) => toCaseHead(row, actor.personId));
}

/** The latest cases of someone, with how `actor` stands to each. The policy says which of them the actor may see. */
export async function listCasesOf(database: Database, actor: Actor, subjectId: string): Promise<CaseHead[]> {
  const rows = await database.client.promotionCase.findMany({
    where: { subjectId },
    orderBy: { createdAt: "desc" },
    take: 3,
    select: withShare(actor.personId),
  });
  return rows.map((row) => toCaseHead(row, actor.personId));
}

/** Cases of others that somebody reviews as the manager, or reads because they are shared with them. */
export async function listCasesToRead(database: Database, actor: Actor): Promise<CaseHead[]> {
  const { personId } = actor;
  const rows = await database.client.promotionCase.findMany({
    where: {
      OR: [{ managerId: personId, state: { notIn: ["draft", "withdrawn"] } }, { shares: { some: { personId } } }],
    },
    orderBy: { updatedAt: "desc" },
    take: MAX_LISTED,
    select: withShare(personId),
  });
  return rows.map((row) => toCaseHead(row, personId));
}

/** Submitted cases that wait for a committee, and approved ones whose new role is not on record: for administrators. */
export async function listCasesToPlace(database: Database, actor: Actor): Promise<CaseHead[]> {
  const rows = await database.client.promotionCase.findMany({
    where: { OR: [{ state: "submitted" }, { state: "approved", roleChangedAt: null }] },
    orderBy: { submittedAt: "asc" },
    take: MAX_LISTED,
    select: CASE_HEAD_COLUMNS,
  });
  return rows.map((row) => toCaseHead(row, actor.personId));
}

export type Outcome = { feedback: string; gaps: string[] };

/** The words of the committee to the engineer, and the competencies it named. The caller has asked the policy. */
export async function findOutcome(database: Database, caseId: string): Promise<Outcome> {
  const row = await database.client.promotionCase.findUniqueOrThrow({
    where: { id: caseId },
    select: { decisionFeedback: true, decisionGaps: true },
  });
  return { feedback: row.decisionFeedback, gaps: JSON.parse(row.decisionGaps) as string[] };
}

export type Addendum = { id: string; text: string; author: string; createdAt: Date };

/** What was added after the submission, the oldest first. The caller has asked the policy. */
export async function listAddenda(database: Database, caseId: string): Promise<Addendum[]> {
  const rows = await database.client.caseAddendum.findMany({
    where: { caseId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, text: true, createdAt: true, author: { select: { name: true } } },
  });
  return rows.map(({ author, ...row }) => ({ ...row, author: author.name }));
}

export type RecommendationColumns = {
  recommendation: Recommendation | null;
  recommendationWords: string;
  recommendedAt: Date | null;
};

/** What the manager said, as it stands. The caller has asked the policy. */
export async function findRecommendation(database: Database, caseId: string): Promise<RecommendationColumns> {
  const row = await database.client.promotionCase.findUniqueOrThrow({
    where: { id: caseId },
    select: { recommendation: true, recommendationWords: true, recommendedAt: true },
  });
  return { ...row, recommendation: row.recommendation as Recommendation | null };
}
