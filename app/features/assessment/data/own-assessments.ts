import { type AuditContext, recordAudit } from "#app/platform/database/audit";
import type { Database } from "#app/platform/database/database";
import { inTransaction } from "#app/platform/database/transaction";
import { createAssessments } from "./assessments";

/** Creates an ad hoc assessment, which nobody else learns of, and returns its id. */
export function startOwnAssessment(
  database: Database,
  by: AuditContext,
  against: { ladderVersionId: string; roleId: string; targetRoleId: string },
): Promise<string> {
  return inTransaction(database, async (tx) => {
    const [id] = await createAssessments(
      tx,
      [{ ...against, cycleId: null, subjectId: by.actorId, reviewerId: null }],
      by.at,
    );
    if (id === undefined) throw new Error("the assessment was not created");
    await recordAudit(tx, {
      at: by.at,
      actorId: by.actorId,
      action: "assessment.created",
      subjectKind: "assessment",
      subjectId: id,
      personId: by.actorId,
      audience: "author",
      after: { role: against.roleId, target: against.targetRoleId },
    });
    return id;
  });
}
