import { type AuditContext, recordAudit } from "#app/platform/database/audit";
import type { Database } from "#app/platform/database/database";
import { inTransaction } from "#app/platform/database/transaction";

export type ShareResult = { ok: true } | { ok: false; reason: "no-manager" | "not-submitted" };

/**
 * Shares a submitted ad hoc assessment with the author's manager of today. Its audit record is for the author alone,
 * because it is between the two.
 */
export function shareAssessment(database: Database, by: AuditContext, assessmentId: string): Promise<ShareResult> {
  return inTransaction(database, async (tx) => {
    const author = await tx.person.findUniqueOrThrow({
      where: { id: by.actorId },
      select: { managerId: true },
    });
    if (author.managerId === null) return { ok: false, reason: "no-manager" };
    const own = { id: assessmentId, subjectId: by.actorId, cycleId: null, phase: "final" };
    const before = await tx.assessment.findFirst({ where: own, select: { sharedWithId: true } });
    if (!before) return { ok: false, reason: "not-submitted" };
    const { count } = await tx.assessment.updateMany({
      // Shared again with the same person, nothing changes.
      where: { ...own, OR: [{ sharedWithId: null }, { sharedWithId: { not: author.managerId } }] },
      data: { sharedWithId: author.managerId, version: { increment: 1 } },
    });
    if (count > 0) {
      await recordAudit(tx, {
        ...entry(by, assessmentId, "assessment.shared"),
        before: { sharedWith: before.sharedWithId },
        after: { sharedWith: author.managerId },
      });
    }
    return { ok: true };
  });
}

/** Takes the sharing back: from now on it is its author's alone again. */
export function unshareAssessment(database: Database, by: AuditContext, assessmentId: string): Promise<void> {
  return inTransaction(database, async (tx) => {
    const shared = { id: assessmentId, subjectId: by.actorId, cycleId: null, sharedWithId: { not: null } };
    const before = await tx.assessment.findFirst({ where: shared, select: { sharedWithId: true } });
    if (!before) return;
    const { count } = await tx.assessment.updateMany({
      where: shared,
      data: { sharedWithId: null, version: { increment: 1 } },
    });
    if (count === 0) return;
    await recordAudit(tx, {
      ...entry(by, assessmentId, "assessment.unshared"),
      before: { sharedWith: before.sharedWithId },
      after: { sharedWith: null },
    });
  });
}

function entry(by: AuditContext, assessmentId: string, action: "assessment.shared" | "assessment.unshared") {
  return {
    at: by.at,
    actorId: by.actorId,
    action,
    subjectKind: "assessment" as const,
    subjectId: assessmentId,
    personId: by.actorId,
    audience: "author" as const,
  };
}
