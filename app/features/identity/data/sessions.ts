import type { Database } from "#app/platform/database/database";
import { first, flag, group, readOne } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
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
  renewedAt: Date;
  actor: Actor;
};

/**
 * Who a session token signs in: while the session lasts and the person is active. Every request asks this, so it is one
 * statement; nothing is cached, and who is signed out or leaves is out with the next request.
 */
export async function findSignedIn(database: Database, token: string, now: Date): Promise<SignedIn | null> {
  const found = await readOne(database, signedInBy(token));
  if (!found || found.expiresAt <= now) return null;
  const { expiresAt, ...signedIn } = found;
  return signedIn;
}

const signedInBy = (token: string) =>
  first(
    {
      sessionId: s.id,
      expiresAt: s.expiresAt,
      renewedAt: s.updatedAt,
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

/** A browser that somebody is signed in with. */
export type SessionEntry = {
  id: string;
  ipAddress: string | null;
  userAgent: string | null;
  createdAt: Date;
  updatedAt: Date;
};

/** A user's sessions that have not ended, the last used first. */
export function listSessions(database: Database, userId: string, now: Date): Promise<SessionEntry[]> {
  return database.client.session.findMany({
    where: { userId, expiresAt: { gt: now } },
    orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
    select: { id: true, ipAddress: true, userAgent: true, createdAt: true, updatedAt: true },
  });
}

/** Ends one session of a user; gives whether there was one. */
export async function endSession(database: Database, userId: string, sessionId: string): Promise<boolean> {
  const { count } = await database.client.session.deleteMany({ where: { id: sessionId, userId } });
  return count > 0;
}

/** Ends a user's sessions except one, and gives how many those were. */
export async function endOtherSessions(database: Database, userId: string, keptSessionId: string): Promise<number> {
  const { count } = await database.client.session.deleteMany({ where: { userId, id: { not: keptSessionId } } });
  return count;
}
