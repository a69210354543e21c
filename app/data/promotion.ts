import { type Sql, sqltag } from "@prisma/client/runtime/client";
import type { Actor } from "#app/domain/access/actor";
import type { CaseFacts } from "#app/domain/access/policy-promotion";
import type { CaseLifecycle, CaseState, Recommendation } from "#app/domain/promotion/lifecycle";
import { computeVoting, type Member, type Voting } from "#app/domain/promotion/voting";
import type { Database } from "./database";
import {
  type Column,
  first,
  flag,
  group,
  instant,
  list,
  mapped,
  nullable,
  number,
  optionalGroup,
  type Readable,
  readOne,
  text,
} from "./reading";

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
  /** How many pieces of evidence are chosen for it. */
  pieceCount: number;
  lifecycle: CaseLifecycle;
  voting: Voting;
  /** With whom it is shared. The policy says who may see that: the one it is about. */
  facts: CaseFacts;
};

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
  pieceCount: number;
  conflicts: { memberId: string }[];
  votes: { memberId: string }[];
  /** Of those it is shared with, the actor. */
  shares: { personId: string }[];
};

function toCaseHead(row: HeadRow, actorId: string): CaseHead {
  const { subject, conflicts, votes, shares, votingClosedAt, recommendation, reviewAskedAt, manager, ...rest } = row;
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
            sqltag`FROM "CommitteeMember" m JOIN "Person" n ON n."id" = m."personId" WHERE m."committeeId" = k."id"
              ORDER BY m."personId"`,
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
        pieceCount: number(`(SELECT count(DISTINCT u."evidenceId") FROM "CaseEvidence" u WHERE u."caseId" = c."id")`),
        conflicts: list(
          { memberId: text(`o."memberId"`) },
          sqltag`FROM "CaseConflict" o WHERE o."caseId" = c."id" ORDER BY o."memberId"`,
        ),
        // Who has voted, and not what.
        votes: list(
          { memberId: text(`v."memberId"`) },
          sqltag`FROM "CaseVote" v WHERE v."caseId" = c."id" ORDER BY v."memberId"`,
        ),
        shares: list(
          { personId: text(`h."personId"`) },
          sqltag`FROM "CaseShare" h WHERE h."caseId" = c."id" AND h."personId" = ${actorId}`,
        ),
      },
      sqltag`FROM "PromotionCase" c JOIN "Person" s ON s."id" = c."subjectId"
        LEFT JOIN "Person" m ON m."id" = c."managerId" LEFT JOIN "Committee" k ON k."id" = c."committeeId" ${rest}`,
    ),
    (rows) => rows.map((row) => toCaseHead(row, actorId)),
  );

/** The case with how `actor` stands to it, or null. The policy decides what they may see of it. */
export async function findCaseHead(
  database: Readable,
  { personId }: Pick<Actor, "personId">,
  caseId: string,
): Promise<CaseHead | null> {
  const [head] = await readOne(database, caseHeads(personId, sqltag`WHERE c."id" = ${caseId}`));
  return head ?? null;
}

/** How many cases a list shows: more than anyone has, or is asked to read, at a time. */
const MAX_LISTED = 50;

/** Somebody's own cases, the newest first. */
export const listOwnCases = (database: Database, { personId }: Actor): Promise<CaseHead[]> =>
  readOne(
    database,
    caseHeads(
      personId,
      sqltag`WHERE c."subjectId" = ${personId} ORDER BY c."createdAt" DESC, c."id" LIMIT ${MAX_LISTED}`,
    ),
  );

/** The latest cases of someone, with how `actor` stands to each. The policy says which of them the actor may see. */
export const listCasesOf = (database: Database, { personId }: Actor, subjectId: string): Promise<CaseHead[]> =>
  readOne(
    database,
    caseHeads(personId, sqltag`WHERE c."subjectId" = ${subjectId} ORDER BY c."createdAt" DESC, c."id" LIMIT 3`),
  );

/** Cases of others that somebody reviews as the manager, or reads because they are shared with them. */
export const listCasesToRead = (database: Database, { personId }: Actor): Promise<CaseHead[]> =>
  readOne(
    database,
    caseHeads(
      personId,
      sqltag`WHERE (c."managerId" = ${personId} AND c."state" NOT IN ('draft', 'withdrawn'))
          OR c."id" IN (SELECT h."caseId" FROM "CaseShare" h WHERE h."personId" = ${personId})
        ORDER BY c."updatedAt" DESC, c."id" LIMIT ${MAX_LISTED}`,
    ),
  );

/** Submitted cases that wait for a committee, and approved ones whose new role is not on record: for administrators. */
export const listCasesToPlace = (database: Database, { personId }: Actor): Promise<CaseHead[]> =>
  readOne(
    database,
    caseHeads(
      personId,
      sqltag`WHERE c."state" = 'submitted' OR (c."state" = 'approved' AND c."roleChangedAt" IS NULL)
        ORDER BY c."submittedAt", c."id" LIMIT ${MAX_LISTED}`,
    ),
  );

/** The cases of a session by name, without their contents; withdrawn ones are gone. */
export const listCommitteeCases = (database: Database, actorId: string, committeeId: string): Promise<CaseHead[]> =>
  readOne(
    database,
    caseHeads(
      actorId,
      sqltag`WHERE c."committeeId" = ${committeeId} AND c."state" <> 'withdrawn' ORDER BY s."nameKey", c."id"`,
    ),
  );

export type Outcome = { feedback: string; gaps: string[] };

/** The words of the committee to the engineer, and the competencies it named. The caller has asked the policy. */
export const caseOutcome = (caseId: string): Column<Outcome | null> =>
  first(
    {
      feedback: text(`c."decisionFeedback"`),
      gaps: mapped(text(`c."decisionGaps"`), (gaps) => JSON.parse(gaps) as string[]),
    },
    sqltag`FROM "PromotionCase" c WHERE c."id" = ${caseId}`,
  );

export type Addendum = { id: string; text: string; author: string; createdAt: Date };

/** What was added after the submission, the oldest first. The caller has asked the policy. */
export const caseAddenda = (caseId: string): Column<Addendum[]> =>
  list(
    {
      id: text(`a."id"`),
      text: text(`a."text"`),
      author: text(`p."name"`),
      createdAt: instant(`a."createdAt"`),
    },
    sqltag`FROM "CaseAddendum" a JOIN "Person" p ON p."id" = a."authorId"
      WHERE a."caseId" = ${caseId} ORDER BY a."createdAt", a."id"`,
  );

export type RecommendationColumns = {
  recommendation: Recommendation | null;
  recommendationWords: string;
  recommendedAt: Date | null;
};

/** What the manager said, as it stands; null for no case. The caller has asked the policy. */
export const caseRecommendation = (caseId: string): Column<RecommendationColumns | null> =>
  first(
    {
      recommendation: nullable(text<Recommendation>(`c."recommendation"`)),
      recommendationWords: text(`c."recommendationWords"`),
      recommendedAt: nullable(instant(`c."recommendedAt"`)),
    },
    sqltag`FROM "PromotionCase" c WHERE c."id" = ${caseId}`,
  );
