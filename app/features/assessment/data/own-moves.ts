import type { LookAgain } from "#app/features/assessment/domain/move-ratings";
import type { Side } from "#app/features/assessment/domain/rating";
import type { AuditContext } from "#app/platform/database/audit";
import type { Database } from "#app/platform/database/database";
import {
  type Column,
  isIn,
  jsonAt,
  list,
  mapped,
  nullable,
  number,
  readOne,
  text,
} from "#app/platform/database/reading";
import { optionalTable, sql, table } from "#app/platform/database/tables";
import { inTransaction } from "#app/platform/database/transaction";
import { permittedId } from "#app/policy/permit";
import type { RatingsPermit } from "#app/policy/policy";
import { moveAssessmentIn, type VersionStep } from "./move-assessment";
import { parseSnapshot } from "./move-snapshot";
import { revertMoveIn } from "./revert-move";
import { RATER_COLUMN } from "./sheets";
import { readSide } from "./state-columns";

const h = table("Sheet", "h");
const r = table("Rating", "r");
const m = table("AssessmentMove", "m");
const s = table("Sheet", "s");
const a = table("Assessment", "a");
const p = table("Person", "p");
const c = optionalTable("Cycle", "c");

/** Moves the actor's own draft to the next version. The caller has asked the policy. */
export function moveOwnDraft(
  database: Database,
  by: AuditContext,
  assessmentId: string,
  step: VersionStep,
  chosen: ReadonlyMap<string, string>,
): Promise<boolean> {
  return inTransaction(database, async (tx) => (await moveAssessmentIn(tx, by, assessmentId, step, chosen)).moved);
}

/** Undoes the last move of the actor's own draft. */
export function revertOwnMove(
  database: Database,
  by: AuditContext,
  assessmentId: string,
  step: VersionStep,
): Promise<boolean> {
  return inTransaction(database, (tx) => revertMoveIn(tx, by, assessmentId, step));
}

/** The version from which an assessment last came to `toVersionId`, unless that was taken back. */
export async function findMoveOrigin(
  database: Database,
  assessmentId: string,
  toVersionId: string,
): Promise<string | null> {
  const move = await database.client.assessmentMove.findFirst({
    where: { assessmentId, toVersionId, revertedAt: null },
    orderBy: [{ movedAt: "desc" }, { id: "desc" }],
    select: { fromVersionId: true },
  });
  return move?.fromVersionId ?? null;
}

/** Why ratings need another look, by kind and competency, of the kinds that the permit names. */
export const looksAgain = (permit: RatingsPermit): Column<ReadonlyMap<string, ReadonlyMap<string, LookAgain>>> =>
  mapped(
    list(
      { kind: h.kind, ratings: list(LOOK, sql`${FROM_LOOKS} ORDER BY ${r.competencyId}`) },
      sql`FROM ${h} WHERE ${h.assessmentId} = ${permittedId(permit, "ratings.read")} AND ${isIn(h.kind, permit.kinds)}
        AND ${h.superseded} = false AND EXISTS (SELECT 1 ${FROM_LOOKS})`,
    ),
    (sheets) =>
      new Map(
        sheets.map(({ kind, ratings }) => [
          kind,
          new Map(ratings.map(({ competencyId, look }) => [competencyId, look ?? UNKNOWN])),
        ]),
      ),
  );

const UNKNOWN: LookAgain = { why: "The criteria changed since this was rated.", proposal: null };

const FROM_LOOKS = sql`FROM ${r} WHERE ${r.sheetId} = ${h.id} AND ${r.lookAgain} = true`;

/** A rating of the sheet `h`, with what the last move says of it: of the move's snapshot that one place. */
const LOOK = {
  competencyId: r.competencyId,
  look: jsonAt<LookAgain>(
    sql`(SELECT ${m.before} FROM ${m} WHERE ${m.assessmentId} = ${h.assessmentId} AND ${m.revertedAt} IS NULL
      ORDER BY ${m.movedAt} DESC, ${m.id} DESC LIMIT 1)`,
    ["'sheets'", h.id, "'moved'", r.competencyId, "'lookAgain'"],
  ),
};

/** Reads these alone, where the page reads nothing else with them. */
export const listLookAgain = (database: Database, permit: RatingsPermit) => readOne(database, looksAgain(permit));

/** Says that a rating still holds under the changed criteria. Its version stays: nothing that a form shows of it changes. */
export async function confirmLook(
  database: Database,
  by: AuditContext,
  { assessmentId, competencyId, side }: { assessmentId: string; competencyId: string; side: Side },
): Promise<void> {
  await database.client.rating.updateMany({
    where: {
      competencyId,
      lookAgain: true,
      sheet: {
        assessmentId,
        kind: side,
        raterId: by.actorId,
        superseded: false,
        submittedAt: null,
        assessment: { phase: "rating", [RATER_COLUMN[side]]: by.actorId },
      },
    },
    data: { lookAgain: false },
  });
}

export type MoveNotice = {
  assessmentId: string;
  side: Side;
  personName: string;
  cycleName: string | null;
  toVersionId: string;
  wasReopened: boolean;
  lookAgain: number;
};

/** Moves that a rater has not dealt with yet: their side is a draft and its assessment was moved. */
export const moveNotices = (personId: string): Column<MoveNotice[]> =>
  mapped(
    list(
      {
        sheetId: s.id,
        side: mapped(s.kind, readSide),
        assessmentId: a.id,
        toVersionId: a.ladderVersionId,
        personName: p.name,
        cycleName: c.name,
        lookAgain: number(sql`(SELECT count(*) FROM ${r} WHERE ${r.sheetId} = ${s.id} AND ${r.lookAgain} = true)`),
        before: nullable(
          text(sql`(SELECT ${m.before} FROM ${m} WHERE ${m.assessmentId} = ${a.id} AND ${m.revertedAt} IS NULL
            ORDER BY ${m.movedAt} DESC LIMIT 1)`),
        ),
      },
      sql`FROM ${s} JOIN ${a} ON ${a.id} = ${s.assessmentId} JOIN ${p} ON ${p.id} = ${a.subjectId}
        LEFT JOIN ${c} ON ${c.id} = ${a.cycleId}
        WHERE ${s.raterId} = ${personId} AND ${s.superseded} = false AND ${s.submittedAt} IS NULL
          AND ${s.kind} IN ('self', 'manager') AND ${a.phase} = 'rating'
          AND EXISTS (SELECT 1 FROM ${m} WHERE ${m.assessmentId} = ${a.id} AND ${m.revertedAt} IS NULL)
        ORDER BY ${a.id}, ${s.kind} DESC`,
    ),
    (rows) =>
      rows.flatMap(({ before, sheetId, ...notice }) => {
        const wasReopened = before !== null && (parseSnapshot(before).sheets[sheetId]?.isReopened ?? false);
        return wasReopened || notice.lookAgain > 0 ? [{ ...notice, wasReopened }] : [];
      }),
  );
