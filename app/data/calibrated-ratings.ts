import { empty, raw, type Sql, sqltag } from "@prisma/client/runtime/client";
import type { Calibration } from "#app/domain/calibration-session/calibrated";
import type { Database } from "./database";
import { inBatches } from "./in-batches";
import { type Column, isIn, list, nullable, number, readOne, text } from "./reading";

/**
 * What released sessions decided on an assessment, the first released one first: per session and rating the last decision.
 * To be laid over the ratings by `applyCalibrations`. Nothing of a session that is not released is read. For a released
 * session itself: what sessions released before it (`before`) decided.
 */
export const calibrationsOf = (assessmentId: string | Sql, before?: Date): Column<Calibration[]> =>
  list(
    {
      competencyId: text(`d."competencyId"`),
      before: nullable(number(`d."before"`)),
      after: nullable(number(`d."after"`)),
      reason: text(`d."reason"`),
      sessionId: text(`e."id"`),
      sessionName: text(`e."name"`),
    },
    sqltag`FROM "CalibrationDecision" d JOIN "CalibrationSession" e ON e."id" = d."sessionId"
      WHERE d."assessmentId" = ${assessmentId} AND e."state" = 'released'
        ${before ? sqltag`AND e."releasedAt" < ${before}` : empty}
        AND NOT EXISTS (SELECT 1 FROM "CalibrationDecision" n WHERE n."sessionId" = d."sessionId"
          AND n."assessmentId" = d."assessmentId" AND n."competencyId" = d."competencyId" AND n."revision" > d."revision")
      ORDER BY e."releasedAt", e."id", d."competencyId"`,
  );

/** The same of many assessments, by assessment; those that no session decided on are left out. */
export async function listCalibrations(
  database: Database,
  assessmentIds: readonly string[],
  before?: { releasedAt: Date | null },
): Promise<Map<string, Calibration[]>> {
  const calibrations = calibrationsOf(raw(`a."id"`), before?.releasedAt ?? undefined);
  const batches = await Promise.all(
    inBatches(assessmentIds).map((ids) =>
      readOne(
        database,
        list({ id: text(`a."id"`), calibrations }, sqltag`FROM "Assessment" a WHERE ${isIn(`a."id"`, ids)}`),
      ),
    ),
  );
  return new Map(
    batches.flat().flatMap(({ id, calibrations }) => (calibrations.length > 0 ? [[id, calibrations] as const] : [])),
  );
}
