import type { CellDecision } from "#app/features/calibration/domain/session/board-subject";
import type { SessionRefusal } from "#app/features/calibration/domain/session/session";
import { type AuditContext, recordAudit } from "#app/platform/database/audit";
import type { Database, Transaction } from "#app/platform/database/database";
import { inTransaction } from "#app/platform/database/transaction";
import { type Permit, permittedId } from "#app/policy/permit";
import { lockSession } from "./calibration-sessions";

const DECISION_COLUMNS = {
  assessmentId: true,
  competencyId: true,
  before: true,
  after: true,
  reason: true,
  revision: true,
  decidedAt: true,
  decidedBy: { select: { id: true, name: true } },
} as const;

/** Decisions on one person, by competency, the newest last. */
export function listDecisionsOn(
  database: Database,
  permit: Permit<"session.read">,
  assessmentId: string,
): Promise<CellDecision[]> {
  const sessionId = permittedId(permit, "session.read");
  return database.client.calibrationDecision.findMany({
    where: { sessionId, assessmentId },
    orderBy: [{ competencyId: "asc" }, { revision: "asc" }],
    select: DECISION_COLUMNS,
  });
}

export type DecisionDraft = {
  sessionId: string;
  assessmentId: string;
  /** The subject, for the audit record. */
  personId: string;
  competencyId: string;
  /** The newest revision that was seen; 0 where there was none. */
  expectedRevision: number;
  before: number | null;
  after: number | null;
  reason: string;
};

export type DecideResult =
  | { ok: true; revision: number }
  | { ok: false; reason: SessionRefusal }
  | { ok: false; reason: "changed-meanwhile"; current: CellDecision };

/**
 * Records that a rating is kept or changed, and why. If another member decided meanwhile, it returns that decision
 * instead of overwriting it, and the member chooses. The rating itself stays as it was given.
 */
export function recordDecision(database: Database, by: AuditContext, draft: DecisionDraft): Promise<DecideResult> {
  const { sessionId, assessmentId, competencyId, before, after, reason } = draft;
  return inTransaction(database, async (tx) => {
    // Members of a session write one after the other, so that the revision that is read is still the newest.
    const locked = await lockSession(tx, sessionId, "decide");
    if (!locked.ok) return locked;
    const newest = await findNewest(tx, draft);
    if (newest && newest.revision !== draft.expectedRevision) {
      return isSame(newest, draft, by)
        ? { ok: true, revision: newest.revision }
        : { ok: false, reason: "changed-meanwhile", current: newest };
    }
    const revision = (newest?.revision ?? 0) + 1;
    await tx.calibrationDecision.create({
      data: {
        sessionId,
        assessmentId,
        competencyId,
        before,
        after,
        reason,
        revision,
        decidedById: by.actorId,
        decidedAt: by.at,
      },
      select: { id: true },
    });
    await recordAudit(tx, {
      at: by.at,
      actorId: by.actorId,
      action: "calibration.decided",
      subjectKind: "calibration",
      subjectId: sessionId,
      personId: draft.personId,
      before: { competency: competencyId, level: newest ? newest.after : before },
      after: { competency: competencyId, level: after },
      reason,
    });
    return { ok: true, revision };
  });
}

function findNewest(
  tx: Transaction,
  cell: { sessionId: string; assessmentId: string; competencyId: string },
): Promise<CellDecision | null> {
  const { sessionId, assessmentId, competencyId } = cell;
  return tx.calibrationDecision.findFirst({
    where: { sessionId, assessmentId, competencyId },
    orderBy: { revision: "desc" },
    select: DECISION_COLUMNS,
  });
}

/** Whether the same member sent the same decision again, because the first answer was lost. */
function isSame(newest: CellDecision, draft: DecisionDraft, by: AuditContext): boolean {
  return newest.decidedBy.id === by.actorId && newest.after === draft.after && newest.reason === draft.reason;
}
