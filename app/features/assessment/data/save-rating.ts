import type { Refusal } from "#app/features/assessment/domain/lifecycle";
import type { Side } from "#app/features/assessment/domain/rating";
import { type RatingValue, sameRating, UNRATED } from "#app/features/assessment/domain/rating";
import { type AuditContext, recordAudit } from "#app/platform/database/audit";
import type { Database, Transaction } from "#app/platform/database/database";
import type { Engine } from "#app/platform/database/engine";
import { read } from "#app/platform/database/reading";
import { inTransaction } from "#app/platform/database/transaction";
import { ladderVersionOf, type StoredRating, storedRating, toColumns } from "./ratings";
import { lockDraftSheet } from "./sheets";

export type RatingDraft = {
  competencyId: string;
  value: RatingValue;
  note: string;
  criteriaSeen: readonly string[];
  /** The version that the rater saw; 0 where there was none. */
  expectedVersion: number;
};

export type SaveResult =
  | { ok: true; version: number; ratedCount: number; savedAt: Date }
  | { ok: false; reason: "changed-meanwhile"; current: StoredRating }
  | { ok: false; reason: Refusal };

export type RatingTarget = {
  assessmentId: string;
  personId: string;
  side: Side;
  /** The version of the ladder by which the draft was checked: where the assessment is on another one by now, nothing is saved. */
  ladderVersionId?: string;
};

/**
 * Saves one rating of a draft. A newer version is never overwritten: it comes back for the rater to choose. What is
 * saved again unchanged counts as saved, so that a lost answer can be retried.
 */
export function saveRating(
  database: Database,
  by: AuditContext,
  target: RatingTarget,
  draft: RatingDraft,
): Promise<SaveResult> {
  return inTransaction(database, (client) => saveRatingIn({ engine: database.engine, client }, by, target, draft));
}

async function saveRatingIn(
  within: { engine: Engine; client: Transaction },
  by: AuditContext,
  target: RatingTarget,
  draft: RatingDraft,
): Promise<SaveResult> {
  const { client: tx } = within;
  const sheet = await lockDraftSheet(tx, by, target);
  if (!sheet.ok) return sheet;
  // Read after the lock, in a statement of its own: a move to another ladder version that held it has ended by now.
  const { existing, ladderVersionId } = await read(within, {
    existing: storedRating(sheet.id, draft.competencyId),
    ladderVersionId: ladderVersionOf(target.assessmentId),
  });
  if (target.ladderVersionId !== undefined && target.ladderVersionId !== ladderVersionId) {
    return { ok: false, reason: "ladder-moved" };
  }
  if (existing && equalsDraft(existing, draft)) {
    return { ok: true, version: existing.version, ratedCount: sheet.ratedCount, savedAt: existing.updatedAt };
  }
  if (existing && existing.version !== draft.expectedVersion) {
    return { ok: false, reason: "changed-meanwhile", current: existing };
  }
  const before = existing?.value ?? UNRATED;
  const content = {
    ...toColumns(draft.value),
    // Another value is another look; other words are not.
    ...(!sameRating(before, draft.value) && { lookAgain: false }),
    note: draft.note,
    criteriaSeen: JSON.stringify(draft.criteriaSeen),
    updatedAt: by.at,
  };
  const key = { sheetId: sheet.id, competencyId: draft.competencyId };
  const { version } = await tx.rating.upsert({
    where: { sheetId_competencyId: key },
    create: { ...key, ...content },
    update: { ...content, version: { increment: 1 } },
    select: { version: true },
  });
  const change = Number(draft.value.state !== "unrated") - Number(before.state !== "unrated");
  if (change !== 0) {
    await tx.sheet.update({
      where: { id: sheet.id },
      data: { ratedCount: { increment: change } },
      select: { id: true },
    });
  }
  if (!sameRating(before, draft.value)) {
    await recordAudit(tx, {
      at: by.at,
      actorId: by.actorId,
      action: "rating.changed",
      subjectKind: "assessment",
      subjectId: target.assessmentId,
      personId: target.personId,
      audience: "author",
      before: { competency: draft.competencyId, kind: target.side, rating: before },
      after: { competency: draft.competencyId, kind: target.side, rating: draft.value },
    });
  }
  return { ok: true, version, ratedCount: sheet.ratedCount + change, savedAt: by.at };
}

/** Whether the draft equals the stored rating. */
export function equalsDraft(stored: StoredRating | undefined, draft: RatingDraft): boolean {
  if (!stored) return draft.value.state === "unrated" && draft.note === "" && draft.criteriaSeen.length === 0;
  return (
    sameRating(stored.value, draft.value) &&
    stored.note === draft.note &&
    stored.criteriaSeen.join() === draft.criteriaSeen.join()
  );
}
