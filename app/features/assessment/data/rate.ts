import { type LifecycleEvent, type Refusal, transition } from "#app/features/assessment/domain/lifecycle";
import type { Side } from "#app/features/assessment/domain/rating";
import { type AuditAction, type AuditContext, type AuditEntry, recordAudit } from "#app/platform/database/audit";
import type { Database, Transaction } from "#app/platform/database/database";
import { inTransaction } from "#app/platform/database/transaction";
import type { Lifecycle } from "#app/policy/stages";
import { LIFECYCLE_COLUMNS, toLifecycle } from "./assessments";
import { RATER_COLUMN } from "./sheets";

export type StepResult = { ok: true; lifecycle: Lifecycle } | { ok: false; reason: Refusal | "changed-meanwhile" };

type StepContext = {
  assessment: { id: string; subjectId: string; reviewerId: string | null; version: number };
  lifecycle: Lifecycle;
};

/** The steps that only those on these sides may take. */
const SIDES_OF: Partial<Record<LifecycleEvent, readonly Side[]>> = {
  "submit-self": ["self"],
  "withdraw-self": ["self"],
  "confirm-as-engineer": ["self"],
  "submit-review": ["manager"],
  "withdraw-review": ["manager"],
  "confirm-as-manager": ["manager"],
  "record-agreement": ["self", "manager"],
};

/** Attempts of a transition that conflicts with one by the other side. */
const STEP_ATTEMPTS = 4;

/**
 * Takes one step of an assessment's life in one transaction: reads where it stands, asks the state machine, writes what
 * `apply` adds, and puts it on record. The version in the write keeps two steps at once from losing one.
 */
export async function takeStep(
  database: Database,
  by: AuditContext & { reason?: string },
  assessmentId: string,
  event: LifecycleEvent,
  /** Null where `apply` writes the record itself. */
  action: AuditAction | null,
  apply: (tx: Transaction, step: StepContext & { next: Lifecycle }) => Promise<void> = async () => {},
): Promise<StepResult> {
  for (let attempt = 1; attempt <= STEP_ATTEMPTS; attempt++) {
    const result = await inTransaction(database, (tx) => takeStepIn(tx, by, assessmentId, event, action, apply));
    if (result.ok || result.reason !== "changed-meanwhile") return result;
  }
  return { ok: false, reason: "changed-meanwhile" };
}

async function takeStepIn(
  tx: Transaction,
  by: AuditContext & { reason?: string },
  assessmentId: string,
  event: LifecycleEvent,
  action: AuditAction | null,
  apply: (tx: Transaction, step: StepContext & { next: Lifecycle }) => Promise<void>,
): Promise<StepResult> {
  const row = await tx.assessment.findUniqueOrThrow({
    where: { id: assessmentId },
    select: {
      ...LIFECYCLE_COLUMNS,
      id: true,
      subjectId: true,
      reviewerId: true,
      version: true,
      finalAt: true,
    },
  });
  const sides = SIDES_OF[event];
  if (sides && !sides.some((side) => row[RATER_COLUMN[side]] === by.actorId)) {
    return { ok: false, reason: "not-the-rater" };
  }
  const agreedCount = row.sheets.find((sheet) => sheet.kind === "agreed")?.ratedCount ?? 0;
  const from = toLifecycle(row);
  const moved = transition(from, event, agreedCount);
  if (!moved.ok) return moved;
  const { next } = moved;
  const { count } = await tx.assessment.updateMany({
    where: { id: assessmentId, version: row.version },
    data: {
      phase: next.phase,
      engineerConfirmedAt: next.engineerConfirmed ? (row.engineerConfirmedAt ?? by.at) : null,
      managerConfirmedAt: next.managerConfirmed ? (row.managerConfirmedAt ?? by.at) : null,
      finalAt: next.phase === "final" ? (row.finalAt ?? by.at) : null,
      version: { increment: 1 },
    },
  });
  if (count === 0) return { ok: false, reason: "changed-meanwhile" };
  await apply(tx, { assessment: row, lifecycle: from, next });
  if (action === null) return { ok: true, lifecycle: next };
  const entry: AuditEntry = {
    at: by.at,
    actorId: by.actorId,
    action,
    subjectKind: "assessment",
    subjectId: assessmentId,
    personId: row.subjectId,
    // An ad hoc assessment concerns only its author, so administrators don't see its records.
    audience: from.kind === "ad-hoc" ? "author" : "administrators",
    before: { phase: from.phase },
    after: { phase: next.phase },
    reason: by.reason,
  };
  const finalised = next.phase === "final" && from.phase !== "final";
  await recordAudit(tx, entry, ...(finalised ? [{ ...entry, action: "assessment.finalised" as const }] : []));
  return { ok: true, lifecycle: next };
}

/** Hands one side in. From the moment both are in, each side sees the other's. */
export function submitSheet(
  database: Database,
  by: AuditContext,
  assessmentId: string,
  side: Side,
): Promise<StepResult> {
  const [event, action] =
    side === "self"
      ? (["submit-self", "assessment.self-submitted"] as const)
      : (["submit-review", "assessment.review-submitted"] as const);
  return takeStep(database, by, assessmentId, event, action, async (tx) => {
    const where = { assessmentId, kind: side, raterId: by.actorId, superseded: false };
    const { count } = await tx.sheet.updateMany({ where, data: { submittedAt: by.at, version: { increment: 1 } } });
    if (count === 0) {
      await tx.sheet.create({
        data: { assessmentId, kind: side, raterId: by.actorId, createdAt: by.at, submittedAt: by.at },
      });
    }
  });
}

/** Takes one side back while the other is not in. */
export function withdrawSheet(
  database: Database,
  by: AuditContext,
  assessmentId: string,
  side: Side,
): Promise<StepResult> {
  const [event, action] =
    side === "self"
      ? (["withdraw-self", "assessment.self-withdrawn"] as const)
      : (["withdraw-review", "assessment.review-withdrawn"] as const);
  return takeStep(database, by, assessmentId, event, action, async (tx) => {
    await tx.sheet.updateMany({
      where: { assessmentId, kind: side, raterId: by.actorId, superseded: false },
      data: { submittedAt: null, version: { increment: 1 } },
    });
  });
}

class AgreementMoved extends Error {}

/**
 * Confirms the agreement that was seen (`agreementVersion`, as `recordAgreement` gives it); with both confirmations it is
 * final. An agreement that changed meanwhile is not confirmed unseen.
 */
export async function confirmAgreement(
  database: Database,
  by: AuditContext,
  assessmentId: string,
  as: "engineer" | "manager",
  agreementVersion?: number,
): Promise<StepResult> {
  const event = as === "engineer" ? "confirm-as-engineer" : "confirm-as-manager";
  try {
    return await takeStep(database, by, assessmentId, event, "assessment.confirmed", async (tx) => {
      const sheet = await tx.sheet.findFirst({ where: { assessmentId, kind: "agreed" }, select: { version: true } });
      if (agreementVersion !== undefined && sheet?.version !== agreementVersion) throw new AgreementMoved();
    });
  } catch (error) {
    if (error instanceof AgreementMoved) return { ok: false, reason: "changed-meanwhile" };
    throw error;
  }
}

/** Opens a final assessment again, with a reason that stays on record. */
export function reopenAssessment(
  database: Database,
  by: AuditContext & { reason: string },
  assessmentId: string,
): Promise<StepResult> {
  return takeStep(database, by, assessmentId, "reopen", "assessment.reopened");
}

/**
 * Assigns another reviewer. During rating the new reviewer starts from scratch, and the former one's draft stays
 * private. In the comparison the former one's ratings stay as submitted, and the new one agrees on them.
 */
export function changeReviewer(
  database: Database,
  by: AuditContext & { reason: string },
  assessmentId: string,
  reviewerId: string,
): Promise<StepResult> {
  return takeStep(database, by, assessmentId, "change-reviewer", null, async (tx, { assessment, lifecycle }) => {
    if (lifecycle.phase === "rating") await replaceReview(tx, assessmentId, reviewerId);
    await tx.assessment.update({ where: { id: assessmentId }, data: { reviewerId }, select: { id: true } });
    await recordAudit(tx, {
      at: by.at,
      actorId: by.actorId,
      action: "assessment.reviewer-changed",
      subjectKind: "assessment",
      subjectId: assessmentId,
      personId: assessment.subjectId,
      before: { reviewerId: assessment.reviewerId },
      after: { reviewerId },
      reason: by.reason,
    });
  });
}

async function replaceReview(tx: Transaction, assessmentId: string, reviewerId: string): Promise<void> {
  await tx.sheet.updateMany({ where: { assessmentId, kind: "manager" }, data: { superseded: true } });
  // Someone who reviewed before and comes back finds their own draft again.
  await tx.sheet.updateMany({
    where: { assessmentId, kind: "manager", raterId: reviewerId },
    data: { superseded: false, submittedAt: null },
  });
  await tx.assessmentEvidence.updateMany({ where: { assessmentId, kind: "manager" }, data: { kind: "superseded" } });
  await tx.assessmentEvidence.updateMany({
    where: { assessmentId, kind: "superseded", evidence: { authorId: reviewerId } },
    data: { kind: "manager" },
  });
}
