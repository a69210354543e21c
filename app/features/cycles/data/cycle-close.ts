import { LIFECYCLE_COLUMNS, toLifecycle } from "#app/features/assessment/data/assessments";
import { transition } from "#app/features/assessment/domain/lifecycle";
import { type CycleRefusal, transitionCycle } from "#app/features/cycles/domain/cycle";
import { type AuditContext, lockAuditHead, recordAudit } from "#app/platform/database/audit";
import type { Database, Transaction } from "#app/platform/database/database";
import { inBatches } from "#app/platform/database/in-batches";
import { inTransaction } from "#app/platform/database/transaction";
import { readCycleState } from "./state-columns";

export type CloseResult =
  | { ok: true; final: number; withoutResult: number }
  | { ok: false; reason: "not-found" | "changed-meanwhile" | CycleRefusal };

/** Closes an open cycle: final results stay as they are, every other assessment ends without a result. */
export function closeCycle(
  database: Database,
  by: AuditContext,
  cycleId: string,
  expectedVersion: number,
): Promise<CloseResult> {
  return inTransaction(
    database,
    async (tx) => {
      // Lock the audit head first, so that other writers wait. If one was ahead, this transaction conflicts and is
      // retried as a whole.
      await lockAuditHead(tx);
      return closeIn(tx, by, cycleId, expectedVersion);
    },
    "serializable",
  );
}

async function closeIn(
  tx: Transaction,
  by: AuditContext,
  cycleId: string,
  expectedVersion: number,
): Promise<CloseResult> {
  const cycle = await tx.cycle.findUnique({ where: { id: cycleId }, select: { state: true } });
  if (!cycle) return { ok: false, reason: "not-found" };
  const closing = transitionCycle(readCycleState(cycle.state), "close");
  if (!closing.ok) return closing;
  const { count } = await tx.cycle.updateMany({
    where: { id: cycleId, version: expectedVersion, state: "open" },
    data: { state: closing.next, closedAt: by.at, version: { increment: 1 } },
  });
  if (count === 0) return { ok: false, reason: "changed-meanwhile" };

  const rows = await tx.assessment.findMany({
    where: { cycleId },
    orderBy: { id: "asc" },
    select: { ...LIFECYCLE_COLUMNS, id: true, subjectId: true },
  });
  const closed = rows.flatMap((row) => {
    const from = toLifecycle(row);
    const moved = transition(from, "close");
    return moved.ok ? [{ id: row.id, subjectId: row.subjectId, before: from.phase, after: moved.next.phase }] : [];
  });
  for (const ids of inBatches(closed.map(({ id }) => id))) {
    await tx.assessment.updateMany({
      where: { id: { in: ids } },
      data: { phase: "closed", version: { increment: 1 } },
    });
  }
  const final = rows.length - closed.length;
  await recordAudit(
    tx,
    {
      ...by,
      action: "cycle.closed",
      subjectKind: "cycle",
      subjectId: cycleId,
      before: { state: "open" },
      after: { state: "closed", final, withoutResult: closed.length },
    },
    ...closed.map(({ id, subjectId, before, after }) => ({
      ...by,
      action: "assessment.closed" as const,
      subjectKind: "assessment" as const,
      subjectId: id,
      personId: subjectId,
      before: { phase: before },
      after: { phase: after },
    })),
  );
  return { ok: true, final, withoutResult: closed.length };
}
