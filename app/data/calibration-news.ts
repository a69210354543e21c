import type { Ratings } from "#app/domain/assessment/rating";
import { applyCalibrations, type Calibration } from "#app/domain/calibration-session/calibrated";
import { listCalibrations } from "./calibrated-ratings";
import type { Database, Transaction } from "./database";
import { inBatches } from "./in-batches";
import { listRatingValues } from "./ratings";

/** What released sessions changed in one final result of somebody, and they have not said that they know. */
export type CalibrationNews = {
  assessmentId: string;
  cycleName: string;
  ladderVersionId: string;
  /** The sessions it comes from: what is said to be known. */
  sessionIds: string[];
  changes: Calibration[];
};

/**
 * The news of one's own results, the earliest first. Of a result that is not final there is none yet, and none of a
 * decision whose rating has been agreed anew since.
 */
export async function listCalibrationNews(database: Database, personId: string): Promise<CalibrationNews[]> {
  const rows = await database.client.calibrationSubject.findMany({
    where: { isNews: true, session: { state: "released" }, assessment: { subjectId: personId, phase: "final" } },
    orderBy: [{ session: { releasedAt: "asc" } }, { assessmentId: "asc" }],
    take: 50,
    select: {
      sessionId: true,
      assessmentId: true,
      assessment: { select: { ladderVersionId: true, cycle: { select: { name: true } } } },
    },
  });
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.map(({ assessmentId }) => assessmentId))];
  const [agreed, calibrations] = await Promise.all([
    listRatingValues(database, ids, new Set(["agreed"])),
    listCalibrations(database, ids),
  ]);
  return ids.flatMap((assessmentId) => {
    const own = rows.filter((row) => row.assessmentId === assessmentId);
    const [first] = own;
    const sessionIds = own.map(({ sessionId }) => sessionId);
    const ratings: Ratings = agreed.get(assessmentId)?.get("agreed") ?? new Map();
    const { changes } = applyCalibrations(ratings, calibrations.get(assessmentId) ?? []);
    const news = [...changes.values()].filter(({ sessionId }) => sessionIds.includes(sessionId));
    if (!first || news.length === 0) return [];
    const { cycle, ladderVersionId } = first.assessment;
    return [{ assessmentId, cycleName: cycle?.name ?? "", ladderVersionId, sessionIds, changes: news }];
  });
}

/** Notes that somebody knows what these sessions made of their result. It concerns nobody else, so it is not on record. */
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
