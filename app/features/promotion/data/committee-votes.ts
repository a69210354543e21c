import { recordOf } from "#app/features/people/data/people";
import { MIN_VOTES_TO_DECIDE } from "#app/features/promotion/domain/lifecycle";
import {
  type CastVote,
  countVotes,
  readableVotes,
  type Vote,
  type Voting,
} from "#app/features/promotion/domain/voting";
import { type AuditContext, recordAudit } from "#app/platform/database/audit";
import type { Database, Transaction } from "#app/platform/database/database";
import { type Permit, permittedId } from "#app/policy/permit";
import { type StepResult, takeCaseStep } from "./promotion-steps";
import { readVote } from "./state-columns";

export type ShownVote = CastVote & { castAt: Date; version: number };

/**
 * The votes on a case that `reader` may read: their own while the vote is open, all once it is over, none where they have
 * no vote. What may not be read never leaves the database.
 */
export async function listVotes(
  database: Database,
  permit: Permit<"case.votes">,
  of: { readerId: string; voting: Voting },
): Promise<ShownVote[]> {
  const caseId = permittedId(permit, "case.votes");
  const readable = readableVotes(of.voting, of.readerId);
  if (readable === "none") return [];
  const rows = await database.client.caseVote.findMany({
    where: { caseId, ...(readable === "own" && { memberId: of.readerId }) },
    orderBy: { member: { nameKey: "asc" } },
    select: { memberId: true, vote: true, reasons: true, castAt: true, version: true },
  });
  return rows.map((row) => ({ ...row, vote: readVote(row.vote) }));
}

export type VoteResult = StepResult<"barred">;

/** Puts a submitted case before an open committee. Refused where too few of its members could vote. */
export function placeCase(
  database: Database,
  by: AuditContext,
  caseId: string,
  committeeId: string,
): Promise<StepResult<"committee-closed" | "too-few-voters">> {
  return takeCaseStep<"committee-closed" | "too-few-voters">(database, by, {
    caseId,
    event: "put-in-committee",
    action: "case.placed",
    change: async (tx, head) => {
      const committee = await tx.committee.findUnique({
        where: { id: committeeId, state: "open" },
        select: { members: { select: { personId: true } } },
      });
      if (!committee) return { refused: "committee-closed" };
      const { managerId } = await tx.person.findUniqueOrThrow({
        where: { id: head.subject.id },
        select: { managerId: true },
      });
      const barred = [head.subject.id, head.manager?.id, managerId];
      const voters = committee.members.filter(({ personId }) => !barred.includes(personId));
      if (voters.length < MIN_VOTES_TO_DECIDE) return { refused: "too-few-voters" };
      return { data: { committeeId }, record: { after: { state: "in-committee", committeeId } } };
    },
  });
}

/** Takes a case from its committee, while nobody has voted on it. Declared conflicts go with it. */
export function takeCaseOut(database: Database, by: AuditContext, caseId: string): Promise<StepResult> {
  return takeCaseStep(database, by, {
    caseId,
    event: "take-out-of-committee",
    action: "case.taken-out",
    change: async (tx, head) => {
      await tx.caseConflict.deleteMany({ where: { caseId } });
      return { data: { committeeId: null }, record: { before: { committeeId: head.committee?.id } } };
    },
  });
}

/** Casts or changes one's vote while the vote is open. The record says that one has voted, never what. */
export function castVote(
  database: Database,
  by: AuditContext,
  of: { caseId: string; vote: Vote; reasons: string },
): Promise<VoteResult> {
  return takeCaseStep<"barred">(database, by, {
    caseId: of.caseId,
    event: "vote",
    action: "case.voted",
    change: async (tx, head) => {
      if (!head.voting.voters.some(({ personId }) => personId === by.actorId)) return { refused: "barred" };
      const { caseId, vote, reasons } = of;
      await tx.caseVote.upsert({
        where: { caseId_memberId: { caseId, memberId: by.actorId } },
        create: { caseId, memberId: by.actorId, vote, reasons, castAt: by.at },
        update: { vote, reasons, castAt: by.at, version: { increment: 1 } },
        select: { caseId: true },
      });
      return { record: {} };
    },
  });
}

/** Declares a conflict of interest: one's vote is taken back, and one reads the case no more. */
export function declareConflict(
  database: Database,
  by: AuditContext,
  of: { caseId: string; reason: string },
): Promise<StepResult<"barred">> {
  return takeCaseStep<"barred">(database, by, {
    caseId: of.caseId,
    event: "vote",
    action: "case.conflict-declared",
    change: async (tx, head) => {
      if (!head.voting.voters.some(({ personId }) => personId === by.actorId)) return { refused: "barred" };
      const { caseId, reason } = of;
      await tx.caseVote.deleteMany({ where: { caseId, memberId: by.actorId } });
      await tx.caseConflict.create({ data: { caseId, memberId: by.actorId, reason, declaredAt: by.at } });
      return { record: { before: {}, after: {}, reason } };
    },
  });
}

/** Ends the vote before everyone has voted. */
export function endVoting(
  database: Database,
  by: AuditContext,
  caseId: string,
): Promise<StepResult<"too-few-votes-yet">> {
  return takeCaseStep<"too-few-votes-yet">(database, by, {
    caseId,
    event: "vote",
    action: "case.voting-ended",
    change: async (_, head) => {
      if (head.voting.voted.length < MIN_VOTES_TO_DECIDE) return { refused: "too-few-votes-yet" };
      const waitedFor = head.voting.waitingFor.map(({ personId }) => personId);
      return { data: { votingClosedAt: by.at }, record: { before: {}, after: { leftOut: waitedFor } } };
    },
  });
}

export type CaseDecision =
  | { caseId: string; expectedVersion: number; feedback: string; decision: "not-yet"; gaps: readonly string[] }
  | {
      caseId: string;
      expectedVersion: number;
      feedback: string;
      decision: "approve";
      effectiveOn: string;
      /** The organisation's day: an approval that counts from today or before gives the role at once. */
      today: string;
      /** The role after the new one, to aim at next; null at the end of a track. */
      nextRoleId: string | null;
    };

/** Records the decision with the words to the engineer, which are in no record. */
export function decideOnCase(database: Database, by: AuditContext, of: CaseDecision): Promise<StepResult> {
  return takeCaseStep(database, by, {
    caseId: of.caseId,
    event: of.decision === "approve" ? "approve" : "decide-not-yet",
    action: of.decision === "approve" ? "case.approved" : "case.not-yet",
    expectedVersion: of.expectedVersion,
    change: async (tx, head) => {
      const votes = await tx.caseVote.findMany({
        where: { caseId: of.caseId },
        select: { memberId: true, vote: true, reasons: true },
      });
      const tally = countVotes(
        head.voting,
        votes.map((row) => ({ ...row, vote: readVote(row.vote) })),
      );
      const data = { decidedAt: by.at, decision: of.decision, decisionFeedback: of.feedback };
      const before = { state: "in-committee" };
      if (of.decision === "not-yet") {
        const after = { state: "not-yet", tally, gaps: of.gaps };
        return { data: { ...data, decisionGaps: JSON.stringify(of.gaps) }, record: { before, after } };
      }
      const { effectiveOn, today, nextRoleId } = of;
      const isNow = effectiveOn <= today;
      if (isNow) await giveRole(tx, by, { head, effectiveOn, nextRoleId });
      return {
        data: { ...data, effectiveOn, ...(isNow && { roleChangedAt: by.at }) },
        record: { before, after: { state: "approved", tally, effectiveOn } },
      };
    },
  });
}

/** Gives the role of an approval whose day has come. */
export function putIntoEffect(
  database: Database,
  by: AuditContext,
  of: { caseId: string; today: string; nextRoleId: string | null },
): Promise<StepResult<"too-early">> {
  return takeCaseStep<"too-early">(database, by, {
    caseId: of.caseId,
    event: "put-into-effect",
    action: "case.put-into-effect",
    change: async (tx, head) => {
      const effectiveOn = head.effectiveOn ?? of.today;
      if (effectiveOn > of.today) return { refused: "too-early" };
      await giveRole(tx, by, { head, effectiveOn, nextRoleId: of.nextRoleId });
      return { data: { roleChangedAt: by.at } };
    },
  });
}

type Given = {
  head: { subject: { id: string }; targetRoleId: string };
  effectiveOn: string;
  nextRoleId: string | null;
};

async function giveRole(tx: Transaction, by: AuditContext, { head, effectiveOn, nextRoleId }: Given): Promise<void> {
  const id = head.subject.id;
  const before = await tx.person.findUniqueOrThrow({ where: { id }, select: { roleId: true, targetRoleId: true } });
  const after = { roleId: head.targetRoleId, targetRoleId: nextRoleId };
  await tx.person.update({ where: { id }, data: { ...after, version: { increment: 1 } }, select: { id: true } });
  await recordAudit(
    tx,
    recordOf("person.changed", id, by, {
      before,
      after: { ...after, effectiveOn },
      reason: "An approved promotion case",
    }),
  );
}

export type DeclaredConflict = { memberId: string; name: string; reason: string };

/** Declared conflicts with their reasons: for those who vote. */
export async function listConflicts(database: Database, permit: Permit<"case.votes">): Promise<DeclaredConflict[]> {
  const caseId = permittedId(permit, "case.votes");
  const rows = await database.client.caseConflict.findMany({
    where: { caseId },
    orderBy: { member: { nameKey: "asc" } },
    select: { memberId: true, reason: true, member: { select: { name: true } } },
  });
  return rows.map(({ member, ...row }) => ({ ...row, name: member.name }));
}
