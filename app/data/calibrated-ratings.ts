import type { Calibration } from "#app/domain/calibration-session/calibrated";
import type { Database } from "./database";
import { inBatches } from "./in-batches";

/**
 * What released sessions decided, by assessment, the first released one first: per session and rating the last
 * decision. To be laid over the ratings by `applyCalibrations`. Nothing of a session that is not released is read. For a
 * released session itself (`before`): what sessions released before it decided.
 */
export async function listCalibrations(
  database: Database,
  assessmentIds: readonly string[],
  before?: { id: string; releasedAt: Date | null },
): Promise<Map<string, Calibration[]>> {
  const session = {
    state: "released",
    ...(before && { id: { not: before.id }, releasedAt: { lt: before.releasedAt ?? undefined } }),
  };
  const batches = await Promise.all(
    inBatches(assessmentIds).map((ids) =>
      database.client.calibrationDecision.findMany({
        where: { assessmentId: { in: ids }, session },
        select: {
          assessmentId: true,
          competencyId: true,
          before: true,
          after: true,
          reason: true,
          revision: true,
          sessionId: true,
          session: { select: { name: true, releasedAt: true } },
        },
      }),
    ),
  );
  const newest = new Map<string, (typeof batches)[number][number]>();
  for (const row of batches.flat()) {
    const key = `${row.sessionId} ${row.assessmentId} ${row.competencyId}`;
    if ((newest.get(key)?.revision ?? 0) < row.revision) newest.set(key, row);
  }
  const inOrder = [...newest.values()].sort(
    (a, b) => (a.session.releasedAt?.getTime() ?? 0) - (b.session.releasedAt?.getTime() ?? 0),
  );
  const byAssessment = new Map<string, Calibration[]>();
  for (const { assessmentId, session, competencyId, before, after, reason, sessionId } of inOrder) {
    const list = byAssessment.get(assessmentId) ?? [];
    list.push({ competencyId, before, after, reason, sessionId, sessionName: session.name });
    byAssessment.set(assessmentId, list);
  }
  return byAssessment;
}
