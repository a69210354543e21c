import type { Refusal } from "#app/features/assessment/domain/lifecycle";
import type { Side } from "#app/features/assessment/domain/rating";
import type { AuditContext } from "#app/platform/database/audit";
import type { Transaction } from "#app/platform/database/database";

/** The column of an assessment that names who rates on this side. */
export const RATER_COLUMN = { self: "subjectId", manager: "reviewerId" } as const;

export type LockedSheet = { ok: true; id: string; ratedCount: number } | { ok: false; reason: Refusal };

/**
 * The actor's own sheet while it is a draft, created on first use. Its row stays locked until the transaction ends. So
 * writers of one sheet, its submission, a change of reviewer and a move to another ladder version run one after the
 * other.
 */
export async function lockDraftSheet(
  tx: Transaction,
  by: AuditContext,
  { assessmentId, side }: { assessmentId: string; side: Side },
): Promise<LockedSheet> {
  const rater = { [RATER_COLUMN[side]]: by.actorId };
  const mine = { assessmentId, kind: side, raterId: by.actorId };
  const lock = () =>
    tx.sheet.updateManyAndReturn({
      where: { ...mine, superseded: false, submittedAt: null, assessment: { phase: "rating", ...rater } },
      data: { superseded: false },
      select: { id: true, ratedCount: true },
    });
  const [locked] = await lock();
  if (locked) return { ok: true, ...locked };
  const refusal = await findRefusal(tx, by, assessmentId, side);
  if (refusal) return { ok: false, reason: refusal };
  // A first save meets other first saves, a submission and a change of reviewer at the assessment's row.
  const { count } = await tx.assessment.updateMany({
    where: { id: assessmentId, phase: "rating", ...rater },
    data: { phase: "rating" },
  });
  if (count === 0) return { ok: false, reason: "already-submitted" };
  const [made] = await lock();
  if (made) return { ok: true, ...made };
  if (await tx.sheet.count({ where: mine })) return { ok: false, reason: "already-submitted" };
  const created = await tx.sheet.create({
    data: { ...mine, createdAt: by.at },
    select: { id: true, ratedCount: true },
  });
  return { ok: true, ...created };
}

/** Why the actor has no draft here, or null where they may begin one. */
async function findRefusal(
  tx: Transaction,
  by: AuditContext,
  assessmentId: string,
  side: Side,
): Promise<Refusal | null> {
  const assessment = await tx.assessment.findUniqueOrThrow({
    where: { id: assessmentId },
    select: {
      phase: true,
      subjectId: true,
      reviewerId: true,
      sheets: { where: { kind: side, raterId: by.actorId }, select: { submittedAt: true } },
    },
  });
  if (assessment[RATER_COLUMN[side]] !== by.actorId) return "not-the-rater";
  if (assessment.phase === "closed") return "is-closed";
  if (assessment.phase !== "rating" || assessment.sheets[0]?.submittedAt) return "already-submitted";
  return null;
}
