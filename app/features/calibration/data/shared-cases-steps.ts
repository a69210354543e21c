import { listPeopleForRecord } from "#app/features/audit/data/record";
import type { CaseContent, WrittenCase } from "#app/features/calibration/domain/shared-cases/case";
import {
  answersTo,
  type CaseEvent,
  type CaseRefusal,
  type ConsentAnswer,
  transitionCase,
} from "#app/features/calibration/domain/shared-cases/lifecycle";
import { type AuditAction, type AuditContext, lockAuditHead, recordAudit } from "#app/platform/database/audit";
import type { Database } from "#app/platform/database/database";
import { inTransaction } from "#app/platform/database/transaction";
import { readCaseState, readConsentState } from "./state-columns";

const entry = (by: AuditContext, subjectId: string, action: AuditAction, title: string) => ({
  at: by.at,
  actorId: by.actorId,
  action,
  subjectKind: "shared-case" as const,
  subjectId,
  after: { title },
});

export type OpenCaseResult = { ok: true; id: string } | { ok: false; reason: "already-open" };

/** Opens a written case of a ladder version for rating. Refused where it has been opened already. */
export function openWrittenCase(
  database: Database,
  by: AuditContext,
  ladderVersionId: string,
  written: WrittenCase,
): Promise<OpenCaseResult> {
  const { id: writtenCaseId, title, role, ...content } = written;
  return inTransaction(database, async (tx): Promise<OpenCaseResult> => {
    // Two who open the same case at the same time come one after the other.
    await lockAuditHead(tx);
    if (await tx.sharedCase.count({ where: { ladderVersionId, writtenCaseId } })) {
      return { ok: false, reason: "already-open" };
    }
    const { id } = await tx.sharedCase.create({
      data: {
        ladderVersionId,
        writtenCaseId,
        roleId: role,
        title,
        content: JSON.stringify(content),
        state: "open",
        createdAt: by.at,
      },
      select: { id: true },
    });
    await recordAudit(tx, entry(by, id, "shared-case.opened", title));
    return { ok: true, id };
  });
}

export type RealCaseFields = { title: string; content: CaseContent };
export type PrepareResult = { ok: true; id: string } | { ok: false; reason: "not-final" | "is-involved" };

/**
 * Prepares a case from a final assessment, and asks its subject and the author of its review for consent. Nobody else
 * reads it before both have given theirs. Refused for an assessment that the actor is a side of.
 */
export function prepareRealCase(
  database: Database,
  by: AuditContext,
  assessmentId: string,
  { title, content }: RealCaseFields,
): Promise<PrepareResult> {
  return inTransaction(database, async (tx): Promise<PrepareResult> => {
    const assessment = await tx.assessment.findUnique({
      where: { id: assessmentId },
      select: { phase: true, cycleId: true, subjectId: true, reviewerId: true, roleId: true, ladderVersionId: true },
    });
    if (assessment?.phase !== "final" || assessment.cycleId === null || assessment.reviewerId === null) {
      return { ok: false, reason: "not-final" };
    }
    const { subjectId, reviewerId, roleId, ladderVersionId } = assessment;
    if (subjectId === by.actorId || reviewerId === by.actorId) return { ok: false, reason: "is-involved" };
    const asked = [...new Set([subjectId, reviewerId])];
    const { id } = await tx.sharedCase.create({
      data: {
        ladderVersionId,
        assessmentId,
        roleId,
        title,
        content: JSON.stringify(content),
        state: "preparing",
        createdAt: by.at,
        consents: { create: asked.map((personId) => ({ personId, state: "asked", at: by.at })) },
      },
      select: { id: true },
    });
    await recordAudit(tx, { ...entry(by, id, "shared-case.prepared", title), personId: subjectId });
    return { ok: true, id };
  });
}

export type ChangeCaseResult = { ok: true } | { ok: false; reason: "changed-meanwhile" | "is-answered" | "is-open" };

/**
 * Rewrites a case in preparation. Both people are asked for consent again, because they agreed to another text. Refused
 * once a manager has answered it, since answers are about that text.
 */
export function changeRealCase(
  database: Database,
  by: AuditContext,
  caseId: string,
  expectedVersion: number,
  { title, content }: RealCaseFields,
): Promise<ChangeCaseResult> {
  return inTransaction(database, async (tx): Promise<ChangeCaseResult> => {
    const { count } = await tx.sharedCase.updateMany({
      where: { id: caseId, version: expectedVersion, state: "preparing" },
      data: { title, content: JSON.stringify(content), version: { increment: 1 } },
    });
    if (count === 0) return { ok: false, reason: "changed-meanwhile" };
    if (await tx.sharedCaseAnswer.count({ where: { sharedCaseId: caseId } })) {
      throw new CaseIsAnswered();
    }
    await tx.sharedCaseConsent.updateMany({ where: { sharedCaseId: caseId }, data: { state: "asked", at: by.at } });
    await recordAudit(tx, entry(by, caseId, "shared-case.changed", title));
    return { ok: true };
  }).catch((error: unknown) => {
    if (error instanceof CaseIsAnswered) return { ok: false, reason: "is-answered" };
    throw error;
  });
}

/** Takes the whole transaction back. */
class CaseIsAnswered extends Error {}

const STEPS = {
  open: "shared-case.opened",
  close: "shared-case.closed",
  reopen: "shared-case.reopened",
} as const satisfies Record<CaseEvent, AuditAction>;

export type MoveCaseResult = { ok: true } | { ok: false; reason: CaseRefusal | "changed-meanwhile" };

/** Opens, closes or reopens a case, where it is still as the person saw it and everyone's consent holds. */
export function moveSharedCase(
  database: Database,
  by: AuditContext,
  caseId: string,
  expectedVersion: number,
  event: CaseEvent,
): Promise<MoveCaseResult> {
  return inTransaction(database, async (tx): Promise<MoveCaseResult> => {
    // Holds the case: a consent that is withdrawn meanwhile comes before or after.
    const [row] = await tx.sharedCase.updateManyAndReturn({
      where: { id: caseId, version: expectedVersion },
      data: { id: caseId },
      select: { state: true, title: true },
    });
    if (!row) return { ok: false, reason: "changed-meanwhile" };
    const consents = await tx.sharedCaseConsent.findMany({ where: { sharedCaseId: caseId }, select: { state: true } });
    const moved = transitionCase(
      readCaseState(row.state),
      event,
      consents.map(({ state }) => readConsentState(state)),
    );
    if (!moved.ok) return moved;
    await tx.sharedCase.update({
      where: { id: caseId },
      data: { state: moved.next, version: { increment: 1 } },
      select: { id: true },
    });
    await recordAudit(tx, entry(by, caseId, STEPS[event], row.title));
    return { ok: true };
  });
}

const CONSENT_STEPS = {
  given: "shared-case.consent-given",
  refused: "shared-case.consent-refused",
  withdrawn: "shared-case.consent-withdrawn",
} as const satisfies Record<ConsentAnswer, AuditAction>;

export type ConsentResult = { ok: true } | { ok: false; reason: "not-asked" | "said-already" };

/**
 * Answers a request for consent. Withdrawing it hides the case and all its ratings at once, until both people agree
 * again and an administrator opens it.
 */
export function answerConsent(
  database: Database,
  by: AuditContext,
  caseId: string,
  answer: ConsentAnswer,
): Promise<ConsentResult> {
  return inTransaction(database, async (tx): Promise<ConsentResult> => {
    const [held] = await tx.sharedCase.updateManyAndReturn({
      where: { id: caseId, consents: { some: { personId: by.actorId } } },
      data: { id: caseId },
      select: { title: true, state: true },
    });
    if (!held) return { ok: false, reason: "not-asked" };
    const key = { sharedCaseId_personId: { sharedCaseId: caseId, personId: by.actorId } };
    const { state } = await tx.sharedCaseConsent.findUniqueOrThrow({ where: key, select: { state: true } });
    if (!answersTo(readConsentState(state)).includes(answer)) return { ok: false, reason: "said-already" };
    await tx.sharedCaseConsent.update({ where: key, data: { state: answer, at: by.at }, select: { state: true } });
    if (answer !== "given" && held.state !== "preparing") {
      await tx.sharedCase.update({
        where: { id: caseId },
        data: { state: "preparing", version: { increment: 1 } },
        select: { id: true },
      });
    }
    await recordAudit(tx, { ...entry(by, caseId, CONSENT_STEPS[answer], held.title), personId: by.actorId });
    return { ok: true };
  });
}

export type CaseSource = { id: string; subjectName: string; roleId: string; cycleName: string };

const usableBy = (actorId: string) => ({
  phase: "final",
  cycleId: { not: null },
  subjectId: { not: actorId },
  AND: [{ reviewerId: { not: null } }, { reviewerId: { not: actorId } }],
});

/** Final assessments that a practice case could be based on, latest first. The actor is neither side of any of them. */
export async function listCaseSources(database: Database, actorId: string, search: string): Promise<CaseSource[]> {
  const meant = search ? (await listPeopleForRecord(database, search)).map(({ id }) => id) : null;
  const rows = await database.client.assessment.findMany({
    where: {
      ...usableBy(actorId),
      subject: { status: "active", ...(meant && { id: { in: meant } }) },
    },
    orderBy: [{ finalAt: "desc" }, { id: "asc" }],
    take: 40,
    select: { id: true, roleId: true, subject: { select: { name: true } }, cycle: { select: { name: true } } },
  });
  return rows.map(({ id, roleId, subject, cycle }) => ({
    id,
    roleId,
    subjectName: subject.name,
    cycleName: cycle?.name ?? "",
  }));
}

export type CaseSourceDetail = CaseSource & { ladderVersionId: string };

/** One such assessment, or null. */
export async function findCaseSource(
  database: Database,
  actorId: string,
  assessmentId: string,
): Promise<CaseSourceDetail | null> {
  const row = await database.client.assessment.findFirst({
    where: { id: assessmentId, ...usableBy(actorId) },
    select: {
      id: true,
      roleId: true,
      ladderVersionId: true,
      subject: { select: { name: true } },
      cycle: { select: { name: true } },
    },
  });
  if (!row) return null;
  const { subject, cycle, ...rest } = row;
  return { ...rest, subjectName: subject.name, cycleName: cycle?.name ?? "" };
}
