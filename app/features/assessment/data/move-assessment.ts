import {
  chooseRoles,
  computeMoveOutlook,
  type MoveOutlook,
  reopensSides,
} from "#app/features/assessment/domain/move-outlook";
import { type MovedRating, migrateRatings } from "#app/features/assessment/domain/move-ratings";
import { competenciesToRate } from "#app/features/assessment/domain/scope";
import type { LoadedLadder } from "#app/features/ladder/data/ladder-library";
import { type MigrationPlan, planMigrationThrough } from "#app/features/ladder/domain/migration";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { type AuditContext, type AuditEntry, recordAudit } from "#app/platform/database/audit";
import type { Transaction } from "#app/platform/database/database";
import {
  countRated,
  type EvidenceUse,
  lockSheets,
  type MoveSnapshot,
  type RatingRow,
  recordMovedRatings,
  replaceRatings,
  toHeldRatings,
  toMovedContents,
} from "./move-snapshot";
import { toColumns } from "./ratings";

/** From one published version to a later one of the same ladder. */
export type VersionStep = { from: LoadedLadder; to: LoadedLadder; plan: MigrationPlan };

/** `between`: the versions that were published after the one and before the other, in that order. */
export function planStep(from: LoadedLadder, to: LoadedLadder, between: readonly LoadedLadder[] = []): VersionStep {
  const [second, ...later] = [...between, to].map(({ ladder }) => ladder) as [Ladder, ...Ladder[]];
  return { from, to, plan: planMigrationThrough([from.ladder, second, ...later]) };
}

/** Phases in which an assessment can move: what is final or closed stays as it was made. */
export const MOVABLE_PHASES = ["rating", "comparison"];

export type MovedAssessment = { moved: true; outlook: MoveOutlook } | { moved: false };

/**
 * Takes one assessment to the newer version, in the caller's transaction: ratings of every side by the rules of the
 * versions, evidence beside them, and a record; with all that is needed to take it back. An assessment that is on
 * another version by now, or can no longer move, is left as it is.
 */
export async function moveAssessmentIn(
  tx: Transaction,
  by: AuditContext,
  assessmentId: string,
  { from, to, plan }: VersionStep,
  chosen: ReadonlyMap<string, string>,
): Promise<MovedAssessment> {
  const row = await tx.assessment.findUnique({
    where: { id: assessmentId, ladderVersionId: from.id, phase: { in: MOVABLE_PHASES } },
    select: {
      version: true,
      cycleId: true,
      subjectId: true,
      reviewerId: true,
      phase: true,
      roleId: true,
      targetRoleId: true,
      engineerConfirmedAt: true,
      managerConfirmedAt: true,
    },
  });
  const roles = row && chooseRoles(plan, to.ladder, row, chosen);
  if (!row || !roles) return { moved: false };
  const outlook = computeMoveOutlook(plan, from.ladder, to.ladder, row, roles);
  const isReopening = reopensSides(outlook);
  const isComparison = row.phase === "comparison";
  const { count } = await tx.assessment.updateMany({
    where: { id: assessmentId, version: row.version },
    data: {
      ladderVersionId: to.id,
      ...roles,
      // Confirmations were about the old agreement, so both are withdrawn.
      ...(isComparison && isReopening && { engineerConfirmedAt: null, managerConfirmedAt: null }),
      version: { increment: 1 },
    },
  });
  if (count === 0) return { moved: false };
  const snapshot: MoveSnapshot = {
    roleId: row.roleId,
    targetRoleId: row.targetRoleId,
    reviewerId: row.reviewerId,
    engineerConfirmedAt: row.engineerConfirmedAt?.toISOString() ?? null,
    managerConfirmedAt: row.managerConfirmedAt?.toISOString() ?? null,
    sheets: {},
    evidence: await moveEvidence(tx, assessmentId, plan),
  };
  const asked = new Set(competenciesToRate(to.ladder, [roles.roleId, roles.targetRoleId]).map(({ id }) => id));
  const about = { at: by.at, actorId: by.actorId, subjectId: assessmentId, personId: row.subjectId };
  const agreed: AuditEntry[] = [];
  for (const sheet of await lockSheets(tx, assessmentId)) {
    const { ratings } = migrateRatings(plan, toHeldRatings(sheet.rows));
    const moved = stillLookedAt(plan, sheet.rows, ratings);
    const next = [...moved].map(([id, rating]) => toRow(plan, id, rating, sheet.rows, by.at));
    await replaceRatings(tx, sheet, next);
    if (sheet.kind === "agreed") agreed.push(...recordMovedRatings(sheet.rows, next, about));
    // Both sides have seen each other's ratings in the comparison: there it is the agreement that looks again.
    const isReopened = !isComparison && isReopening && !sheet.superseded && sheet.submittedAt !== null;
    await tx.sheet.update({
      where: { id: sheet.id },
      data: { ratedCount: countRated(next, asked), ...(isReopened && { submittedAt: null }) },
      select: { id: true },
    });
    snapshot.sheets[sheet.id] = {
      kind: sheet.kind,
      submittedAt: sheet.submittedAt?.toISOString() ?? null,
      isReopened,
      before: sheet.rows,
      moved: toMovedContents(moved),
    };
  }
  await tx.assessmentMove.create({
    data: {
      assessmentId,
      fromVersionId: from.id,
      toVersionId: to.id,
      movedById: by.actorId,
      movedAt: by.at,
      before: JSON.stringify(snapshot),
    },
    select: { id: true },
  });
  const entry: AuditEntry = {
    ...by,
    action: "assessment.moved",
    subjectKind: "assessment",
    subjectId: assessmentId,
    personId: row.subjectId,
    audience: row.cycleId === null ? "author" : "administrators",
    before: { ladderVersionId: from.id, roleId: row.roleId, targetRoleId: row.targetRoleId },
    after: { ladderVersionId: to.id, ...roles },
  };
  await recordAudit(tx, entry, ...agreed);
  return { moved: true, outlook };
}

/** A rating that waited for another look before the move still does. */
function stillLookedAt(
  plan: MigrationPlan,
  rows: readonly RatingRow[],
  moved: ReadonlyMap<string, MovedRating>,
): Map<string, MovedRating> {
  const waiting = new Set(rows.filter(({ lookAgain }) => lookAgain).map(({ competencyId }) => competencyId));
  return new Map(
    [...moved].map(([id, rating]) => {
      const sources = plan.competencies.find((competency) => competency.id === id)?.from ?? [];
      const waits = rating.lookAgain === null && sources.some((source) => waiting.has(source.id));
      const why = "What is looked for changed in an earlier version, and it has not been looked at since.";
      return [id, waits ? { ...rating, lookAgain: { why, proposal: null } } : rating];
    }),
  );
}

/** The row of a moved rating: the very row it was where nothing of it changed, so that a form that is open goes on saving. */
function toRow(
  plan: MigrationPlan,
  competencyId: string,
  rating: MovedRating,
  rows: readonly RatingRow[],
  at: Date,
): RatingRow {
  const sources = plan.competencies.find(({ id }) => id === competencyId)?.from ?? [];
  const old = rows.find((row) => row.competencyId === competencyId);
  const source = rows.find((row) => row.competencyId === sources[0]?.id);
  const content = {
    ...toColumns(rating.value),
    note: rating.note,
    criteriaSeen: JSON.stringify(rating.criteriaSeen),
    lookAgain: rating.lookAgain !== null,
  };
  const isUntouched =
    old !== undefined && (Object.keys(content) as (keyof typeof content)[]).every((key) => old[key] === content[key]);
  if (isUntouched) return old;
  const version = (old?.version ?? 0) + 1;
  return { competencyId, ...content, version, updatedAt: source?.updatedAt ?? at.toISOString() };
}

/** Evidence goes along with the competency it stands beside; beside every part of one that was split. */
async function moveEvidence(
  tx: Transaction,
  assessmentId: string,
  plan: MigrationPlan,
): Promise<MoveSnapshot["evidence"]> {
  const before = await listUses(tx, assessmentId);
  const successors = (id: string) =>
    plan.competencies.filter(({ from }) => from.some((source) => source.id === id)).map((competency) => competency.id);
  const moved = before.flatMap((use) => {
    const ids = successors(use.competencyId);
    return ids.length === 0 ? [use] : ids.map((competencyId) => ({ ...use, competencyId }));
  });
  await replaceUses(tx, assessmentId, before, moved);
  return { before, moved: distinct(moved) };
}

export async function listUses(tx: Transaction, assessmentId: string): Promise<EvidenceUse[]> {
  const rows = await tx.assessmentEvidence.findMany({
    where: { assessmentId },
    orderBy: [{ competencyId: "asc" }, { evidenceId: "asc" }],
    select: { evidenceId: true, competencyId: true, kind: true, createdAt: true },
  });
  return rows.map(({ createdAt, ...use }) => ({ ...use, createdAt: createdAt.toISOString() }));
}

export const useKey = ({ competencyId, evidenceId }: EvidenceUse) => `${competencyId} ${evidenceId}`;

const distinct = (uses: readonly EvidenceUse[]) => [...new Map(uses.map((use) => [useKey(use), use])).values()];

/** Makes the evidence beside ratings that in `next`; each piece once beside each competency. */
export async function replaceUses(
  tx: Transaction,
  assessmentId: string,
  before: readonly EvidenceUse[],
  next: readonly EvidenceUse[],
): Promise<void> {
  const wanted = new Set(next.map(useKey));
  const there = new Set(before.map(useKey));
  for (const { competencyId, evidenceId } of before.filter((use) => !wanted.has(useKey(use)))) {
    await tx.assessmentEvidence.deleteMany({ where: { assessmentId, competencyId, evidenceId } });
  }
  const added = distinct(next).filter((use) => !there.has(useKey(use)));
  if (added.length === 0) return;
  await tx.assessmentEvidence.createMany({
    data: added.map(({ createdAt, ...use }) => ({ ...use, assessmentId, createdAt: new Date(createdAt) })),
  });
}
