import type { Database } from "./database";

export type RatedSession = { id: string; name: string; cycleName: string; releasedAt: Date };

/** So many sessions back one looks at how one rated. */
const SHOWN = 6;

/** The released sessions with people whom this person rated as their manager, the latest first. */
export async function listRatedSessions(database: Database, personId: string): Promise<RatedSession[]> {
  const rows = await database.client.calibrationSession.findMany({
    where: {
      state: "released",
      subjects: {
        some: { assessment: { sheets: { some: { kind: "manager", raterId: personId, superseded: false } } } },
      },
    },
    orderBy: [{ releasedAt: "desc" }, { id: "asc" }],
    take: SHOWN,
    select: { id: true, name: true, releasedAt: true, cycle: { select: { name: true } } },
  });
  return rows.flatMap(({ cycle, releasedAt, ...row }) =>
    releasedAt === null ? [] : [{ ...row, releasedAt, cycleName: cycle.name }],
  );
}
