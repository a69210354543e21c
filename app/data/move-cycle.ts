import { listMissingRoles, type RolePair } from "#app/domain/assessment/move-outlook";
import { migrateRatings, revertRatings } from "#app/domain/assessment/move-ratings";
import type { CycleRefusal, CycleState } from "#app/domain/cycle/cycle";
import { recordAudit } from "./audit";
import type { Database } from "./database";
import { inBatches } from "./in-batches";
import { MOVABLE_PHASES, moveAssessmentIn, type VersionStep } from "./move-assessment";
import { parseSnapshot, type RatingRow, toHeldRatings } from "./move-snapshot";
import { revertMoveIn } from "./revert-move";
import type { By } from "./sheets";
import { inTransaction } from "./transaction";

/** Assessments that move in one transaction: few enough that nobody who saves a rating waits for long. */
const ASSESSMENTS_PER_TRANSACTION = 10;

export type MovableAssessment = RolePair & {
  id: string;
  personName: string;
  phase: string;
  selfSubmitted: boolean;
  reviewSubmitted: boolean;
};

/** The assessments of a cycle that are on this version and can still move, by name; without any rating. */
export async function listMovable(
  database: Database,
  cycleId: string,
  ladderVersionId: string,
): Promise<MovableAssessment[]> {
  const rows = await database.client.assessment.findMany({
    where: { cycleId, ladderVersionId, phase: { in: MOVABLE_PHASES } },
    orderBy: [{ subject: { nameKey: "asc" } }, { id: "asc" }],
    select: {
      id: true,
      phase: true,
      roleId: true,
      targetRoleId: true,
      subject: { select: { name: true } },
      sheets: { where: { superseded: false, submittedAt: { not: null } }, select: { kind: true } },
    },
  });
  return rows.map(({ subject, sheets, ...row }) => ({
    ...row,
    personName: subject.name,
    selfSubmitted: sheets.some(({ kind }) => kind === "self"),
    reviewSubmitted: sheets.some(({ kind }) => kind === "manager"),
  }));
}

/** How many assessments of a cycle are final or closed, and stay on the version they were made with. */
export function countUnmovable(database: Database, cycleId: string): Promise<number> {
  return database.client.assessment.count({ where: { cycleId, phase: { notIn: MOVABLE_PHASES } } });
}

/** How ratings of all sides together move; `people` says over how many assessments that counts. */
export type MoveTotals = { people: number; kept: number; lookAgain: number; aside: number };

/** What becomes of the ratings that assessments hold, in total: no number is of one person. */
export async function computeMoveTotals(
  database: Database,
  assessmentIds: readonly string[],
  { plan }: VersionStep,
): Promise<MoveTotals> {
  const totals: MoveTotals = { people: 0, kept: 0, lookAgain: 0, aside: 0 };
  const people = new Set<string>();
  for (const { assessmentId, rows } of await listSheetRows(database, assessmentIds)) {
    if (rows.length > 0) people.add(assessmentId);
    const { ratings, aside } = migrateRatings(plan, toHeldRatings(rows));
    const lookAgain = [...ratings.values()].filter((rating) => rating.lookAgain !== null).length;
    totals.lookAgain += lookAgain;
    totals.kept += ratings.size - lookAgain;
    totals.aside += aside.size;
  }
  return { ...totals, people: people.size };
}

async function listSheetRows(
  database: Database,
  assessmentIds: readonly string[],
): Promise<{ id: string; assessmentId: string; rows: RatingRow[] }[]> {
  const all: { id: string; assessmentId: string; rows: RatingRow[] }[] = [];
  for (const ids of inBatches(assessmentIds)) {
    const sheets = await database.client.sheet.findMany({
      where: { assessmentId: { in: ids }, superseded: false },
      select: {
        id: true,
        assessmentId: true,
        ratings: {
          select: {
            competencyId: true,
            proficiency: true,
            notObserved: true,
            note: true,
            criteriaSeen: true,
            lookAgain: true,
            version: true,
            updatedAt: true,
          },
        },
      },
    });
    all.push(
      ...sheets.map(({ ratings, ...sheet }) => ({
        ...sheet,
        rows: ratings.map(({ updatedAt, ...row }) => ({ ...row, updatedAt: updatedAt.toISOString() })),
      })),
    );
  }
  return all;
}

export type CycleMove = {
  cycleId: string;
  /** The version of the cycle's row that the administrator saw. */
  expectedVersion: number;
  step: VersionStep;
};

export type MoveCycleResult =
  | { ok: true; moved: number }
  | { ok: false; reason: "not-found" | "changed-meanwhile" | "not-the-version" | CycleRefusal }
  /** For these roles another one must be chosen. */
  | { ok: false; reason: "missing-roles"; roleIds: string[] };

/**
 * Moves a running cycle to the next version: the cycle first, then its assessments, a few in each transaction. Interrupted,
 * it goes on where it stopped when it is asked again. What is final or closed stays.
 */
export async function moveCycle(
  database: Database,
  by: By,
  { cycleId, expectedVersion, step }: CycleMove,
  chosen: ReadonlyMap<string, string>,
): Promise<MoveCycleResult> {
  const movable = await listMovable(database, cycleId, step.from.id);
  const missing = listMissingRoles(step.plan, step.to.ladder, movable).filter((id) => !chosen.has(id));
  if (missing.length > 0) return { ok: false, reason: "missing-roles", roleIds: missing };
  const refusal = await turnCycle(database, by, { cycleId, expectedVersion }, step.from.id, step.to.id, "cycle.moved");
  if (refusal) return refusal;
  const moved = await forEachAssessment(database, movable, (tx, id) =>
    moveAssessmentIn(tx, by, id, step, chosen).then((result) => result.moved),
  );
  return { ok: true, moved };
}

/** Takes a running cycle back to the version before. */
export async function revertCycleMove(
  database: Database,
  by: By,
  { cycleId, expectedVersion, step }: CycleMove,
): Promise<MoveCycleResult> {
  const movable = await listMovable(database, cycleId, step.to.id);
  const cycle = { cycleId, expectedVersion };
  const refusal = await turnCycle(database, by, cycle, step.to.id, step.from.id, "cycle.move-reverted");
  if (refusal) return refusal;
  const moved = await forEachAssessment(database, movable, (tx, id) => revertMoveIn(tx, by, id, step));
  return { ok: true, moved };
}

type Tx = Parameters<Parameters<typeof inTransaction>[1]>[0];

async function forEachAssessment(
  database: Database,
  assessments: readonly { id: string }[],
  act: (tx: Tx, id: string) => Promise<boolean>,
): Promise<number> {
  let done = 0;
  for (let start = 0; start < assessments.length; start += ASSESSMENTS_PER_TRANSACTION) {
    const part = assessments.slice(start, start + ASSESSMENTS_PER_TRANSACTION);
    done += await inTransaction(database, async (tx) => {
      let acted = 0;
      for (const { id } of part) if (await act(tx, id)) acted += 1;
      return acted;
    });
  }
  return done;
}

/** Puts the cycle itself on the other version. A cycle that is there already, with assessments left behind, goes on. */
function turnCycle(
  database: Database,
  by: By,
  { cycleId, expectedVersion }: { cycleId: string; expectedVersion: number },
  fromId: string,
  toId: string,
  action: "cycle.moved" | "cycle.move-reverted",
): Promise<Extract<MoveCycleResult, { ok: false }> | null> {
  return inTransaction(database, async (tx) => {
    const cycle = await tx.cycle.findUnique({
      where: { id: cycleId },
      select: { state: true, version: true, ladderVersionId: true },
    });
    if (!cycle) return { ok: false, reason: "not-found" };
    if (cycle.state !== "open") return { ok: false, reason: `is-${cycle.state as Exclude<CycleState, "open">}` };
    if (cycle.version !== expectedVersion) return { ok: false, reason: "changed-meanwhile" };
    if (cycle.ladderVersionId === toId) return null;
    if (cycle.ladderVersionId !== fromId) return { ok: false, reason: "not-the-version" };
    const { count } = await tx.cycle.updateMany({
      where: { id: cycleId, version: expectedVersion, state: "open" },
      data: { ladderVersionId: toId, version: { increment: 1 } },
    });
    if (count === 0) return { ok: false, reason: "changed-meanwhile" };
    await recordAudit(tx, {
      ...by,
      action,
      subjectKind: "cycle",
      subjectId: cycleId,
      before: { ladderVersionId: fromId },
      after: { ladderVersionId: toId },
    });
    return null;
  });
}

/** The last move of a cycle that was not taken back: from which version, when and by whom. */
export async function findLastCycleMove(
  database: Database,
  cycleId: string,
  toVersionId: string,
): Promise<{ fromVersionId: string; movedAt: Date; movedBy: string } | null> {
  const move = await database.client.assessmentMove.findFirst({
    where: { toVersionId, revertedAt: null, assessment: { cycleId } },
    orderBy: [{ movedAt: "desc" }, { id: "desc" }],
    select: { fromVersionId: true, movedAt: true, movedBy: { select: { name: true } } },
  });
  return move && { ...move, movedBy: move.movedBy.name };
}

/** What taking a move back would do with ratings that were changed since; over all assessments together. */
export type RevertTotals = { people: number; changedSince: number; comeAlong: number; keptAside: number };

export async function computeRevertTotals(
  database: Database,
  assessmentIds: readonly string[],
  { from, to, plan }: VersionStep,
): Promise<RevertTotals> {
  const totals: RevertTotals = { people: 0, changedSince: 0, comeAlong: 0, keptAside: 0 };
  const sheets = await listSheetRows(database, assessmentIds);
  for (const ids of inBatches(assessmentIds)) {
    const moves = await database.client.assessmentMove.findMany({
      where: { assessmentId: { in: ids }, fromVersionId: from.id, toVersionId: to.id, revertedAt: null },
      select: { assessmentId: true, before: true },
    });
    for (const { assessmentId, before } of moves) {
      totals.people += 1;
      const snapshot = parseSnapshot(before);
      for (const sheet of sheets.filter((one) => one.assessmentId === assessmentId)) {
        const was = snapshot.sheets[sheet.id];
        const moved = new Map(Object.entries(was?.moved ?? {}));
        const current = toHeldRatings(sheet.rows);
        const { aside } = revertRatings(plan, current, { before: toHeldRatings(was?.before ?? []), moved });
        const changed = [...current].filter(([id, held]) => {
          const then = moved.get(id);
          return (
            !then ||
            JSON.stringify([then.value, then.note, then.criteriaSeen]) !==
              JSON.stringify([held.value, held.note, held.criteriaSeen])
          );
        });
        totals.changedSince += changed.length;
        totals.keptAside += aside.size;
        totals.comeAlong += changed.filter(([id]) => !aside.has(id)).length;
      }
    }
  }
  return totals;
}
