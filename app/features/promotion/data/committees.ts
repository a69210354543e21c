import { type CommitteeState, MAX_MEMBERS, type Member, MIN_MEMBERS } from "#app/features/promotion/domain/voting";
import { type AuditContext, lockAuditHead, recordAudit } from "#app/platform/database/audit";
import type { Database, Transaction } from "#app/platform/database/database";
import { inTransaction } from "#app/platform/database/transaction";
import { readCommitteeState } from "./state-columns";

export type CommitteeSummary = {
  id: string;
  name: string;
  meetsOn: string;
  state: CommitteeState;
  memberCount: number;
  caseCount: number;
  decidedCount: number;
};

/** Sessions, the open and the latest first: those of a member, or all of them where `memberId` is null. */
export async function listCommittees(
  database: Database,
  { memberId }: { memberId: string | null },
): Promise<CommitteeSummary[]> {
  const rows = await database.client.committee.findMany({
    where: memberId === null ? {} : { members: { some: { personId: memberId } } },
    orderBy: [{ state: "desc" }, { meetsOn: "desc" }],
    take: 50,
    select: {
      id: true,
      name: true,
      meetsOn: true,
      state: true,
      _count: { select: { members: true } },
      cases: { select: { decidedAt: true }, where: { state: { not: "withdrawn" } } },
    },
  });
  return rows.map(({ _count, cases, state, ...row }) => ({
    ...row,
    state: readCommitteeState(state),
    memberCount: _count.members,
    caseCount: cases.length,
    decidedCount: cases.filter(({ decidedAt }) => decidedAt !== null).length,
  }));
}

export type Committee = {
  id: string;
  name: string;
  meetsOn: string;
  state: CommitteeState;
  version: number;
  members: (Member & { email: string })[];
};

/** One session with its members by name; null where there is none. */
export async function findCommittee(database: Database, id: string): Promise<Committee | null> {
  const row = await database.client.committee.findUnique({
    where: { id },
    select: {
      id: true,
      name: true,
      meetsOn: true,
      state: true,
      version: true,
      members: {
        orderBy: { person: { nameKey: "asc" } },
        select: { personId: true, isChair: true, person: { select: { name: true, email: true } } },
      },
    },
  });
  if (!row) return null;
  return {
    ...row,
    state: readCommitteeState(row.state),
    members: row.members.map(({ person, ...member }) => ({ ...member, ...person })),
  };
}

export type CommitteeFields = { name: string; meetsOn: string; chairId: string; memberIds: readonly string[] };
type CommitteeRefusal =
  | "too-few"
  | "too-many"
  | "someone-left"
  | "has-voted"
  | "absent"
  | "changed-meanwhile"
  | "closed"
  | "undecided";
export type CommitteeResult = { ok: true; id: string } | { ok: false; reason: CommitteeRefusal };

/** The ids of active people by their addresses; addresses of nobody active are not in it. */
export async function listIdsByEmail(database: Database, emails: readonly string[]): Promise<Map<string, string>> {
  const rows = await database.client.person.findMany({
    where: { email: { in: [...emails] }, status: "active" },
    select: { id: true, email: true },
  });
  return new Map(rows.map(({ id, email }) => [email, id]));
}

const idsOf = ({ chairId, memberIds }: CommitteeFields) => [...new Set([chairId, ...memberIds])];

async function findMembersRefusal(tx: Transaction, ids: readonly string[]): Promise<CommitteeRefusal | null> {
  if (ids.length < MIN_MEMBERS) return "too-few";
  if (ids.length > MAX_MEMBERS) return "too-many";
  const active = await tx.person.count({ where: { id: { in: [...ids] }, status: "active" } });
  return active === ids.length ? null : "someone-left";
}

/** Plans a session. The chair is a member whether named among them or not. */
export function createCommittee(
  database: Database,
  by: AuditContext,
  fields: CommitteeFields,
): Promise<CommitteeResult> {
  return inTransaction(database, async (tx): Promise<CommitteeResult> => {
    const ids = idsOf(fields);
    const refusal = await findMembersRefusal(tx, ids);
    if (refusal) return { ok: false, reason: refusal };
    const { id } = await tx.committee.create({
      data: {
        name: fields.name,
        meetsOn: fields.meetsOn,
        createdAt: by.at,
        members: { create: ids.map((personId) => ({ personId, isChair: personId === fields.chairId })) },
      },
      select: { id: true },
    });
    await recordAudit(tx, {
      ...about(by, id),
      action: "committee.created",
      after: { name: fields.name, meetsOn: fields.meetsOn, chairId: fields.chairId, added: ids },
    });
    return { ok: true, id };
  });
}

const about = (by: AuditContext, id: string) =>
  ({ at: by.at, actorId: by.actorId, subjectKind: "committee", subjectId: id }) as const;

/** Changes an open session unless it was changed since `version`. Members who have voted stay members. */
export function updateCommittee(
  database: Database,
  by: AuditContext,
  change: CommitteeFields & { id: string; version: number },
): Promise<CommitteeResult> {
  return inTransaction(database, async (tx): Promise<CommitteeResult> => {
    await lockAuditHead(tx);
    const before = await tx.committee.findUnique({
      where: { id: change.id },
      select: {
        name: true,
        meetsOn: true,
        state: true,
        version: true,
        members: { select: { personId: true, isChair: true } },
      },
    });
    if (!before) return { ok: false, reason: "absent" };
    if (before.state !== "open") return { ok: false, reason: "closed" };
    if (before.version !== change.version) return { ok: false, reason: "changed-meanwhile" };
    const ids = idsOf(change);
    const had = before.members.map(({ personId }) => personId);
    const added = ids.filter((id) => !had.includes(id));
    const removed = had.filter((id) => !ids.includes(id));
    const refusal = await findMembersRefusal(tx, ids);
    if (refusal) return { ok: false, reason: refusal };
    const votes = await tx.caseVote.count({
      where: { memberId: { in: removed }, case: { committeeId: change.id } },
    });
    if (votes > 0) return { ok: false, reason: "has-voted" };
    const { count } = await tx.committee.updateMany({
      where: { id: change.id, version: change.version },
      data: { name: change.name, meetsOn: change.meetsOn, version: { increment: 1 } },
    });
    if (count === 0) return { ok: false, reason: "changed-meanwhile" };
    await tx.committeeMember.deleteMany({ where: { committeeId: change.id, personId: { in: removed } } });
    await tx.committeeMember.createMany({ data: added.map((personId) => ({ committeeId: change.id, personId })) });
    await tx.committeeMember.updateMany({ where: { committeeId: change.id }, data: { isChair: false } });
    await tx.committeeMember.updateMany({
      where: { committeeId: change.id, personId: change.chairId },
      data: { isChair: true },
    });
    const chairId = before.members.find(({ isChair }) => isChair)?.personId ?? null;
    await recordAudit(tx, {
      ...about(by, change.id),
      action: "committee.changed",
      before: { name: before.name, meetsOn: before.meetsOn, chairId },
      after: { name: change.name, meetsOn: change.meetsOn, chairId: change.chairId, added, removed },
    });
    return { ok: true, id: change.id };
  });
}

/** Ends a session. Refused while one of its cases waits for its decision. */
export function closeCommittee(database: Database, by: AuditContext, id: string): Promise<CommitteeResult> {
  return inTransaction(database, async (tx): Promise<CommitteeResult> => {
    await lockAuditHead(tx);
    if (await tx.promotionCase.count({ where: { committeeId: id, state: "in-committee" } })) {
      return { ok: false, reason: "undecided" };
    }
    const { count } = await tx.committee.updateMany({
      where: { id, state: "open" },
      data: { state: "closed", version: { increment: 1 } },
    });
    if (count === 0) return { ok: false, reason: "closed" };
    await recordAudit(tx, { ...about(by, id), action: "committee.closed" });
    return { ok: true, id };
  });
}
