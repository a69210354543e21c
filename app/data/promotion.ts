import { type Sql, sqltag } from "@prisma/client/runtime/client";
import type { Actor } from "#app/domain/access/actor";
import type { CaseFacts } from "#app/domain/access/policy-promotion";
import type { CaseLifecycle, CaseState, Recommendation } from "#app/domain/promotion/lifecycle";
import { computeVoting, type Member, type Voting } from "#app/domain/promotion/voting";
import type { Database, Transaction } from "./database";
import { type Column, flag, group, instant, list, mapped, nullable, number, optionalGroup, text } from "./reading";

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
  manager: { select: { id: true, name: true, status: true } },
  ladderVersionId: true,
  fromRoleId: true,
  targetRoleId: true,
  state: true,
  recommendation: true,
  reviewAskedAt: true,
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
  manager: { id: string; name: string; status: string } | null;
  ladderVersionId: string;
  fromRoleId: string;
  targetRoleId: string;
  state: string;
  recommendation: string | null;
  reviewAskedAt: Date | null;
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
  const {
    subject,
    conflicts,
    votes,
    shares = [],
    votingClosedAt,
    recommendation,
    reviewAskedAt,
    manager,
    ...rest
  } = row;
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
    manager: manager && { id: manager.id, name: manager.name },
    committee: row.committee && { ...row.committee, members },
    decision: row.decision as CaseHead["decision"],
    voting,
    lifecycle: {
      state,
      isRecommended: recommendation !== null,
      // A case asked about before the moment was kept has not changed since.
      review:
        state === "review"
          ? { askedAt: reviewAskedAt ?? row.updatedAt, hasManagerLeft: manager?.status !== "active" }
          : null,
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

const member = {
  personId: text(`m."personId"`),
  isChair: flag(`m."isChair"`),
  person: group({ name: text(`n."name"`) }),
};

/** Cases that `rest` (WHERE … ORDER BY … of "PromotionCase" c) finds, with how the actor stands to each. */
export const caseHeads = (actorId: string, rest: Sql): Column<CaseHead[]> =>
  mapped(
    list(
      {
        id: text(`c."id"`),
        version: number(`c."version"`),
        subject: group({ id: text(`s."id"`), name: text(`s."name"`), managerId: nullable(text(`s."managerId"`)) }),
        manager: optionalGroup(`m."id"`, {
          id: text(`m."id"`),
          name: text(`m."name"`),
          status: text(`m."status"`),
        }),
        ladderVersionId: text(`c."ladderVersionId"`),
        fromRoleId: text(`c."fromRoleId"`),
        targetRoleId: text(`c."targetRoleId"`),
        state: text(`c."state"`),
        recommendation: nullable(text(`c."recommendation"`)),
        reviewAskedAt: nullable(instant(`c."reviewAskedAt"`)),
        committee: optionalGroup(`k."id"`, {
          id: text(`k."id"`),
          name: text(`k."name"`),
          meetsOn: text(`k."meetsOn"`),
          members: list(
            member,
            sqltag`FROM "CommitteeMember" m JOIN "Person" n ON n."id" = m."personId" WHERE m."committeeId" = k."id"`,
          ),
        }),
        submittedAt: nullable(instant(`c."submittedAt"`)),
        snapshotHash: nullable(text(`c."snapshotHash"`)),
        votingClosedAt: nullable(instant(`c."votingClosedAt"`)),
        decidedAt: nullable(instant(`c."decidedAt"`)),
        decision: nullable(text(`c."decision"`)),
        effectiveOn: nullable(text(`c."effectiveOn"`)),
        roleChangedAt: nullable(instant(`c."roleChangedAt"`)),
        withdrawnAt: nullable(instant(`c."withdrawnAt"`)),
        updatedAt: instant(`c."updatedAt"`),
        conflicts: list({ memberId: text(`o."memberId"`) }, sqltag`FROM "CaseConflict" o WHERE o."caseId" = c."id"`),
        votes: list({ memberId: text(`v."memberId"`) }, sqltag`FROM "CaseVote" v WHERE v."caseId" = c."id"`),
      },
      sqltag`FROM "PromotionCase" c JOIN "Person" s ON s."id" = c."subjectId"
        LEFT JOIN "Person" m ON m."id" = c."managerId" LEFT JOIN "Committee" k ON k."id" = c."committeeId" ${rest}`,
    ),
    (rows) => rows.map((row) => toCaseHead(row, actorId)),
  );

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
