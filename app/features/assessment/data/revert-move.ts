import { type HeldRating, revertRatings } from "#app/features/assessment/domain/move-ratings";
import { sameRating } from "#app/features/assessment/domain/rating";
import { competenciesToRate } from "#app/features/assessment/domain/scope";
import { type AuditContext, type AuditEntry, recordAudit } from "#app/platform/database/audit";
import type { Transaction } from "#app/platform/database/database";
import { listUses, MOVABLE_PHASES, replaceUses, useKey, type VersionStep } from "./move-assessment";
import {
  countRated,
  type EvidenceUse,
  type LockedSheetRows,
  lockSheets,
  type MoveSnapshot,
  parseSnapshot,
  type RatingRow,
  recordMovedRatings,
  replaceRatings,
  toHeld,
  toHeldRatings,
} from "./move-snapshot";
import { toColumns } from "./ratings";

/**
 * Undoes the last move of an assessment, in the caller's transaction. Ratings that are unchanged since return exactly
 * as they were. Newer ratings are converted if the older version has a place for them, and stored with the move if not.
 * Returns false for an assessment that moved on, is final or is closed.
 */
export async function revertMoveIn(
  tx: Transaction,
  by: AuditContext,
  assessmentId: string,
  { from, to, plan }: VersionStep,
): Promise<boolean> {
  const row = await tx.assessment.findUnique({
    where: { id: assessmentId, ladderVersionId: to.id, phase: { in: MOVABLE_PHASES } },
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
  const move = await tx.assessmentMove.findFirst({
    where: { assessmentId, fromVersionId: from.id, toVersionId: to.id, revertedAt: null },
    orderBy: [{ movedAt: "desc" }, { id: "desc" }],
    select: { id: true, before: true },
  });
  if (!row || !move) return false;
  const snapshot = parseSnapshot(move.before);
  const roles = { roleId: snapshot.roleId, targetRoleId: snapshot.targetRoleId };
  const { count } = await tx.assessment.updateMany({
    where: { id: assessmentId, version: row.version },
    data: { ladderVersionId: from.id, ...roles, version: { increment: 1 } },
  });
  if (count === 0) return false;
  const asked = new Set(competenciesToRate(from.ladder, [roles.roleId, roles.targetRoleId]).map(({ id }) => id));
  const aside: NonNullable<MoveSnapshot["aside"]> = {};
  const sheets = await lockSheets(tx, assessmentId);
  const submitted = new Set<string>();
  const about = { at: by.at, actorId: by.actorId, subjectId: assessmentId, personId: row.subjectId };
  const agreed: AuditEntry[] = [];
  let agreedIsUntouched = true;
  for (const sheet of sheets) {
    const was = snapshot.sheets[sheet.id];
    const before = was?.before ?? [];
    const moved = new Map(Object.entries(was?.moved ?? {}));
    const reverted = revertRatings(plan, toHeldRatings(sheet.rows), { before: toHeldRatings(before), moved });
    const next = [...reverted.ratings].map(([id, held]) => toRow(id, held, before, sheet.rows, by.at));
    if (reverted.aside.size > 0) aside[sheet.id] = Object.fromEntries(reverted.aside);
    await replaceRatings(tx, sheet, next);
    if (sheet.kind === "agreed") agreed.push(...recordMovedRatings(sheet.rows, next, about));
    const untouched = isUntouched(sheet, moved);
    if (sheet.kind === "agreed") agreedIsUntouched = untouched;
    // Submitted again only with the very ratings that were submitted before.
    const handsIn = was?.isReopened && sheet.submittedAt === null && untouched ? was.submittedAt : null;
    if (!sheet.superseded && (handsIn !== null || sheet.submittedAt !== null)) submitted.add(sheet.kind);
    await tx.sheet.update({
      where: { id: sheet.id },
      data: { ratedCount: countRated(next, asked), ...(handsIn !== null && { submittedAt: new Date(handsIn) }) },
      select: { id: true },
    });
  }
  await revertEvidence(tx, assessmentId, snapshot.evidence, plan);
  const isCompared = row.cycleId !== null && submitted.has("self") && submitted.has("manager");
  // Nobody confirms for the reviewer before them.
  const confirmedByReviewer = snapshot.reviewerId === row.reviewerId ? snapshot.managerConfirmedAt : null;
  const confirmed = (now: Date | null, then: string | null) =>
    agreedIsUntouched && now === null && then !== null ? new Date(then) : now;
  await tx.assessment.update({
    where: { id: assessmentId },
    data: {
      phase: isCompared ? "comparison" : row.phase,
      ...(row.phase === "comparison" && {
        engineerConfirmedAt: confirmed(row.engineerConfirmedAt, snapshot.engineerConfirmedAt),
        managerConfirmedAt: confirmed(row.managerConfirmedAt, confirmedByReviewer),
      }),
    },
    select: { id: true },
  });
  await tx.assessmentMove.update({
    where: { id: move.id },
    data: { revertedAt: by.at, before: JSON.stringify({ ...snapshot, aside } satisfies MoveSnapshot) },
    select: { id: true },
  });
  const entry: AuditEntry = {
    ...by,
    action: "assessment.move-reverted",
    subjectKind: "assessment",
    subjectId: assessmentId,
    personId: row.subjectId,
    audience: row.cycleId === null ? "author" : "administrators",
    before: { ladderVersionId: to.id, roleId: row.roleId, targetRoleId: row.targetRoleId },
    after: { ladderVersionId: from.id, ...roles },
  };
  await recordAudit(tx, entry, ...agreed);
  return true;
}

const sameHeld = (a: HeldRating, b: HeldRating) =>
  sameRating(a.value, b.value) && a.note === b.note && a.criteriaSeen.join() === b.criteriaSeen.join();

/** Nothing of the sheet was changed since the move. */
function isUntouched(sheet: LockedSheetRows, moved: ReadonlyMap<string, HeldRating>): boolean {
  return (
    sheet.rows.length === moved.size &&
    sheet.rows.every((row) => {
      const then = moved.get(row.competencyId);
      return then !== undefined && sameHeld(toHeld(row), then);
    })
  );
}

/** The row as it was before the move where its content came back; a version that no form on the newer one has seen. */
function toRow(
  competencyId: string,
  held: HeldRating,
  before: readonly RatingRow[],
  current: readonly RatingRow[],
  at: Date,
): RatingRow {
  const then = before.find((row) => row.competencyId === competencyId);
  const now = current.find((row) => row.competencyId === competencyId);
  if (now && then && now.lookAgain === then.lookAgain && sameHeld(toHeld(now), held)) return now;
  const version = Math.max(then?.version ?? 0, now?.version ?? 0) + 1;
  const isRestored = then !== undefined && sameHeld(toHeld(then), held);
  if (isRestored) return { ...then, version };
  return {
    competencyId,
    ...toColumns(held.value),
    note: held.note,
    criteriaSeen: JSON.stringify(held.criteriaSeen),
    lookAgain: then !== undefined && then.lookAgain === true && sameRating(toHeld(then).value, held.value),
    version,
    updatedAt: at.toISOString(),
  };
}

/** Evidence as it stood; what was added since goes back along its competency, and what was removed since stays removed. */
async function revertEvidence(
  tx: Transaction,
  assessmentId: string,
  { before, moved }: MoveSnapshot["evidence"],
  plan: VersionStep["plan"],
): Promise<void> {
  const current = await listUses(tx, assessmentId);
  const there = new Set(current.map(useKey));
  const successors = (id: string) =>
    plan.competencies.filter(({ from }) => from.some((source) => source.id === id)).map((competency) => competency.id);
  const isStillUsed = (use: EvidenceUse) => {
    const ids = successors(use.competencyId);
    return (ids.length === 0 ? [use.competencyId] : ids).some((competencyId) =>
      there.has(useKey({ ...use, competencyId })),
    );
  };
  const written = new Set(moved.map(useKey));
  const added = current
    .filter((use) => !written.has(useKey(use)))
    .map((use) => ({
      ...use,
      competencyId: plan.competencies.find(({ id }) => id === use.competencyId)?.from[0]?.id ?? use.competencyId,
    }));
  await replaceUses(tx, assessmentId, current, [...before.filter(isStillUsed), ...added]);
}
