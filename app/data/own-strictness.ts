import { sqltag } from "@prisma/client/runtime/client";
import { ratingsState } from "./calibration-session-head";
import type { Database } from "./database";
import { instant, list, read, text } from "./reading";

export type RatedSession = { id: string; name: string; cycleName: string; releasedAt: Date; ratingsState: string };

/** So many sessions back one looks at how one rated. */
const SHOWN = 6;

/** The released sessions with people whom this person rated as their manager, the latest first. */
export async function listRatedSessions(database: Database, personId: string): Promise<RatedSession[]> {
  const { sessions } = await read(database, {
    sessions: list(
      {
        id: text('s."id"'),
        name: text('s."name"'),
        cycleName: text('c."name"'),
        releasedAt: instant('s."releasedAt"'),
        ratingsState,
      },
      sqltag`FROM "CalibrationSession" s JOIN "Cycle" c ON c."id" = s."cycleId"
        WHERE s."state" = 'released' AND EXISTS (
          SELECT 1 FROM "CalibrationSubject" cs JOIN "Sheet" sh ON sh."assessmentId" = cs."assessmentId"
          WHERE cs."sessionId" = s."id" AND sh."kind" = 'manager' AND sh."raterId" = ${personId} AND sh."superseded" = FALSE)
        ORDER BY s."releasedAt" DESC, s."id" LIMIT ${SHOWN}`,
    ),
  });
  return sessions;
}
