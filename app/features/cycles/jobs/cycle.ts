import { findStep, listLaterVersions, requireStep } from "#app/features/assessment/data/version-steps";
import {
  type MovePreview,
  type RevertPreview,
  toMovePreview,
  toRevertPreview,
} from "#app/features/assessment/domain/move-preview";
import { type CloseResult, closeCycle } from "#app/features/cycles/data/cycle-close";
import { type Launch, type LaunchResult, launchCycle } from "#app/features/cycles/data/cycle-launch";
import {
  addParticipants,
  type ParticipantsResult,
  type PeopleSelection,
  removeParticipants,
} from "#app/features/cycles/data/cycle-participants";
import {
  computeMoveTotals,
  computeRevertTotals,
  listMovable,
  type MoveCycleResult,
  moveCycle,
  type OnMoved,
  revertCycleMove,
} from "#app/features/cycles/data/move-cycle";
import { LadderLibrary } from "#app/features/ladder/data/ladder-library";
import type { AuditContext } from "#app/platform/database/audit";
import { requireNotCancelled, type Task } from "#app/platform/jobs/task";

/** Everyone who takes part gets an assessment, and each of them a record. */
export const launch: Task<{ by: AuditContext; launch: Launch }, LaunchResult> = async ({ by, launch }, context) => {
  const database = await context.database();
  return launchCycle(database, new LadderLibrary(database), by, launch);
};

export const close: Task<{ by: AuditContext; cycleId: string; version: number }, CloseResult> = async (
  { by, cycleId, version },
  context,
) => closeCycle(await context.database(), by, cycleId, version);

/** A whole selection of people comes into a draft. */
export const addSelected: Task<
  { by: AuditContext; cycleId: string; selection: PeopleSelection },
  ParticipantsResult
> = async ({ by, cycleId, selection }, context) =>
  addParticipants(await context.database(), by, cycleId, { selection });

export const removeEveryone: Task<{ by: AuditContext; cycleId: string }, ParticipantsResult> = async (
  { by, cycleId },
  context,
) => removeParticipants(await context.database(), by, cycleId, "everyone");

/** `current`: the version that the cycle is on; `last`: its last move, as far as it is not taken back. */
type AskedMove = {
  cycleId: string;
  current: string;
  last: { from: string; to: string } | null;
  to: string | null;
};

type MoveOutlooks = {
  preview: MovePreview | null;
  revert: RevertPreview | null;
  /** Later versions that it could move to as well. */
  others: { id: string; version: string }[];
};

/** Previews moving a cycle to another version, and undoing its last move. */
export const previewMove: Task<AskedMove, MoveOutlooks> = async ({ cycleId, current, last, to }, context) => {
  const database = await context.database();
  const ladders = new LadderLibrary(database);
  const back = last && (await requireStep(ladders, last.from, last.to));
  // A move that was stopped left some behind: they come first.
  const left = back?.to.id === current ? await listMovable(database, cycleId, back.from.id) : [];
  const isResumed = left.length > 0;
  const step = back && isResumed ? back : await findStep(ladders, current, to);
  const later = isResumed ? [] : await listLaterVersions(ladders, current);
  const movable = isResumed ? left : step ? await listMovable(database, cycleId, step.from.id) : [];
  requireNotCancelled(context);
  const there = back ? await listMovable(database, cycleId, back.to.id) : [];
  const idsOf = (assessments: readonly { id: string }[]) => assessments.map(({ id }) => id);
  const preview = step && toMovePreview(step, movable, await computeMoveTotals(database, idsOf(movable), step));
  requireNotCancelled(context);
  return {
    preview,
    revert: back && toRevertPreview(back, there, await computeRevertTotals(database, idsOf(there), back)),
    others: later.filter(({ id }) => id !== step?.to.id).map(({ id, version }) => ({ id, version })),
  };
};

/** `intent`: from one version on to the other, or back to it. `chosen`: roles in the place of those that are missing. */
export type MoveOrder = {
  by: AuditContext;
  cycle: { id: string; name: string };
  expectedVersion: number;
  intent: "move" | "revert";
  from: string;
  to: string;
  chosen: [string, string][];
};

/** The outcome of a move, with the cycle's version after it. */
export type MoveOutcome = MoveCycleResult & { version: string };

/** Moves a running cycle, a few assessments at a time: cancelled, what has moved stays moved, and it can be gone on with. */
export const moveOrRevert: Task<MoveOrder, MoveOutcome> = async (order, context) => {
  const database = await context.database();
  const step = await requireStep(new LadderLibrary(database), order.from, order.to);
  const move = { cycleId: order.cycle.id, expectedVersion: order.expectedVersion, step };
  const onMoved: OnMoved = (progress) => {
    requireNotCancelled(context);
    context.report(progress);
  };
  return order.intent === "move"
    ? { ...(await moveCycle(database, order.by, move, new Map(order.chosen), onMoved)), version: step.to.version }
    : { ...(await revertCycleMove(database, order.by, move, onMoved)), version: step.from.version };
};
