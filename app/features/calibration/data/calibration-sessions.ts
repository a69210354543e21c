import { empty, join } from "@prisma/client/runtime/client";
import type { SessionScope } from "#app/features/calibration/domain/session/scope";
import {
  MAX_SESSION_PEOPLE,
  type SessionEvent,
  type SessionRefusal,
  transitionSession,
} from "#app/features/calibration/domain/session/session";
import { isInTeam } from "#app/features/people/data/teams";
import { type AuditAction, type AuditContext, recordAudit } from "#app/platform/database/audit";
import type { Database, Transaction } from "#app/platform/database/database";
import { insertMany } from "#app/platform/database/insert-many";
import { type Column, isIn, list, number, type Readable, readOne } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
import { inTransaction } from "#app/platform/database/transaction";
import type { Actor } from "#app/policy/actor";
import type { SessionFacts } from "#app/policy/policy-calibration";
import type { SessionState } from "#app/policy/stages";
import { tellChanged } from "./calibration-news";
import { readSessionState } from "./state-columns";

const m = table("CalibrationMember", "m");
const s = table("CalibrationSession", "s");
const p = table("Person", "p");
const a = table("Assessment", "a");

export type SessionSummary = {
  id: string;
  name: string;
  cycle: { id: string; name: string };
  state: SessionState;
  createdAt: Date;
  facts: SessionFacts;
  members: number;
  /** People in it, without the actor. */
  subjects: number;
};

/** Nobody who sees a session learns from a count that they are in it themselves. */
const othersThan = (personId: string) => ({ where: { assessment: { subjectId: { not: personId } } } });

/** The sessions an actor knows of, the latest first: those they are a member of, and for an administrator all. */
export async function listSessions(database: Database, actor: Actor): Promise<SessionSummary[]> {
  const rows = await database.client.calibrationSession.findMany({
    where: actor.isAdministrator ? {} : { members: { some: { personId: actor.personId } } },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: 200,
    select: {
      id: true,
      name: true,
      state: true,
      createdAt: true,
      cycle: { select: { id: true, name: true } },
      members: { where: { personId: actor.personId }, select: { isChair: true } },
      _count: { select: { members: true, subjects: othersThan(actor.personId) } },
    },
  });
  return rows.map(({ members: mine, _count, ...row }) => ({
    ...row,
    state: readSessionState(row.state),
    facts: { state: readSessionState(row.state), isMember: mine.length > 0, isChair: mine[0]?.isChair ?? false },
    members: _count.members,
    subjects: _count.subjects,
  }));
}

export type OpenSession = { id: string; name: string };

/** The open sessions that someone is a member of, the latest first. */
export const openSessionsOf = (personId: string): Column<OpenSession[]> =>
  list(
    { id: s.id, name: s.name },
    sql`FROM ${m} JOIN ${s} ON ${s.id} = ${m.sessionId}
      WHERE ${m.personId} = ${personId} AND ${s.state} = 'open' ORDER BY ${s.createdAt} DESC, ${s.id} LIMIT 20`,
  );

export type MemberDraft = { personId: string; isChair: boolean };

/**
 * The chosen people of a cycle: in one of these roles (null: any), and in this team or within it (null: all and none).
 */
export type Meant = { roleIds: readonly string[] | null; teamId: string | null };

/**
 * The assessments of a cycle that can be calibrated, of those who are meant: both sides have submitted and have seen each
 * other's ratings. What is still a draft of one side never comes into a session, nor what ended with the cycle without a
 * result.
 */
const fromEligible = (cycleId: string, { roleIds, teamId }: Meant) => {
  const narrowed = [
    ...(roleIds === null ? [] : [isIn(a.roleId, roleIds)]),
    ...(teamId === null ? [] : [isInTeam(p.teamId, teamId)]),
  ];
  const conditions = [sql`${a.cycleId} = ${cycleId} AND ${a.phase} IN ('comparison', 'final')`, ...narrowed];
  const person = teamId === null ? empty : sql`JOIN ${p} ON ${p.id} = ${a.subjectId}`;
  return sql`FROM ${a} ${person} WHERE ${join(conditions, " AND ")}`;
};

const countEligible = (database: Readable, cycleId: string, meant: Meant): Promise<number> =>
  readOne(database, number(sql`(SELECT count(*) ${fromEligible(cycleId, meant)})`));

async function listEligible(database: Readable, cycleId: string, meant: Meant): Promise<string[]> {
  const rows = list({ id: a.id }, sql`${fromEligible(cycleId, meant)} ORDER BY ${a.id}`);
  return (await readOne(database, rows)).map(({ id }) => id);
}

export type SessionDraft = { name: string; cycleId: string; scope: SessionScope; members: readonly MemberDraft[] };

export type TooMany = { ok: false; reason: "too-many"; count: number };

export type OpenSessionResult = { ok: true; id: string; subjects: number } | { ok: false; reason: "nobody" } | TooMany;

/** Opens a session over the chosen people of a cycle. Refused if they are none, or too many. */
export function openSession(
  database: Database,
  by: AuditContext,
  draft: SessionDraft,
  meant: Meant,
): Promise<OpenSessionResult> {
  return inTransaction(database, async (tx) => {
    const reader = { client: tx, engine: database.engine };
    const count = await countEligible(reader, draft.cycleId, meant);
    if (count === 0) return { ok: false, reason: "nobody" };
    if (count > MAX_SESSION_PEOPLE) return { ok: false, reason: "too-many", count };
    const subjects = await listEligible(reader, draft.cycleId, meant);
    const { id } = await tx.calibrationSession.create({
      data: { name: draft.name, cycleId: draft.cycleId, scope: JSON.stringify(draft.scope), createdAt: by.at },
      select: { id: true },
    });
    await insertMany(
      tx,
      "CalibrationSubject",
      subjects.map((assessmentId) => ({ sessionId: id, assessmentId })),
    );
    await insertMany(
      tx,
      "CalibrationMember",
      draft.members.map((member) => ({ sessionId: id, ...member })),
    );
    await recordAudit(tx, {
      ...entry(by, id, "calibration.opened"),
      after: {
        name: draft.name,
        subjects: subjects.length,
        added: draft.members.map(({ personId }) => personId),
        chair: draft.members.find(({ isChair }) => isChair)?.personId ?? null,
      },
    });
    return { ok: true, id, subjects: subjects.length };
  });
}

const entry = (by: AuditContext, subjectId: string, action: AuditAction) => ({
  at: by.at,
  actorId: by.actorId,
  action,
  subjectKind: "calibration" as const,
  subjectId,
});

/** Brings in those of the group who have both sides in since. Gives how many. */
export function addSubjects(
  database: Database,
  by: AuditContext,
  sessionId: string,
  meant: Meant,
): Promise<{ ok: true; added: number } | { ok: false; reason: SessionRefusal } | TooMany> {
  return inTransaction(database, async (tx) => {
    const locked = await lockSession(tx, sessionId, "change-members");
    if (!locked.ok) return locked;
    const known = await tx.calibrationSubject.findMany({ where: { sessionId }, select: { assessmentId: true } });
    const knownIds = new Set(known.map(({ assessmentId }) => assessmentId));
    const eligible = await listEligible({ client: tx, engine: database.engine }, locked.cycleId, meant);
    const added = eligible.filter((id) => !knownIds.has(id));
    if (added.length === 0) return { ok: true, added: 0 };
    const count = known.length + added.length;
    if (count > MAX_SESSION_PEOPLE) return { ok: false, reason: "too-many", count };
    await insertMany(
      tx,
      "CalibrationSubject",
      added.map((assessmentId) => ({ sessionId, assessmentId })),
    );
    await recordAudit(tx, {
      ...entry(by, sessionId, "calibration.people-added"),
      after: { subjects: added.length },
    });
    return { ok: true, added: added.length };
  });
}

export type LockedSession = { ok: true; cycleId: string } | { ok: false; reason: SessionRefusal };

/**
 * Holds the session's row until the transaction ends, where its state allows `event`: what is decided in it, and its
 * closing, come one after the other.
 */
export async function lockSession(tx: Transaction, sessionId: string, event: SessionEvent): Promise<LockedSession> {
  const [row] = await tx.calibrationSession.updateManyAndReturn({
    where: { id: sessionId },
    data: { id: sessionId },
    select: { state: true, cycleId: true },
  });
  if (!row) return { ok: false, reason: "is-closed" };
  const moved = transitionSession(readSessionState(row.state), event);
  return moved.ok ? { ok: true, cycleId: row.cycleId } : moved;
}

export type SessionResult = { ok: true } | { ok: false; reason: SessionRefusal | "changed-meanwhile" };

/** Puts other members in place, where they are still those that the person saw. */
export function changeMembers(
  database: Database,
  by: AuditContext,
  sessionId: string,
  expectedVersion: number,
  members: readonly MemberDraft[],
): Promise<SessionResult> {
  return inTransaction(database, async (tx) => {
    const locked = await lockSession(tx, sessionId, "change-members");
    if (!locked.ok) return locked;
    const { count } = await tx.calibrationSession.updateMany({
      where: { id: sessionId, version: expectedVersion },
      data: { version: { increment: 1 } },
    });
    if (count === 0) return { ok: false, reason: "changed-meanwhile" };
    const before = await tx.calibrationMember.findMany({
      where: { sessionId },
      select: { personId: true, isChair: true },
    });
    const idsOf = (list: readonly MemberDraft[]) => list.map(({ personId }) => personId);
    const chairOf = (list: readonly MemberDraft[]) => list.find(({ isChair }) => isChair)?.personId ?? null;
    const added = idsOf(members).filter((id) => !idsOf(before).includes(id));
    const removed = idsOf(before).filter((id) => !idsOf(members).includes(id));
    if (added.length + removed.length === 0 && chairOf(before) === chairOf(members)) return { ok: true };
    await tx.calibrationMember.deleteMany({ where: { sessionId } });
    await tx.calibrationMember.createMany({ data: members.map((member) => ({ sessionId, ...member })) });
    await recordAudit(tx, {
      ...entry(by, sessionId, "calibration.members-changed"),
      before: { chair: chairOf(before) },
      after: {
        ...(added.length > 0 && { added }),
        ...(removed.length > 0 && { removed }),
        chair: chairOf(members),
      },
    });
    return { ok: true };
  });
}

const STEPS = {
  close: "calibration.closed",
  reopen: "calibration.reopened",
  release: "calibration.released",
} as const satisfies Partial<Record<SessionEvent, AuditAction>>;

/** Closes, reopens or releases a session, where it is still as the person saw it. */
export function moveSession(
  database: Database,
  by: AuditContext & { reason?: string },
  sessionId: string,
  expectedVersion: number,
  event: keyof typeof STEPS,
): Promise<SessionResult> {
  return inTransaction(database, async (tx) => {
    const row = await tx.calibrationSession.findUniqueOrThrow({
      where: { id: sessionId },
      select: { state: true, closedAt: true },
    });
    const from = readSessionState(row.state);
    const moved = transitionSession(from, event);
    if (!moved.ok) return moved;
    const { count } = await tx.calibrationSession.updateMany({
      where: { id: sessionId, version: expectedVersion, state: from },
      data: {
        state: moved.next,
        closedAt: event === "close" ? by.at : event === "reopen" ? null : row.closedAt,
        releasedAt: event === "release" ? by.at : null,
        version: { increment: 1 },
      },
    });
    if (count === 0) return { ok: false, reason: "changed-meanwhile" };
    if (event === "release") await tellChanged(tx, sessionId);
    await recordAudit(tx, {
      ...entry(by, sessionId, STEPS[event]),
      before: { state: from },
      after: { state: moved.next },
      reason: by.reason,
    });
    return { ok: true };
  });
}
