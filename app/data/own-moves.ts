import type { LookAgain } from "#app/domain/assessment/move-ratings";
import type { Database } from "./database";
import { moveAssessmentIn, type VersionStep } from "./move-assessment";
import { parseSnapshot } from "./move-snapshot";
import { revertMoveIn } from "./revert-move";
import { type By, RATER_COLUMN, type Side } from "./sheets";
import { inTransaction } from "./transaction";

/** Moves a draft of one's own to the next version; the policy has said that the actor may. */
export function moveOwnDraft(
  database: Database,
  by: By,
  assessmentId: string,
  step: VersionStep,
  chosen: ReadonlyMap<string, string>,
): Promise<boolean> {
  return inTransaction(database, async (tx) => (await moveAssessmentIn(tx, by, assessmentId, step, chosen)).moved);
}

/** Takes the last move of a draft of one's own back. */
export function revertOwnMove(database: Database, by: By, assessmentId: string, step: VersionStep): Promise<boolean> {
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

/**
 * Why ratings of the given kinds need another look, by kind and competency. `kinds` comes from the policy, as for the
 * ratings themselves: what a side it does not name held never leaves the database.
 */
export async function listLookAgain(
  database: Database,
  assessmentId: string,
  kinds: ReadonlySet<string>,
): Promise<Map<string, Map<string, LookAgain>>> {
  const sheets = await database.client.sheet.findMany({
    where: { assessmentId, kind: { in: [...kinds] }, superseded: false, ratings: { some: { lookAgain: true } } },
    select: { id: true, kind: true, ratings: { where: { lookAgain: true }, select: { competencyId: true } } },
  });
  if (sheets.length === 0) return new Map();
  const move = await database.client.assessmentMove.findFirst({
    where: { assessmentId, revertedAt: null },
    orderBy: [{ movedAt: "desc" }, { id: "desc" }],
    select: { before: true },
  });
  const snapshot = move && parseSnapshot(move.before);
  const unknown: LookAgain = { why: "The criteria changed since this was rated.", proposal: null };
  return new Map(
    sheets.map(({ id, kind, ratings }) => [
      kind,
      new Map(
        ratings.map(({ competencyId }) => [
          competencyId,
          snapshot?.sheets[id]?.moved[competencyId]?.lookAgain ?? unknown,
        ]),
      ),
    ]),
  );
}

/** Says that a rating still holds under the changed criteria. Its version stays: nothing that a form shows of it changes. */
export async function confirmLook(
  database: Database,
  by: By,
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

/** Moves that somebody has not dealt with yet: of assessments they rate, while their side is a draft that was moved. */
export async function listMoveNotices(database: Database, personId: string): Promise<MoveNotice[]> {
  const sheets = await database.client.sheet.findMany({
    where: {
      raterId: personId,
      superseded: false,
      submittedAt: null,
      kind: { in: ["self", "manager"] },
      assessment: { phase: "rating", moves: { some: { revertedAt: null } } },
    },
    orderBy: [{ assessmentId: "asc" }, { kind: "desc" }],
    select: {
      id: true,
      kind: true,
      _count: { select: { ratings: { where: { lookAgain: true } } } },
      assessment: {
        select: {
          id: true,
          ladderVersionId: true,
          subject: { select: { name: true } },
          cycle: { select: { name: true } },
          moves: { where: { revertedAt: null }, orderBy: { movedAt: "desc" }, take: 1, select: { before: true } },
        },
      },
    },
  });
  return sheets.flatMap(({ id, kind, _count, assessment }) => {
    const [move] = assessment.moves;
    const wasReopened = move ? (parseSnapshot(move.before).sheets[id]?.isReopened ?? false) : false;
    if (!wasReopened && _count.ratings === 0) return [];
    return [
      {
        assessmentId: assessment.id,
        side: kind as Side,
        personName: assessment.subject.name,
        cycleName: assessment.cycle?.name ?? null,
        toVersionId: assessment.ladderVersionId,
        wasReopened,
        lookAgain: _count.ratings,
      },
    ];
  });
}
