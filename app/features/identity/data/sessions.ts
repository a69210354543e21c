import { hasSessionEnded, oldestSession, type SessionLimits } from "#app/features/identity/domain/session-age";
import { recordOf } from "#app/features/people/data/people";
import { type AuditContext, lockAuditHead, recordAudit } from "#app/platform/database/audit";
import type { Database } from "#app/platform/database/database";
import { first, flag, group, readOne } from "#app/platform/database/reading";
import { recordCommandLineEvent } from "#app/platform/database/security-events";
import { sql, table } from "#app/platform/database/tables";
import { inTransaction } from "#app/platform/database/transaction";
import type { Actor } from "#app/policy/actor";

const r = table("Person", "r");
const s = table("Session", "s");
const u = table("User", "u");
const p = table("Person", "p");

/** A session and who it is of. */
export type SignedIn = {
  sessionId: string;
  userId: string;
  email: string;
  /** When it was last used, to within an hour. */
  usedAt: Date;
  /** When the password was last given: at the sign-in, or since then. */
  authenticatedAt: Date;
  actor: Actor;
};

/**
 * The person that a session token signs in, while the session lasts and the person is active. Every request asks this
 * in one statement. Nothing is cached, so a revoked session ends with the next request.
 */
export async function findSignedIn(
  database: Database,
  token: string,
  now: Date,
  limits: SessionLimits,
): Promise<SignedIn | null> {
  const found = await readOne(database, signedInBy(token));
  if (!found || hasSessionEnded({ ...found, updatedAt: found.usedAt }, limits, now)) return null;
  const { expiresAt, createdAt, authenticatedAt, ...signedIn } = found;
  return { ...signedIn, authenticatedAt: authenticatedAt ?? createdAt };
}

const signedInBy = (token: string) =>
  first(
    {
      sessionId: s.id,
      expiresAt: s.expiresAt,
      createdAt: s.createdAt,
      usedAt: s.updatedAt,
      authenticatedAt: s.authenticatedAt,
      userId: u.id,
      email: u.email,
      actor: group({
        personId: p.id,
        name: p.name,
        isAdministrator: p.isAdministrator,
        hasReports: flag(sql`EXISTS (SELECT 1 FROM ${r} WHERE ${r.managerId} = ${p.id})`),
      }),
    },
    sql`FROM ${s} JOIN ${u} ON ${u.id} = ${s.userId} JOIN ${p} ON ${p.userId} = ${u.id}
      WHERE ${s.token} = ${token} AND ${p.status} = 'active'`,
  );

/** A browser that a person is signed in with. */
export type SessionEntry = {
  id: string;
  ipAddress: string | null;
  userAgent: string | null;
  createdAt: Date;
  updatedAt: Date;
};

/** A user's sessions that have not ended, the last used first. */
export function listSessions(
  database: Database,
  userId: string,
  now: Date,
  limits: SessionLimits,
): Promise<SessionEntry[]> {
  const oldest = oldestSession(limits, now);
  return database.client.session.findMany({
    where: {
      userId,
      expiresAt: { gt: now },
      createdAt: { gt: oldest.createdAt },
      updatedAt: { gt: oldest.updatedAt },
    },
    orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
    select: { id: true, ipAddress: true, userAgent: true, createdAt: true, updatedAt: true },
  });
}

/** Marks a session as used, so that it does not end as idle. */
export async function noteSessionUse(database: Database, sessionId: string, at: Date): Promise<void> {
  await database.client.session.updateMany({ where: { id: sessionId }, data: { updatedAt: at } });
}

/** The password was given again in a session: it goes on under a new token. */
export async function renewSession(database: Database, sessionId: string, token: string, at: Date): Promise<void> {
  await database.client.session.updateMany({ where: { id: sessionId }, data: { token, authenticatedAt: at } });
}

/** Ends the session of a token: a person signs in again over it. */
export async function endSessionOfToken(database: Database, token: string): Promise<void> {
  await database.client.session.deleteMany({ where: { token } });
}

/** Forgets sessions that have ended: a user's, or everyone's. */
export async function forgetEndedSessions(
  database: Database,
  userId: string | "everyone",
  now: Date,
  limits: SessionLimits,
): Promise<void> {
  const oldest = oldestSession(limits, now);
  const isOver = [
    { expiresAt: { lte: now } },
    { createdAt: { lte: oldest.createdAt } },
    { updatedAt: { lte: oldest.updatedAt } },
  ];
  await database.client.session.deleteMany({ where: { ...(userId !== "everyone" && { userId }), OR: isOver } });
}

type Owner = { userId: string; personId: string };

/** Ends one of a person's own sessions, on record; gives whether there was one. */
export async function endSession(database: Database, owner: Owner, sessionId: string, at: Date): Promise<boolean> {
  const ended = await endSessions(database, owner, { id: sessionId }, { actorId: owner.personId, at });
  return ended > 0;
}

/** Ends a person's own sessions except one, on record, and gives how many those were. */
export function endOtherSessions(database: Database, owner: Owner, keptSessionId: string, at: Date): Promise<number> {
  return endSessions(database, owner, { id: { not: keptSessionId } }, { actorId: owner.personId, at });
}

/** An administrator signs a person out everywhere, on record; gives how many sessions that ended. */
export async function endSessionsOf(
  database: Database,
  personId: string,
  reason: string,
  by: AuditContext<string | null>,
): Promise<number> {
  const person = await database.client.person.findUnique({ where: { id: personId }, select: { userId: true } });
  if (!person?.userId) return 0;
  return endSessions(database, { userId: person.userId, personId }, {}, by, reason);
}

function endSessions(
  database: Database,
  { userId, personId }: Owner,
  which: { id?: string | { not: string } },
  by: AuditContext<string | null>,
  reason?: string,
): Promise<number> {
  return inTransaction(database, async (tx) => {
    await lockAuditHead(tx);
    const { count } = await tx.session.deleteMany({ where: { userId, ...which } });
    if (count > 0) {
      await recordAudit(tx, recordOf("access.sessions-ended", personId, by, { after: { sessions: count }, reason }));
    }
    return count;
  });
}

/** Ends every session there is, on record; gives how many those were. */
export function endSessionsOfEveryone(database: Database, at: Date): Promise<number> {
  return inTransaction(database, async (tx) => {
    await lockAuditHead(tx);
    const { count } = await tx.session.deleteMany();
    await recordAudit(tx, {
      at,
      actorId: null,
      action: "access.sessions-ended",
      subjectKind: "organisation",
      subjectId: "organisation",
      after: { sessions: count },
      reason: "at the server",
    });
    const detail = { sessions: count, command: "access end-sessions" };
    await recordCommandLineEvent(tx, { at, kind: "session-ended", detail });
    return count;
  });
}
