import { raw, type Sql } from "@prisma/client/runtime/client";
import { sheetRatings } from "#app/features/assessment/data/sheet-ratings";
import { STANDING_ORDER } from "#app/features/assessment/domain/gap";
import type { Ratings } from "#app/features/assessment/domain/rating";
import { applyCalibrations } from "#app/features/calibration/domain/session/calibrated";
import { type Column, group, isIn, list, mapped } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
import { calibrationsOf } from "./calibrated-ratings";

const h = table("Sheet", "h");
const a = table("Assessment", "a");
const b = table("Assessment", "b");
const v = table("LadderVersion", "v");
const c = table("Cycle", "c");
const last = table("Assessment", "last");

const ORDER = raw(STANDING_ORDER.map((kind, index) => `WHEN '${kind}' THEN ${index}`).join(" "));

/** The effective ratings of final assessment `a`: as agreed, then changed by released calibration sessions. */
const standing: Column<Ratings> = mapped(
  group({
    values: sheetRatings(
      (
        sheet,
      ) => sql`${sheet.id} = (SELECT ${h.id} FROM ${h} WHERE ${h.assessmentId} = ${a.id} AND ${h.superseded} = false
        ORDER BY CASE ${h.kind} ${ORDER} END LIMIT 1)`,
    ),
    calibrations: calibrationsOf(a.id),
  }),
  ({ values, calibrations }) => applyCalibrations(values ?? new Map(), calibrations).ratings,
);

/**
 * Effective ratings of some final assessments, by id. The caller has asked the policy whether the actor may see all of
 * them.
 */
export const standingRatings = (assessmentIds: Iterable<string>): Column<ReadonlyMap<string, Ratings>> =>
  mapped(
    list({ id: a.id, standing }, sql`FROM ${a} WHERE ${isIn(a.id, assessmentIds)}`),
    (rows) => new Map(rows.map(({ id, standing }) => [id, standing])),
  );

export type FinalRatings = {
  assessmentId: string;
  cycleName: string;
  ladderVersionId: string;
  roleId: string;
  targetRoleId: string;
  ratings: Ratings;
};

/**
 * The last final assessments of a person, the latest first: as many as the promotion rule of any version asks about. The
 * caller has asked the policy about them.
 */
export const finalRatings = (personId: string | Sql): Column<FinalRatings[]> =>
  list(
    {
      assessmentId: a.id,
      cycleName: c.name,
      ladderVersionId: a.ladderVersionId,
      roleId: a.roleId,
      targetRoleId: a.targetRoleId,
      ratings: standing,
    },
    // Which they are comes first: their ratings are read of the last ones alone.
    sql`FROM (SELECT ${b.id} FROM ${b}
        WHERE ${b.subjectId} = ${personId} AND ${b.phase} = 'final' AND ${b.cycleId} IS NOT NULL
        ORDER BY ${b.finalAt} DESC LIMIT (SELECT max(${v.consecutiveCycles}) FROM ${v})) last
      JOIN ${a} ON ${a.id} = ${last.id} JOIN ${c} ON ${c.id} = ${a.cycleId} ORDER BY ${a.finalAt} DESC`,
  );
