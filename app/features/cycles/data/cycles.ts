import {
  type CycleDates,
  type CycleRefusal,
  type CycleState,
  checkCycleDates,
  checkMovedDates,
  type DateProblem,
  transitionCycle,
} from "#app/features/cycles/domain/cycle";
import { type AuditContext, recordAudit } from "#app/platform/database/audit";
import type { Database } from "#app/platform/database/database";
import { isUniqueViolation } from "#app/platform/database/errors";
import { group, list, mapped, number, readOne } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
import { inTransaction } from "#app/platform/database/transaction";
import { readCycleState } from "./state-columns";

const p = table("CycleParticipant", "p");
const a = table("Assessment", "a");
const c = table("Cycle", "c");
const v = table("LadderVersion", "v");

/** The fields of a cycle that an administrator enters. */
export type CycleDraft = CycleDates & { name: string; ladderVersionId: string };

export type Cycle = CycleDraft & {
  id: string;
  ladderVersion: { ladderId: string; version: string };
  state: CycleState;
  launchedAt: Date | null;
  closedAt: Date | null;
  version: number;
};

export type CycleSummary = Cycle & {
  /** The number of chosen people in a draft, and of participants after the launch. */
  participants: number;
  final: number;
};

const DRAFT_COLUMNS = {
  name: true,
  ladderVersionId: true,
  startsOn: true,
  selfDueOn: true,
  reviewDueOn: true,
  closesOn: true,
} as const;

const CYCLE_COLUMNS = {
  ...DRAFT_COLUMNS,
  id: true,
  ladderVersion: { select: { ladderId: true, version: true } },
  state: true,
  launchedAt: true,
  closedAt: true,
  version: true,
} as const;

const toCycle = <Row extends { state: string }>(row: Row) => ({ ...row, state: readCycleState(row.state) });

/** The cycle, or null. For administrators, and for what everyone in it may know of it: name and dates. */
export async function findCycle(database: Database, cycleId: string): Promise<Cycle | null> {
  const row = await database.client.cycle.findUnique({ where: { id: cycleId }, select: CYCLE_COLUMNS });
  return row && toCycle(row);
}

/** All cycles, the latest first, each with how far it is. */
export const listCycles = (database: Database): Promise<CycleSummary[]> =>
  readOne(
    database,
    list(
      {
        id: c.id,
        name: c.name,
        ladderVersionId: c.ladderVersionId,
        ladderVersion: group({ ladderId: v.ladderId, version: v.version }),
        startsOn: c.startsOn,
        selfDueOn: c.selfDueOn,
        reviewDueOn: c.reviewDueOn,
        closesOn: c.closesOn,
        state: mapped(c.state, readCycleState),
        launchedAt: c.launchedAt,
        closedAt: c.closedAt,
        version: c.version,
        participants: number(sql`CASE WHEN ${c.state} = 'draft'
          THEN (SELECT count(*) FROM ${p} WHERE ${p.cycleId} = ${c.id})
          ELSE (SELECT count(*) FROM ${a} WHERE ${a.cycleId} = ${c.id}) END`),
        final: number(sql`(SELECT count(*) FROM ${a} WHERE ${a.cycleId} = ${c.id} AND ${a.phase} = 'final')`),
      },
      sql`FROM ${c} JOIN ${v} ON ${v.id} = ${c.ladderVersionId}
        ORDER BY ${c.startsOn} DESC, ${c.createdAt} DESC`,
    ),
  );

export type CreateCycleResult = { ok: true; id: string } | { ok: false; reason: "name-taken" };

export async function createCycle(database: Database, by: AuditContext, draft: CycleDraft): Promise<CreateCycleResult> {
  try {
    return await inTransaction(database, async (tx) => {
      const { id } = await tx.cycle.create({ data: { ...draft, createdAt: by.at }, select: { id: true } });
      await recordAudit(tx, {
        ...by,
        action: "cycle.created",
        subjectKind: "cycle",
        subjectId: id,
        after: draft,
      });
      return { ok: true, id };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: "name-taken" };
    throw error;
  }
}

/** Someone changed it since it was read: what it says now, for the person to choose. */
type ChangedMeanwhile = { ok: false; reason: "changed-meanwhile"; current: CycleDraft & { version: number } };

export type MoveDatesResult =
  | { ok: true }
  | { ok: false; reason: "not-found" | CycleRefusal }
  | { ok: false; reason: "dates"; problems: DateProblem[] }
  | ChangedMeanwhile;
export type UpdateCycleResult = MoveDatesResult | { ok: false; reason: "name-taken" };

/** Changes a draft, where it is still as the person saw it. */
export async function updateDraftCycle(
  database: Database,
  by: AuditContext,
  cycleId: string,
  expectedVersion: number,
  draft: CycleDraft,
): Promise<UpdateCycleResult> {
  try {
    return await changeCycle(database, by, cycleId, expectedVersion, "edit", draft, () => checkCycleDates(draft));
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: "name-taken" };
    throw error;
  }
}

/** Moves the dates of an open cycle later. */
export function moveCycleDates(
  database: Database,
  by: AuditContext,
  cycleId: string,
  expectedVersion: number,
  dates: CycleDates,
): Promise<MoveDatesResult> {
  return changeCycle(database, by, cycleId, expectedVersion, "move-dates", dates, (before) =>
    checkMovedDates(before, dates),
  );
}

export type DeleteCycleResult = { ok: true } | { ok: false; reason: "not-found" | CycleRefusal | "changed-meanwhile" };

/** Deletes a draft, where it is still as the person saw it. What was launched stays for good. */
export function deleteDraftCycle(
  database: Database,
  by: AuditContext,
  cycleId: string,
  expectedVersion: number,
): Promise<DeleteCycleResult> {
  return inTransaction(database, async (tx): Promise<DeleteCycleResult> => {
    const row = await tx.cycle.findUnique({
      where: { id: cycleId },
      select: { ...DRAFT_COLUMNS, state: true, participants: { select: { personId: true } } },
    });
    if (!row) return { ok: false, reason: "not-found" };
    const { state, participants, ...draft } = row;
    const deletion = transitionCycle(readCycleState(state), "delete");
    if (!deletion.ok) return deletion;
    const { count } = await tx.cycle.deleteMany({ where: { id: cycleId, version: expectedVersion, state } });
    if (count === 0) return { ok: false, reason: "changed-meanwhile" };
    await recordAudit(tx, {
      ...by,
      action: "cycle.deleted",
      subjectKind: "cycle",
      subjectId: cycleId,
      before: { ...draft, removed: participants.map(({ personId }) => personId) },
    });
    return { ok: true };
  });
}

function changeCycle(
  database: Database,
  by: AuditContext,
  cycleId: string,
  expectedVersion: number,
  event: "edit" | "move-dates",
  changes: Partial<CycleDraft>,
  check: (before: CycleDraft) => DateProblem[],
): Promise<MoveDatesResult> {
  return inTransaction(database, async (tx) => {
    const row = await tx.cycle.findUnique({
      where: { id: cycleId },
      select: { ...DRAFT_COLUMNS, state: true, version: true },
    });
    if (!row) return { ok: false, reason: "not-found" };
    const { state, version, ...before } = row;
    const moved = transitionCycle(readCycleState(state), event);
    if (!moved.ok) return moved;
    if (version !== expectedVersion) {
      return { ok: false, reason: "changed-meanwhile", current: { ...before, version } };
    }
    const problems = check(before);
    if (problems.length > 0) return { ok: false, reason: "dates", problems };
    const changed = (Object.keys(changes) as (keyof CycleDraft)[]).filter((key) => changes[key] !== before[key]);
    if (changed.length === 0) return { ok: true };
    const { count } = await tx.cycle.updateMany({
      where: { id: cycleId, version: expectedVersion, state },
      data: { ...changes, version: { increment: 1 } },
    });
    if (count === 0) {
      const current = await tx.cycle.findUnique({
        where: { id: cycleId },
        select: { ...DRAFT_COLUMNS, version: true },
      });
      return current ? { ok: false, reason: "changed-meanwhile", current } : { ok: false, reason: "not-found" };
    }
    const only = (values: Partial<CycleDraft>) => Object.fromEntries(changed.map((key) => [key, values[key]]));
    await recordAudit(tx, {
      ...by,
      action: "cycle.changed",
      subjectKind: "cycle",
      subjectId: cycleId,
      before: only(before),
      after: only(changes),
    });
    return { ok: true };
  });
}
