import type { Sql } from "@prisma/client/runtime/client";
import type { CaseLifecycle, Decision, Recommendation } from "#app/features/promotion/domain/lifecycle";
import { computeVoting, type Member, type Voting } from "#app/features/promotion/domain/voting";
import type { Database } from "#app/platform/database/database";
import {
  type Column,
  first,
  group,
  list,
  mapped,
  number,
  optionalGroup,
  type Readable,
  readOne,
} from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
import type { Actor } from "#app/policy/actor";
import { type Permit, permittedId } from "#app/policy/permit";
import type { CaseFacts } from "#app/policy/policy-promotion";
import { readCaseState, readDecision, readRecommendation } from "./state-columns";

const c = table("PromotionCase", "c");
const n = table("Person", "n");
const u = table("CaseEvidence", "u");
const o = table("CaseConflict", "o");
const v = table("CaseVote", "v");
const h = table("CaseShare", "h");
const s = table("Person", "s");
const k = table("Committee", "k");
const w = table("CommitteeMember", "w");
const m = table("Person", "m");
const a = table("CaseAddendum", "a");
const p = table("Person", "p");

/** A promotion case without its contents: whose it is, how far, and how the actor stands to it. */
export type CaseHead = {
  id: string;
  version: number;
  subject: { id: string; name: string };
  /** The reviewing manager; null before the review. */
  manager: { id: string; name: string } | null;
  ladderVersionId: string;
  fromRoleId: string;
  targetRoleId: string;
  committee: { id: string; name: string; meetsOn: string; members: Member[] } | null;
  submittedAt: Date | null;
  snapshotHash: string | null;
  decidedAt: Date | null;
  decision: Decision | null;
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
  const state = readCaseState(row.state);
  return {
    ...rest,
    subject: { id: subject.id, name: subject.name },
    manager: manager && { id: manager.id, name: manager.name },
    committee: row.committee && { ...row.committee, members },
    decision: readDecision(row.decision),
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
  personId: w.personId,
  isChair: w.isChair,
  person: group({ name: n.name }),
};

/** Cases that `rest` (WHERE … ORDER BY … of "PromotionCase" c) finds, with how the actor stands to each. */
export const caseHeads = (actorId: string, rest: Sql): Column<CaseHead[]> =>
  mapped(
    list(
      {
        id: c.id,
        version: c.version,
        subject: group({ id: s.id, name: s.name, managerId: s.managerId }),
        manager: optionalGroup(m.id, { id: m.id, name: m.name, status: m.status }),
        ladderVersionId: c.ladderVersionId,
        fromRoleId: c.fromRoleId,
        targetRoleId: c.targetRoleId,
        state: c.state,
        recommendation: c.recommendation,
        reviewAskedAt: c.reviewAskedAt,
        committee: optionalGroup(k.id, {
          id: k.id,
          name: k.name,
          meetsOn: k.meetsOn,
          members: list(
            member,
            sql`FROM ${w} JOIN ${n} ON ${n.id} = ${w.personId} WHERE ${w.committeeId} = ${k.id} ORDER BY ${w.personId}`,
          ),
        }),
        submittedAt: c.submittedAt,
        snapshotHash: c.snapshotHash,
        votingClosedAt: c.votingClosedAt,
        decidedAt: c.decidedAt,
        decision: c.decision,
        effectiveOn: c.effectiveOn,
        roleChangedAt: c.roleChangedAt,
        withdrawnAt: c.withdrawnAt,
        updatedAt: c.updatedAt,
        pieceCount: number(sql`(SELECT count(DISTINCT ${u.evidenceId}) FROM ${u} WHERE ${u.caseId} = ${c.id})`),
        conflicts: list({ memberId: o.memberId }, sql`FROM ${o} WHERE ${o.caseId} = ${c.id} ORDER BY ${o.memberId}`),
        // Who has voted, and not what.
        votes: list({ memberId: v.memberId }, sql`FROM ${v} WHERE ${v.caseId} = ${c.id} ORDER BY ${v.memberId}`),
        shares: list(
          { personId: h.personId },
          sql`FROM ${h} WHERE ${h.caseId} = ${c.id} AND ${h.personId} = ${actorId}`,
        ),
      },
      sql`FROM ${c} JOIN ${s} ON ${s.id} = ${c.subjectId}
        LEFT JOIN ${m} ON ${m.id} = ${c.managerId} LEFT JOIN ${k} ON ${k.id} = ${c.committeeId} ${rest}`,
    ),
    (rows) => rows.map((row) => toCaseHead(row, actorId)),
  );

/** The case with how `actor` stands to it, or null. The policy decides what they may see of it. */
export async function findCaseHead(
  database: Readable,
  { personId }: Pick<Actor, "personId">,
  caseId: string,
): Promise<CaseHead | null> {
  const [head] = await readOne(database, caseHeads(personId, sql`WHERE ${c.id} = ${caseId}`));
  return head ?? null;
}

/** How many cases a list shows: more than anyone has, or is asked to read, at a time. */
const MAX_LISTED = 50;

/** A person's own cases, newest first. */
export const listOwnCases = (database: Database, { personId }: Actor): Promise<CaseHead[]> =>
  readOne(
    database,
    caseHeads(
      personId,
      sql`WHERE ${c.subjectId} = ${personId} ORDER BY ${c.createdAt} DESC, ${c.id} LIMIT ${MAX_LISTED}`,
    ),
  );

/** The latest cases of someone, with how `actor` stands to each. The policy says which of them the actor may see. */
export const listCasesOf = (database: Database, { personId }: Actor, subjectId: string): Promise<CaseHead[]> =>
  readOne(
    database,
    caseHeads(personId, sql`WHERE ${c.subjectId} = ${subjectId} ORDER BY ${c.createdAt} DESC, ${c.id} LIMIT 3`),
  );

/** Other people's cases that the person reviews as the manager, or that are shared with them. */
export const listCasesToRead = (database: Database, { personId }: Actor): Promise<CaseHead[]> =>
  readOne(
    database,
    caseHeads(
      personId,
      sql`WHERE (${c.managerId} = ${personId} AND ${c.state} NOT IN ('draft', 'withdrawn'))
          OR ${c.id} IN (SELECT ${h.caseId} FROM ${h} WHERE ${h.personId} = ${personId})
        ORDER BY ${c.updatedAt} DESC, ${c.id} LIMIT ${MAX_LISTED}`,
    ),
  );

/** Submitted cases that wait for a committee, and approved ones whose new role is not on record: for administrators. */
export const listCasesToPlace = (database: Database, { personId }: Actor): Promise<CaseHead[]> =>
  readOne(
    database,
    caseHeads(
      personId,
      sql`WHERE ${c.state} = 'submitted' OR (${c.state} = 'approved' AND ${c.roleChangedAt} IS NULL)
        ORDER BY ${c.submittedAt}, ${c.id} LIMIT ${MAX_LISTED}`,
    ),
  );

/** The cases of a session by name, without their contents; withdrawn ones are gone. */
export const listCommitteeCases = (database: Database, actorId: string, committeeId: string): Promise<CaseHead[]> =>
  readOne(
    database,
    caseHeads(
      actorId,
      sql`WHERE ${c.committeeId} = ${committeeId} AND ${c.state} <> 'withdrawn' ORDER BY ${s.nameKey}, ${c.id}`,
    ),
  );

export type Outcome = { feedback: string; gaps: string[] };

/** The words of the committee to the engineer, and the competencies it named. */
export const caseOutcome = (permit: Permit<"case.outcome">): Column<Outcome | null> =>
  first(
    {
      feedback: c.decisionFeedback,
      gaps: mapped(c.decisionGaps, (gaps) => JSON.parse(gaps) as string[]),
    },
    sql`FROM ${c} WHERE ${c.id} = ${permittedId(permit, "case.outcome")}`,
  );

export type Addendum = { id: string; text: string; author: string; createdAt: Date };

/** What was added after the submission, the oldest first. */
export const caseAddenda = (permit: Permit<"case.read">): Column<Addendum[]> =>
  list(
    {
      id: a.id,
      text: a.text,
      author: p.name,
      createdAt: a.createdAt,
    },
    sql`FROM ${a} JOIN ${p} ON ${p.id} = ${a.authorId}
      WHERE ${a.caseId} = ${permittedId(permit, "case.read")} ORDER BY ${a.createdAt}, ${a.id}`,
  );

export type RecommendationColumns = {
  recommendation: Recommendation | null;
  recommendationWords: string;
  recommendedAt: Date | null;
};

/** What the manager said, as it stands; null for no case. */
export const caseRecommendation = (permit: Permit<"case.read">): Column<RecommendationColumns | null> =>
  first(
    {
      recommendation: mapped(c.recommendation, readRecommendation),
      recommendationWords: c.recommendationWords,
      recommendedAt: c.recommendedAt,
    },
    sql`FROM ${c} WHERE ${c.id} = ${permittedId(permit, "case.read")}`,
  );
