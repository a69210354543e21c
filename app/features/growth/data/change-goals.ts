import { MAX_OWN_EVIDENCE } from "#app/features/evidence/domain/limits";
import {
  type GoalContent,
  type GoalEvent,
  type GoalRefusal,
  type GoalSnapshot,
  MAX_ACTIONS,
  MAX_OPEN_GOALS,
  transitionGoal,
} from "#app/features/growth/domain/goal";
import { diffGoals } from "#app/features/growth/domain/goal-changes";
import type { AuditContext } from "#app/platform/database/audit";
import type { Database, Transaction } from "#app/platform/database/database";
import { toEvidenceKey } from "#app/platform/database/search-keys";
import { inTransaction } from "#app/platform/database/transaction";
import { findSnapshot } from "./goals";
import { lockPlan, recordGoalChanges } from "./plan-changes";

type GoalKey = { id: string; personId: string };
type Refused<Reason extends string> = { ok: false; reason: Reason };

export type NewGoal = GoalContent & {
  personId: string;
  competencyId: string;
  state: "planned" | "active";
  /** The promotion case whose "not yet" named the gap. */
  caseId?: string | null;
  actions: readonly { text: string; dueOn: string | null }[];
};

/** Adds a goal to a person's plan. The caller has asked the policy. */
export function createGoal(
  database: Database,
  by: AuditContext,
  goal: NewGoal,
): Promise<{ ok: true; id: string } | Refused<"too-many">> {
  return inTransaction(database, (tx) => createGoalIn(tx, by, goal));
}

/** The same in the caller's transaction. */
export async function createGoalIn(
  tx: Transaction,
  by: AuditContext,
  goal: NewGoal,
): Promise<{ ok: true; id: string } | Refused<"too-many">> {
  await lockPlan(tx, goal.personId);
  const open = await tx.goal.count({
    where: { personId: goal.personId, state: { in: ["planned", "active"] } },
  });
  if (open >= MAX_OPEN_GOALS) return { ok: false, reason: "too-many" };
  const { id } = await tx.goal.create({
    data: {
      personId: goal.personId,
      competencyId: goal.competencyId,
      state: goal.state,
      caseId: goal.caseId ?? null,
      ...toColumns(goal),
      createdAt: by.at,
      updatedAt: by.at,
      actions: { create: goal.actions.map((action, position) => ({ ...action, position })) },
    },
    select: { id: true },
  });
  const after = await findSnapshot(tx, id);
  if (!after) throw new Error("the goal was not created");
  await recordGoalChanges(tx, by, { id, personId: goal.personId }, diffGoals(null, after));
  return { ok: true, id };
}

const toColumns = ({ fromProficiency, toProficiency, why, helpNeeded, criteria, dueOn }: GoalContent) => ({
  fromProficiency,
  toProficiency,
  why,
  helpNeeded,
  criteria: JSON.stringify(criteria),
  dueOn,
});

type Failure = "absent" | "changed-meanwhile";
export type GoalResult<Reason extends string = never> = { ok: true } | Refused<Failure | Reason>;

/** Runs one change of a goal in a row with all others of its plan, and tells the other side what became different. */
function changeGoal<Reason extends string = never>(
  database: Database,
  by: AuditContext,
  goal: GoalKey,
  change: (tx: Transaction, before: GoalSnapshot & { version: number }) => Promise<GoalResult<Reason>>,
): Promise<GoalResult<Reason>> {
  return inTransaction(database, async (tx) => {
    await lockPlan(tx, goal.personId);
    const before = await findSnapshot(tx, goal.id);
    if (!before) return { ok: false, reason: "absent" };
    const result = await change(tx, before);
    if (!result.ok) return result;
    const after = await findSnapshot(tx, goal.id);
    const changes = after ? diffGoals(before, after) : [];
    if (changes.length === 0) return result;
    const at = await recordGoalChanges(tx, by, goal, changes);
    await tx.goal.update({ where: { id: goal.id }, data: { updatedAt: at }, select: { id: true } });
    return result;
  });
}

const CHANGED = { ok: false, reason: "changed-meanwhile" } as const;
const ABSENT = { ok: false, reason: "absent" } as const;

/** Rewrites what a goal says, where nobody else did since `version`. */
export function updateGoal(
  database: Database,
  by: AuditContext,
  goal: GoalKey & { version: number },
  content: GoalContent,
): Promise<GoalResult> {
  return changeGoal(database, by, goal, async (tx) => {
    const { count } = await tx.goal.updateMany({
      where: { id: goal.id, version: goal.version },
      data: { ...toColumns(content), version: { increment: 1 } },
    });
    return count > 0 ? { ok: true } : CHANGED;
  });
}

/** Moves a goal on in its life, by the state machine. */
export function moveGoal(
  database: Database,
  by: AuditContext,
  goal: GoalKey,
  event: GoalEvent,
  reason: string,
): Promise<GoalResult<GoalRefusal>> {
  return changeGoal<GoalRefusal>(database, by, goal, async (tx, before) => {
    const moved = transitionGoal(before, event, reason);
    if (!moved.ok) return moved;
    await tx.goal.update({
      where: { id: goal.id },
      data: { ...moved.next, version: { increment: 1 } },
      select: { id: true },
    });
    return { ok: true };
  });
}

export type ActionText = { text: string; dueOn: string | null };

/** Adds something to do. */
export function addGoalAction(
  database: Database,
  by: AuditContext,
  goal: GoalKey,
  action: ActionText,
): Promise<GoalResult<"too-many">> {
  return changeGoal<"too-many">(database, by, goal, async (tx, { actions }) => {
    if (actions.length >= MAX_ACTIONS) return { ok: false, reason: "too-many" };
    const last = await tx.goalAction.findFirst({
      where: { goalId: goal.id },
      orderBy: { position: "desc" },
      select: { position: true },
    });
    const position = (last?.position ?? -1) + 1;
    await tx.goalAction.create({ data: { goalId: goal.id, ...action, position }, select: { id: true } });
    return { ok: true };
  });
}

type ActionKey = { id: string; version: number };

/** Rewords an action or sets its day, unless it was changed since `version`. */
export function updateGoalAction(
  database: Database,
  by: AuditContext,
  goal: GoalKey,
  action: ActionKey,
  text: ActionText,
): Promise<GoalResult> {
  return changeGoal(database, by, goal, (tx) => writeAction(tx, goal, action, text));
}

/** Takes an action out, where nobody else changed it since `version`. */
export function removeGoalAction(
  database: Database,
  by: AuditContext,
  goal: GoalKey,
  action: ActionKey,
): Promise<GoalResult> {
  return changeGoal(database, by, goal, async (tx) => {
    const { count } = await tx.goalAction.deleteMany({
      where: { id: action.id, goalId: goal.id, version: action.version },
    });
    return count > 0 ? { ok: true } : CHANGED;
  });
}

/** What closes an action: nothing but the day, a piece of evidence that is there, or a new one of the person's own. */
export type Closing =
  | { with: "nothing" }
  | { with: "evidence"; evidenceId: string; onlyShared: boolean }
  | { with: "new-evidence"; title: string };

export type ClosingRefusal = "evidence-absent" | "evidence-full";

/** Marks an action as done on a day. Evidence must be the person's; `onlyShared`: and shared with their manager. */
export function closeGoalAction(
  database: Database,
  by: AuditContext,
  goal: GoalKey,
  action: ActionKey & { doneOn: string },
  closing: Closing,
): Promise<GoalResult<ClosingRefusal>> {
  return changeGoal<ClosingRefusal>(database, by, goal, async (tx) => {
    const found = await findClosing(tx, by, goal, action.doneOn, closing);
    if (!found.ok) return found;
    const written = await writeAction(tx, goal, action, { doneOn: action.doneOn, evidenceId: found.evidenceId });
    // A piece that was written for this action alone goes with it.
    if (!written.ok && closing.with === "new-evidence" && found.evidenceId) {
      await tx.evidence.delete({ where: { id: found.evidenceId }, select: { id: true } });
    }
    return written;
  });
}

async function findClosing(
  tx: Transaction,
  by: AuditContext,
  { id: goalId, personId }: GoalKey,
  on: string,
  closing: Closing,
): Promise<{ ok: true; evidenceId: string | null } | Refused<ClosingRefusal>> {
  if (closing.with === "nothing") return { ok: true, evidenceId: null };
  if (closing.with === "new-evidence") {
    const own = { subjectId: personId, authorId: by.actorId };
    if ((await tx.evidence.count({ where: own })) >= MAX_OWN_EVIDENCE) return { ok: false, reason: "evidence-full" };
    const { competencyId } = await tx.goal.findUniqueOrThrow({ where: { id: goalId }, select: { competencyId: true } });
    const { id } = await tx.evidence.create({
      data: {
        ...own,
        title: closing.title,
        ...toEvidenceKey(closing),
        happenedOn: on,
        createdAt: by.at,
        tags: { create: { competencyId } },
      },
      select: { id: true },
    });
    return { ok: true, evidenceId: id };
  }
  const piece = await tx.evidence.findFirst({
    where: {
      id: closing.evidenceId,
      subjectId: personId,
      authorId: personId,
      archivedAt: null,
      ...(closing.onlyShared && { sharedWithManagerAt: { not: null } }),
    },
    select: { id: true },
  });
  return piece ? { ok: true, evidenceId: piece.id } : { ok: false, reason: "evidence-absent" };
}

/** Opens a done action again. The evidence that closed it stays in the log. */
export function reopenGoalAction(
  database: Database,
  by: AuditContext,
  goal: GoalKey,
  action: ActionKey,
): Promise<GoalResult> {
  return changeGoal(database, by, goal, (tx) => writeAction(tx, goal, action, { doneOn: null, evidenceId: null }));
}

async function writeAction(
  tx: Transaction,
  goal: GoalKey,
  action: ActionKey,
  data: Partial<ActionText> & { doneOn?: string | null; evidenceId?: string | null },
): Promise<GoalResult> {
  const { count } = await tx.goalAction.updateMany({
    where: { id: action.id, goalId: goal.id, version: action.version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count > 0) return { ok: true };
  const still = await tx.goalAction.count({ where: { id: action.id, goalId: goal.id } });
  return still > 0 ? CHANGED : ABSENT;
}
