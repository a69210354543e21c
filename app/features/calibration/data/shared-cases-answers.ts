import { competenciesOf } from "#app/features/calibration/domain/shared-cases/case";
import type { CaseRating } from "#app/features/calibration/domain/shared-cases/feedback";
import { type AuditContext, recordAudit } from "#app/platform/database/audit";
import type { Database } from "#app/platform/database/database";
import { inTransaction } from "#app/platform/database/transaction";
import { parseCaseContent } from "./shared-cases";

export type AnswerDraft = {
  caseId: string;
  /** The version of the answer that its rater saw; 0 for a new one. */
  expectedVersion: number;
  /** Ratings of other competencies are ignored. */
  ratings: readonly CaseRating[];
  submit: boolean;
};

export type AnswerRefusal = "is-closed" | "already-submitted" | "changed-meanwhile" | "incomplete";
export type AnswerResult = { ok: true } | { ok: false; reason: AnswerRefusal };

/**
 * Saves a rater's own answer as a draft, or submits it: from then on it stays as it is, for its rater has read what the
 * others said. Submitting takes a rating, or "not observed", of every competency. The record says that someone answered, not what.
 */
export function saveAnswer(database: Database, by: AuditContext, draft: AnswerDraft): Promise<AnswerResult> {
  return inTransaction(database, async (tx): Promise<AnswerResult> => {
    const { caseId, expectedVersion, submit } = draft;
    // Holds the case: its closing, and first saves in two windows, come one after the other.
    const [open] = await tx.sharedCase.updateManyAndReturn({
      where: { id: caseId, state: "open" },
      data: { state: "open" },
      select: { title: true, content: true },
    });
    if (!open) return { ok: false, reason: "is-closed" };
    const asked = new Set(competenciesOf(parseCaseContent(open.content)));
    const ratings = draft.ratings.filter(({ competency }) => asked.has(competency));
    if (submit && ratings.length < asked.size) return { ok: false, reason: "incomplete" };
    const known = await tx.sharedCaseAnswer.findUnique({
      where: { sharedCaseId_raterId: { sharedCaseId: caseId, raterId: by.actorId } },
      select: { id: true, version: true, submittedAt: true },
    });
    if (known?.submittedAt) return { ok: false, reason: "already-submitted" };
    if ((known?.version ?? 0) !== expectedVersion) return { ok: false, reason: "changed-meanwhile" };
    const submittedAt = submit ? by.at : null;
    const { id } = known
      ? await tx.sharedCaseAnswer.update({
          where: { id: known.id },
          data: { submittedAt, version: { increment: 1 } },
          select: { id: true },
        })
      : await tx.sharedCaseAnswer.create({
          data: { sharedCaseId: caseId, raterId: by.actorId, submittedAt, createdAt: by.at },
          select: { id: true },
        });
    await tx.sharedCaseRating.deleteMany({ where: { answerId: id } });
    await tx.sharedCaseRating.createMany({
      data: ratings.map(({ competency, proficiency, note }) => ({
        answerId: id,
        competencyId: competency,
        proficiency,
        note,
      })),
    });
    if (submit) {
      await recordAudit(tx, {
        at: by.at,
        actorId: by.actorId,
        action: "shared-case.answered",
        subjectKind: "shared-case",
        subjectId: caseId,
        after: { title: open.title },
      });
    }
    return { ok: true };
  });
}
