import { sheetRatings } from "#app/features/assessment/data/sheet-ratings";
import { applyCalibrations, type Calibration } from "#app/features/calibration/domain/session/calibrated";
import type { Database, Transaction } from "#app/platform/database/database";
import { inBatches } from "#app/platform/database/in-batches";
import { type Column, list, mapped } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
import { calibrationsOf } from "./calibrated-ratings";

const n = table("CalibrationSubject", "n");
const e = table("CalibrationSession", "e");
const a = table("Assessment", "a");
const c = table("Cycle", "c");

/** Changes of released sessions to one final result that the person hasn't acknowledged yet. */
export type CalibrationNews = {
  assessmentId: string;
  cycleName: string;
  ladderVersionId: string;
  /** The sessions behind the news, to acknowledge. */
  sessionIds: string[];
  changes: Calibration[];
};

/** Released sessions with news for `a`, the assessment of the outer query. */
const FROM_NEWS = sql`FROM ${n} JOIN ${e} ON ${e.id} = ${n.sessionId}
  WHERE ${n.assessmentId} = ${a.id} AND ${n.isNews} = true AND ${e.state} = 'released'`;

/**
 * News about the person's own results, earliest first. It leaves out results that aren't final, and decisions whose
 * rating was agreed again since.
 */
export const calibrationNews = (personId: string): Column<CalibrationNews[]> =>
  mapped(
    list(
      {
        assessmentId: a.id,
        cycleName: c.name,
        ladderVersionId: a.ladderVersionId,
        sessions: list({ id: e.id }, sql`${FROM_NEWS} ORDER BY ${e.releasedAt}`),
        agreed: sheetRatings((h) => sql`${h.assessmentId} = ${a.id} AND ${h.kind} = 'agreed'`),
        calibrations: calibrationsOf(a.id),
      },
      sql`FROM ${a} JOIN ${c} ON ${c.id} = ${a.cycleId}
        WHERE ${a.subjectId} = ${personId} AND ${a.phase} = 'final' AND EXISTS (SELECT 1 ${FROM_NEWS})
        ORDER BY (SELECT min(${e.releasedAt}) ${FROM_NEWS}), ${a.id}`,
    ),
    (results) =>
      results.flatMap(({ sessions, agreed, calibrations, ...result }) => {
        const sessionIds = sessions.map(({ id }) => id);
        const changes = [...applyCalibrations(agreed ?? new Map(), calibrations).changes.values()];
        const news = changes.filter(({ sessionId }) => sessionIds.includes(sessionId));
        return news.length === 0 ? [] : [{ ...result, sessionIds, changes: news }];
      }),
  );

/**
 * Stores that a person knows how these sessions changed their result. It concerns nobody else, so there is no audit
 * record.
 */
export async function markCalibrationKnown(
  database: Database,
  known: { personId: string; assessmentId: string; sessionIds: readonly string[] },
): Promise<void> {
  const { personId, assessmentId, sessionIds } = known;
  await database.client.calibrationSubject.updateMany({
    where: { assessmentId, sessionId: { in: [...sessionIds] }, assessment: { subjectId: personId } },
    data: { isNews: false },
  });
}

/** With the release: those whose ratings the session changed have news. */
export async function tellChanged(tx: Transaction, sessionId: string): Promise<void> {
  const decisions = await tx.calibrationDecision.findMany({
    where: { sessionId },
    orderBy: { revision: "asc" },
    select: { assessmentId: true, competencyId: true, before: true, after: true },
  });
  const last = new Map(decisions.map((one) => [`${one.assessmentId} ${one.competencyId}`, one]));
  const changed = [...last.values()].filter(({ before, after }) => before !== after);
  for (const ids of inBatches([...new Set(changed.map(({ assessmentId }) => assessmentId))])) {
    await tx.calibrationSubject.updateMany({
      where: { sessionId, assessmentId: { in: ids } },
      data: { isNews: true },
    });
  }
}
