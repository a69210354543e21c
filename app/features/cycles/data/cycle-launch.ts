import { randomUUID } from "node:crypto";
import { createAssessments } from "#app/features/assessment/data/assessments";
import { type CycleRefusal, isOverdue, transitionCycle } from "#app/features/cycles/domain/cycle";
import { type LaunchPlan, planLaunch, type ReviewerChoice } from "#app/features/cycles/domain/launch-plan";
import type { LadderLibrary } from "#app/features/ladder/data/ladder-library";
import type { Ladder } from "#app/features/ladder/domain/schema";
import type { Day } from "#app/kernel/day";
import { type AuditContext, lockAuditHead, recordAudit } from "#app/platform/database/audit";
import type { Database, Transaction } from "#app/platform/database/database";
import { inBatches } from "#app/platform/database/in-batches";
import { inTransaction } from "#app/platform/database/transaction";
import { type CycleParticipant, listParticipants } from "./cycle-participants";
import { readCycleState } from "./state-columns";

export type Launch = {
  cycleId: string;
  /** The version of the cycle whose participants the administrator saw. */
  expectedVersion: number;
  /** For people without a manager, by their id. */
  choices: ReadonlyMap<string, ReviewerChoice>;
  /** The day that it is in the organisation's zone. */
  today: Day;
};

export type LaunchRefusal =
  | { ok: false; reason: "not-found" | "changed-meanwhile" | "nobody-takes-part" | "closes-in-the-past" | CycleRefusal }
  /** Something about these people must be settled first. */
  | { ok: false; reason: "unknown-role" | "without-reviewer" | "reviewer-not-active"; personIds: string[] };
export type LaunchResult = { ok: true; assessments: number; leftOut: number } | LaunchRefusal;

/**
 * Opens a draft: begins one assessment for each active participant, pinned to the cycle's ladder version, with the
 * manager of that moment as reviewer. All or nothing; of two launches at once one is refused.
 */
export async function launchCycle(
  database: Database,
  ladders: LadderLibrary,
  by: AuditContext,
  launch: Launch,
): Promise<LaunchResult> {
  const cycle = await database.client.cycle.findUnique({
    where: { id: launch.cycleId },
    select: { ladderVersionId: true, version: true },
  });
  if (!cycle) return { ok: false, reason: "not-found" };
  // Read ahead of the transaction, which holds SQLite's only connection. The version in its write vouches for both.
  const { ladder } = await ladders.requireVersion(cycle.ladderVersionId);
  return inTransaction(
    database,
    async (tx) => {
      // Lock the audit head first, so that changes to people, cycles and assessments wait and the reads below stay
      // true.
      await lockAuditHead(tx);
      return launchIn({ client: tx, engine: database.engine }, ladder, by, launch);
    },
    "serializable",
  );
}

/** A transaction, and on which engine. */
type Within = { client: Transaction; engine: Database["engine"] };

async function launchIn(within: Within, ladder: Ladder, by: AuditContext, launch: Launch): Promise<LaunchResult> {
  const { client: tx } = within;
  const { cycleId, expectedVersion } = launch;
  const cycle = await tx.cycle.findUnique({
    where: { id: cycleId },
    select: { state: true, version: true, closesOn: true, ladderVersionId: true },
  });
  if (!cycle) return { ok: false, reason: "not-found" };
  const transition = transitionCycle(readCycleState(cycle.state), "launch");
  if (!transition.ok) return transition;
  if (cycle.version !== expectedVersion) return { ok: false, reason: "changed-meanwhile" };
  if (isOverdue(cycle.closesOn, launch.today)) return { ok: false, reason: "closes-in-the-past" };

  const plan = planLaunch(ladder, await listParticipants(within, cycleId), launch.choices);
  const refusal = await findPlanRefusal(tx, plan);
  if (refusal) return refusal;

  const { count } = await tx.cycle.updateMany({
    where: { id: cycleId, version: expectedVersion, state: "draft" },
    data: { state: transition.next, launchedAt: by.at, version: { increment: 1 } },
  });
  if (count === 0) return { ok: false, reason: "changed-meanwhile" };
  const leftOut = [...plan.leftOut, ...plan.inactive].map(({ personId }) => personId);
  for (const personIds of inBatches(leftOut)) {
    await tx.cycleParticipant.deleteMany({ where: { cycleId, personId: { in: personIds } } });
  }
  await beginAssessments(tx, by, { cycleId, ladderVersionId: cycle.ladderVersionId, leftOut }, plan);
  return { ok: true, assessments: plan.assessments.length, leftOut: leftOut.length };
}

async function findPlanRefusal(tx: Transaction, plan: LaunchPlan<CycleParticipant>): Promise<LaunchRefusal | null> {
  const about = (reason: "unknown-role" | "without-reviewer", people: CycleParticipant[]): LaunchRefusal => ({
    ok: false,
    reason,
    personIds: people.map(({ personId }) => personId),
  });
  if (plan.unknownRole.length > 0) return about("unknown-role", plan.unknownRole);
  if (plan.withoutReviewer.length > 0) return about("without-reviewer", plan.withoutReviewer);
  if (plan.assessments.length === 0) return { ok: false, reason: "nobody-takes-part" };
  const reviewerIds = [...new Set(plan.assessments.map(({ reviewerId }) => reviewerId))];
  const activeIds = new Set<string>();
  for (const ids of inBatches(reviewerIds)) {
    const active = await tx.person.findMany({ where: { id: { in: ids }, status: "active" }, select: { id: true } });
    for (const { id } of active) activeIds.add(id);
  }
  const unreviewed = plan.assessments.filter(({ reviewerId }) => !activeIds.has(reviewerId));
  if (unreviewed.length === 0) return null;
  return { ok: false, reason: "reviewer-not-active", personIds: unreviewed.map(({ subjectId }) => subjectId) };
}

async function beginAssessments(
  tx: Transaction,
  by: AuditContext,
  cycle: { cycleId: string; ladderVersionId: string; leftOut: string[] },
  plan: LaunchPlan<CycleParticipant>,
): Promise<void> {
  const { cycleId, ladderVersionId, leftOut } = cycle;
  const assessments = plan.assessments.map((planned) => ({ ...planned, id: randomUUID(), cycleId, ladderVersionId }));
  await createAssessments(tx, assessments, by.at);
  await recordAudit(
    tx,
    {
      ...by,
      action: "cycle.launched",
      subjectKind: "cycle",
      subjectId: cycleId,
      before: { state: "draft" },
      after: { state: "open", assessments: assessments.length, ...(leftOut.length > 0 && { leftOut }) },
    },
    ...assessments.map(({ id, subjectId, reviewerId, roleId, targetRoleId }) => ({
      ...by,
      action: "assessment.created" as const,
      subjectKind: "assessment" as const,
      subjectId: id,
      personId: subjectId,
      after: { reviewerId, roleId, targetRoleId },
    })),
  );
}
