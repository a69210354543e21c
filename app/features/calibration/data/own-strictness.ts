import type { Database } from "#app/platform/database/database";
import { list, read } from "#app/platform/database/reading";
import { present, sql, table } from "#app/platform/database/tables";
import { ratingsState } from "./calibration-session-head";

const s = table("CalibrationSession", "s");
const c = table("Cycle", "c");
const cs = table("CalibrationSubject", "cs");
const sh = table("Sheet", "sh");

export type RatedSession = { id: string; name: string; cycleName: string; releasedAt: Date; ratingsState: string };

/** The number of past sessions shown. */
const SHOWN = 6;

/** Released sessions with people whom this person rated as their manager, latest first. */
export async function listRatedSessions(database: Database, personId: string): Promise<RatedSession[]> {
  const { sessions } = await read(database, {
    sessions: list(
      {
        id: s.id,
        name: s.name,
        cycleName: c.name,
        releasedAt: present(s.releasedAt),
        ratingsState,
      },
      sql`FROM ${s} JOIN ${c} ON ${c.id} = ${s.cycleId}
        WHERE ${s.state} = 'released' AND EXISTS (
          SELECT 1 FROM ${cs} JOIN ${sh} ON ${sh.assessmentId} = ${cs.assessmentId}
          WHERE ${cs.sessionId} = ${s.id} AND ${sh.kind} = 'manager' AND ${sh.raterId} = ${personId} AND ${sh.superseded} = FALSE)
        ORDER BY ${s.releasedAt} DESC, ${s.id} LIMIT ${SHOWN}`,
    ),
  });
  return sessions;
}
