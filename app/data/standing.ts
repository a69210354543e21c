import { standingKind } from "#app/domain/assessment/gap";
import { RATING_KINDS, type Ratings } from "#app/domain/assessment/rating";
import { applyCalibrations } from "#app/domain/calibration-session/calibrated";
import { listFinalAssessments } from "./assessments";
import { listCalibrations } from "./calibrated-ratings";
import type { Database } from "./database";
import { listRatingValues } from "./ratings";

export type FinalRatings = {
  assessmentId: string;
  cycleName: string;
  ladderVersionId: string;
  roleId: string;
  targetRoleId: string;
  ratings: Ratings;
};

/** How many cycles back an overview looks. */
const MAX_CYCLES = 4;

/**
 * The ratings that speak for each person's final assessments, with what released calibration sessions made of them, the
 * latest first, by person. The caller has asked the policy
 * whether the actor may see the final results of all of them.
 */
export async function listFinalRatings(
  database: Database,
  personIds: readonly string[],
): Promise<Map<string, FinalRatings[]>> {
  const finals = await listFinalAssessments(database, personIds);
  const byPerson = new Map<string, typeof finals>();
  for (const final of finals) {
    const list = byPerson.get(final.subject.id) ?? [];
    if (list.length < MAX_CYCLES) byPerson.set(final.subject.id, [...list, final]);
  }
  const kept = [...byPerson.values()].flat();
  const ids = kept.map(({ id }) => id);
  const [values, calibrations] = await Promise.all([
    listRatingValues(database, ids, new Set(RATING_KINDS)),
    listCalibrations(database, ids),
  ]);
  const toFinal = (summary: (typeof finals)[number]): FinalRatings => {
    const byKind = values.get(summary.id) ?? new Map();
    const kind = standingKind(new Set(byKind.keys()));
    return {
      assessmentId: summary.id,
      cycleName: summary.cycle?.name ?? "",
      ladderVersionId: summary.ladderVersionId,
      roleId: summary.roleId,
      targetRoleId: summary.targetRoleId,
      ratings: applyCalibrations((kind && byKind.get(kind)) ?? new Map(), calibrations.get(summary.id) ?? []).ratings,
    };
  };
  return new Map([...byPerson].map(([personId, list]) => [personId, list.map(toFinal)]));
}
