import type { Sql } from "@prisma/client/runtime/client";
import { MAX_FOLLOW_UPS } from "#app/features/growth/domain/check-in";
import type { Day } from "#app/kernel/day";
import type { AuditContext } from "#app/platform/database/audit";
import type { Database, Transaction } from "#app/platform/database/database";
import { type Column, nullable, text } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
import { inTransaction } from "#app/platform/database/transaction";
import type { CheckInFacts } from "#app/policy/policy-growth";

const h = table("CheckIn", "h");

export type FollowUp = {
  id: string;
  text: string;
  owner: { id: string; name: string };
  dueOn: Day | null;
  doneOn: Day | null;
  version: number;
};

export type CheckInSummary = {
  id: string;
  heldOn: Day;
  manager: { id: string; name: string };
  person: { id: string; name: string };
  /** How the shared notes begin. */
  notes: string;
  openFollowUps: number;
};

export type CheckIn = {
  id: string;
  person: { id: string; name: string };
  manager: { id: string; name: string };
  heldOn: Day;
  notes: string;
  version: number;
  updatedAt: Date;
  followUps: FollowUp[];
  facts: CheckInFacts;
};

const NAMED = { select: { id: true, name: true } } as const;

/** A conversation has two parties: whose growth it was about, and who held it. */
const partyOf = (actorId: string) => ({ OR: [{ personId: actorId }, { managerId: actorId }] });

/** Check-ins about a person, newest first, limited to those the actor took part in. Nobody else ever reads one. */
export async function listCheckIns(
  database: Database,
  actorId: string,
  personId: string,
  page: { skip: number; take: number },
): Promise<CheckInSummary[]> {
  const rows = await database.client.checkIn.findMany({
    where: { personId, ...partyOf(actorId) },
    orderBy: [{ heldOn: "desc" }, { createdAt: "desc" }, { id: "asc" }],
    ...page,
    select: {
      id: true,
      heldOn: true,
      notes: true,
      manager: NAMED,
      person: NAMED,
      _count: { select: { followUps: { where: { doneOn: null } } } },
    },
  });
  return rows.map(({ _count, ...row }) => ({ ...row, openFollowUps: _count.followUps }));
}

/** Counts the check-ins about a person that the actor took part in. */
export function countCheckIns(database: Database, actorId: string, personId: string): Promise<number> {
  return database.client.checkIn.count({ where: { personId, ...partyOf(actorId) } });
}

/** One conversation with its follow-ups and how the actor stands to it, or null. Private notes are asked for on their own. */
export async function findCheckIn(database: Database, actorId: string, id: string): Promise<CheckIn | null> {
  const row = await database.client.checkIn.findFirst({
    where: { id, ...partyOf(actorId) },
    select: {
      id: true,
      heldOn: true,
      notes: true,
      version: true,
      updatedAt: true,
      manager: NAMED,
      person: { select: { id: true, name: true, managerId: true } },
      followUps: {
        orderBy: [{ position: "asc" }, { id: "asc" }],
        select: { id: true, text: true, dueOn: true, doneOn: true, version: true, owner: NAMED },
      },
    },
  });
  if (!row) return null;
  const { managerId, ...person } = row.person;
  return {
    ...row,
    person,
    facts: {
      isPerson: person.id === actorId,
      isHolder: row.manager.id === actorId,
      isCurrent: managerId === row.manager.id,
    },
  };
}

export type CheckInDraft = { heldOn: Day; notes: string };

/** Writes down a conversation of a person with their manager of today. */
export async function createCheckIn(
  database: Database,
  by: AuditContext,
  personId: string,
  draft: CheckInDraft,
): Promise<{ ok: true; id: string } | { ok: false; reason: "no-manager" }> {
  const person = await database.client.person.findUnique({ where: { id: personId }, select: { managerId: true } });
  if (!person?.managerId) return { ok: false, reason: "no-manager" };
  const { id } = await database.client.checkIn.create({
    data: { personId, managerId: person.managerId, ...draft, createdAt: by.at, updatedAt: by.at },
    select: { id: true },
  });
  return { ok: true, id };
}

export type CheckInResult = { ok: true } | { ok: false; reason: "changed-meanwhile" };
const CHANGED = { ok: false, reason: "changed-meanwhile" } as const;

/** Rewrites the day and the shared notes, where nobody else did since `version`. */
export async function updateCheckIn(
  database: Database,
  by: AuditContext,
  checkIn: { id: string; version: number },
  draft: CheckInDraft,
): Promise<CheckInResult> {
  const { count } = await database.client.checkIn.updateMany({
    where: { id: checkIn.id, version: checkIn.version },
    data: { ...draft, updatedAt: by.at, version: { increment: 1 } },
  });
  return count > 0 ? { ok: true } : CHANGED;
}

export type NewFollowUp = { text: string; ownerId: string; dueOn: Day | null };

/** Adds a follow-up. The caller has checked that its owner took part in the check-in. */
export function addFollowUp(
  database: Database,
  checkInId: string,
  followUp: NewFollowUp,
): Promise<{ ok: true } | { ok: false; reason: "too-many" }> {
  return inTransaction(database, async (tx) => {
    await lockCheckIn(tx, checkInId);
    const rows = await tx.followUp.findMany({ where: { checkInId }, select: { position: true } });
    if (rows.length >= MAX_FOLLOW_UPS) return { ok: false, reason: "too-many" };
    const position = Math.max(-1, ...rows.map((row) => row.position)) + 1;
    await tx.followUp.create({ data: { checkInId, ...followUp, position }, select: { id: true } });
    return { ok: true };
  });
}

const lockCheckIn = (tx: Transaction, id: string) =>
  tx.checkIn.update({ where: { id }, data: { id }, select: { id: true } });

/** Ticks a follow-up off on a day, or opens it again (null), where nobody else changed it since `version`. */
export async function tickFollowUp(
  database: Database,
  checkInId: string,
  followUp: { id: string; version: number },
  doneOn: Day | null,
): Promise<CheckInResult> {
  const { count } = await database.client.followUp.updateMany({
    where: { id: followUp.id, checkInId, version: followUp.version },
    data: { doneOn, version: { increment: 1 } },
  });
  return count > 0 ? { ok: true } : CHANGED;
}

/** Takes a follow-up out, where nobody else changed it since `version`. */
export async function removeFollowUp(
  database: Database,
  checkInId: string,
  followUp: { id: string; version: number },
): Promise<CheckInResult> {
  const { count } = await database.client.followUp.deleteMany({
    where: { id: followUp.id, checkInId, version: followUp.version },
  });
  return count > 0 ? { ok: true } : CHANGED;
}

export type OpenFollowUp = FollowUp & { checkInId: string; agreedOn: Day };

/** Open follow-ups of the check-ins about a person that the actor took part in, earliest first. */
export async function listOpenFollowUps(
  database: Database,
  actorId: string,
  personId: string,
): Promise<OpenFollowUp[]> {
  const rows = await database.client.followUp.findMany({
    where: { doneOn: null, checkIn: { personId, ...partyOf(actorId) } },
    orderBy: [{ checkIn: { heldOn: "asc" } }, { position: "asc" }],
    take: 50,
    select: {
      id: true,
      text: true,
      dueOn: true,
      doneOn: true,
      version: true,
      checkInId: true,
      owner: NAMED,
      checkIn: { select: { heldOn: true } },
    },
  });
  return rows.map(({ checkIn, ...row }) => ({ ...row, agreedOn: checkIn.heldOn }));
}

/** The day of the last conversation between the person and the manager that two expressions name; null where there was none. */
export const lastHeldOn = (person: Sql, manager: Sql): Column<Day | null> =>
  nullable(
    text(sql`(SELECT max(${h.heldOn}) FROM ${h} WHERE ${h.personId} = ${person} AND ${h.managerId} = ${manager})`),
  );
