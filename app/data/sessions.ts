import type { Database } from "./database";

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
