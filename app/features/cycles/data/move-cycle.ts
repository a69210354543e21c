import { MOVABLE_PHASES, moveAssessmentIn, type VersionStep } from "#app/features/assessment/data/move-assessment";
import {
  parseSnapshot,
  RATING_COLUMNS,
  type RatingRow,
  toHeldRatings,
  toRatingRow,
} from "#app/features/assessment/data/move-snapshot";
import { revertMoveIn } from "#app/features/assessment/data/revert-move";
import { listMissingRoles } from "#app/features/assessment/domain/move-outlook";
import type { MovableAssessment, MoveTotals, RevertTotals } from "#app/features/assessment/domain/move-preview";
import { migrateRatings, revertRatings } from "#app/features/assessment/domain/move-ratings";
import type { CycleRefusal } from "#app/features/cycles/domain/cycle";
import { type AuditContext, recordAudit } from "#app/platform/database/audit";
import type { Database } from "#app/platform/database/database";
import { inBatches } from "#app/platform/database/in-batches";
import { flag, isIn, list, readOne } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
import { inTransaction } from "#app/platform/database/transaction";
import { readCycleState } from "./state-columns";

const a = table("Assessment", "a");
const p = table("Person", "p");
const s = table("Sheet", "s");

/** Assessments per transaction: few enough that saving a rating never waits for long. */
const ASSESSMENTS_PER_TRANSACTION = 10;

/** The assessments of a cycle that are on this version and can still move, by name; without any rating. */
export async function listMovable(
  database: Database,
  cycleId: string,
  ladderVersionId: string,
): Promise<MovableAssessment[]> {
  const isSubmitted = (kind: "self" | "manager") =>
    flag(sql`EXISTS (SELECT 1 FROM ${s} WHERE ${s.assessmentId} = ${a.id} AND ${s.kind} = ${kind}
      AND ${s.superseded} = false AND ${s.submittedAt} IS NOT NULL)`);
  const columns = {
    id: a.id,
    personName: p.name,
    phase: a.phase,
    roleId: a.roleId,
    targetRoleId: a.targetRoleId,
    selfSubmitted: isSubmitted("self"),
    reviewSubmitted: isSubmitted("manager"),
  };
  return readOne(
    database,
    list(
      columns,
      sql`FROM ${a} JOIN ${p} ON ${p.id} = ${a.subjectId}
        WHERE ${a.cycleId} = ${cycleId} AND ${a.ladderVersionId} = ${ladderVersionId} AND ${isIn(a.phase, MOVABLE_PHASES)}
        ORDER BY ${p.nameKey}, ${a.id}`,
    ),
  );
}

/** Counts assessments that are final or closed, which stay on their version. */
export function countUnmovable(database: Database, cycleId: string): Promise<number> {
  return database.client.assessment.count({ where: { cycleId, phase: { notIn: MOVABLE_PHASES } } });
}

/** Totals of what happens to ratings in a move: no number is about one person. */
export async function computeMoveTotals(
  database: Database,
  assessmentIds: readonly string[],
  { plan }: VersionStep,
): Promise<MoveTotals> {
  const totals: MoveTotals = { people: 0, kept: 0, lookAgain: 0, aside: 0 };
  for (const ids of inBatches(assessmentIds)) {
    const people = new Set<string>();
    for (const { assessmentId, rows } of await listSheetRows(database, ids)) {
      if (rows.length > 0) people.add(assessmentId);
      const { ratings, aside } = migrateRatings(plan, toHeldRatings(rows));
      const lookAgain = [...ratings.values()].filter((rating) => rating.lookAgain !== null).length;
      totals.lookAgain += lookAgain;
      totals.kept += ratings.size - lookAgain;
      totals.aside += aside.size;
    }
    totals.people += people.size;
  }
  return totals;
}

/** The sheets of as many assessments as fit into one statement. */
async function listSheetRows(
  database: Database,
  assessmentIds: string[],
): Promise<{ id: string; assessmentId: string; rows: RatingRow[] }[]> {
  const sheets = await database.client.sheet.findMany({
    where: { assessmentId: { in: assessmentIds }, superseded: false },
    select: { id: true, assessmentId: true, ratings: { select: RATING_COLUMNS } },
  });
  return sheets.map(({ ratings, ...sheet }) => ({ ...sheet, rows: ratings.map(toRatingRow) }));
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

/** Called between transactions with the number of moved assessments. An exception stops the move there. */
export type OnMoved = (progress: { done: number; total: number }) => void;

/**
 * Moves a running cycle to the next version: the cycle first, then its assessments, a few in each transaction. Interrupted,
 * it goes on where it stopped when it is asked again. What is final or closed stays.
 */
export async function moveCycle(
  database: Database,
  by: AuditContext,
  { cycleId, expectedVersion, step }: CycleMove,
  chosen: ReadonlyMap<string, string>,
  onMoved: OnMoved = () => {},
): Promise<MoveCycleResult> {
  const movable = await listMovable(database, cycleId, step.from.id);
  const missing = listMissingRoles(step.plan, step.to.ladder, movable).filter((id) => !chosen.has(id));
  if (missing.length > 0) return { ok: false, reason: "missing-roles", roleIds: missing };
  const refusal = await turnCycle(database, by, { cycleId, expectedVersion }, step.from.id, step.to.id, "cycle.moved");
  if (refusal) return refusal;
  const moved = await forEachAssessment(
    database,
    movable,
    (tx, id) => moveAssessmentIn(tx, by, id, step, chosen).then((result) => result.moved),
    onMoved,
  );
  return { ok: true, moved };
}

/** Takes a running cycle back to the version before. */
export async function revertCycleMove(
  database: Database,
  by: AuditContext,
  { cycleId, expectedVersion, step }: CycleMove,
  onMoved: OnMoved = () => {},
): Promise<MoveCycleResult> {
  const movable = await listMovable(database, cycleId, step.to.id);
  const cycle = { cycleId, expectedVersion };
  const refusal = await turnCycle(database, by, cycle, step.to.id, step.from.id, "cycle.move-reverted");
  if (refusal) return refusal;
  const moved = await forEachAssessment(database, movable, (tx, id) => revertMoveIn(tx, by, id, step), onMoved);
  return { ok: true, moved };
}

type Tx = Parameters<Parameters<typeof inTransaction>[1]>[0];

async function forEachAssessment(
  database: Database,
  assessments: readonly { id: string }[],
  act: (tx: Tx, id: string) => Promise<boolean>,
  onMoved: OnMoved,
): Promise<number> {
  let done = 0;
  for (let start = 0; start < assessments.length; start += ASSESSMENTS_PER_TRANSACTION) {
    onMoved({ done: start, total: assessments.length });
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
  by: AuditContext,
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
    const state = readCycleState(cycle.state);
    if (state !== "open") return { ok: false, reason: `is-${state}` };
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

/**
 * The last move of a cycle that was not undone for everyone: versions, time and person. `current` is the cycle's
 * version: the target of the move, or its origin if undoing was interrupted.
 */
export async function findLastCycleMove(
  database: Database,
  cycleId: string,
  current: string,
): Promise<{ from: string; to: string; movedAt: Date; movedBy: string } | null> {
  const isLeftAhead = { fromVersionId: current, assessment: { phase: { in: MOVABLE_PHASES } } };
  const move = await database.client.assessmentMove.findFirst({
    where: { revertedAt: null, assessment: { cycleId }, OR: [{ toVersionId: current }, isLeftAhead] },
    orderBy: [{ movedAt: "desc" }, { id: "desc" }],
    select: { fromVersionId: true, toVersionId: true, movedAt: true, movedBy: { select: { name: true } } },
  });
  return move
    ? { from: move.fromVersionId, to: move.toVersionId, movedAt: move.movedAt, movedBy: move.movedBy.name }
    : findBareMove(database, cycleId, current);
}

/** A move that ended before the first assessment moved: only its record says that there was one. */
async function findBareMove(database: Database, cycleId: string, current: string) {
  const record = await database.client.auditRecord.findFirst({
    where: { subjectKind: "cycle", subjectId: cycleId, action: "cycle.moved" },
    orderBy: { sequence: "desc" },
    select: { at: true, before: true, after: true, actorId: true },
  });
  const versionIn = (json: string | null | undefined) =>
    (JSON.parse(json ?? "{}") as { ladderVersionId?: string }).ladderVersionId ?? "";
  const from = versionIn(record?.before);
  if (!record || versionIn(record.after) !== current) return null;
  const left = await database.client.assessment.findFirst({
    where: { cycleId, ladderVersionId: from, phase: { in: MOVABLE_PHASES } },
    select: { id: true },
  });
  const by = await database.client.person.findUnique({ where: { id: record.actorId ?? "" }, select: { name: true } });
  return left && { from, to: current, movedAt: record.at, movedBy: by?.name ?? "" };
}

/** Totals of what undoing a move would do. */
export async function computeRevertTotals(
  database: Database,
  assessmentIds: readonly string[],
  { from, to, plan }: VersionStep,
): Promise<RevertTotals> {
  const totals: RevertTotals = { people: 0, changedSince: 0, comeAlong: 0, keptAside: 0 };
  for (const ids of inBatches(assessmentIds)) {
    const sheets = await listSheetRows(database, ids);
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
