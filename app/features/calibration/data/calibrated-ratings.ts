import { empty, type Sql } from "@prisma/client/runtime/client";
import type { Calibration } from "#app/features/calibration/domain/session/calibrated";
import type { Database } from "#app/platform/database/database";
import { inBatches } from "#app/platform/database/in-batches";
import { type Column, isIn, list, readOne } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";

const d = table("CalibrationDecision", "d");
const e = table("CalibrationSession", "e");
const n = table("CalibrationDecision", "n");
const a = table("Assessment", "a");

/**
 * Decisions of released sessions on an assessment, in order of release: per session and rating the last one, for
 * `applyCalibrations`. Nothing of an unreleased session is read. `before` limits it to sessions released before a
 * released one.
 */
export const calibrationsOf = (assessmentId: string | Sql, before?: Date): Column<Calibration[]> =>
  list(
    {
      competencyId: d.competencyId,
      before: d.before,
      after: d.after,
      reason: d.reason,
      sessionId: e.id,
      sessionName: e.name,
    },
    sql`FROM ${d} JOIN ${e} ON ${e.id} = ${d.sessionId}
      WHERE ${d.assessmentId} = ${assessmentId} AND ${e.state} = 'released'
        ${before ? sql`AND ${e.releasedAt} < ${before}` : empty}
        AND NOT EXISTS (SELECT 1 FROM ${n} WHERE ${n.sessionId} = ${d.sessionId}
          AND ${n.assessmentId} = ${d.assessmentId} AND ${n.competencyId} = ${d.competencyId} AND ${n.revision} > ${d.revision})
      ORDER BY ${e.releasedAt}, ${e.id}, ${d.competencyId}`,
  );

/** The same decisions for many assessments, by assessment; those without any are left out. */
export async function listCalibrations(
  database: Database,
  assessmentIds: readonly string[],
  before?: { releasedAt: Date | null },
): Promise<Map<string, Calibration[]>> {
  const calibrations = calibrationsOf(a.id, before?.releasedAt ?? undefined);
  const batches = await Promise.all(
    inBatches(assessmentIds).map((ids) =>
      readOne(database, list({ id: a.id, calibrations }, sql`FROM ${a} WHERE ${isIn(a.id, ids)}`)),
    ),
  );
  return new Map(
    batches.flat().flatMap(({ id, calibrations }) => (calibrations.length > 0 ? [[id, calibrations] as const] : [])),
  );
}
