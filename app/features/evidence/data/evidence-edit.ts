import { randomUUID } from "node:crypto";
import { toLinksColumn } from "#app/features/assessment/data/evidence";
import { MAX_OWN_EVIDENCE, MAX_TAGS } from "#app/features/evidence/domain/limits";
import type { EvidenceTag } from "#app/features/evidence/domain/piece";
import type { Day } from "#app/kernel/day";
import { type AuditContext, lockAuditHead, recordAudit } from "#app/platform/database/audit";
import type { Database, Transaction } from "#app/platform/database/database";
import { insertMany } from "#app/platform/database/insert-many";
import { toEvidenceKey } from "#app/platform/database/search-keys";
import { inTransaction } from "#app/platform/database/transaction";
import { ownedBy } from "./evidence-columns";

/** The text that an author writes in an item. */
export type EvidenceWords = {
  title: string;
  links: string[];
  happenedOn: Day | null;
  problem: string;
  choice: string;
  result: string;
  risk: string;
};

export type NewEvidence = EvidenceWords & { tags: readonly EvidenceTag[] };
export type CreateResult = { ok: true; ids: string[] } | { ok: false; reason: "too-much" };

/** Creates items about the author's own work, private at first. All of them or none. */
export function createEvidence(
  database: Database,
  by: AuditContext,
  pieces: readonly NewEvidence[],
): Promise<CreateResult> {
  return inTransaction(database, async (tx) => {
    const count = await tx.evidence.count({ where: ownedBy(by.actorId) });
    if (count + pieces.length > MAX_OWN_EVIDENCE) return { ok: false, reason: "too-much" };
    const ids = pieces.map(() => randomUUID());
    await insertMany(
      tx,
      "Evidence",
      pieces.map(({ tags: _, links, ...words }, index) => ({
        id: ids[index] as string,
        ...words,
        ...toEvidenceKey(words),
        ...ownedBy(by.actorId),
        links: toLinksColumn(links),
        createdAt: by.at,
      })),
    );
    const tags = pieces.flatMap(({ tags }, index) => toTagRows(ids[index] as string, tags));
    await insertMany(tx, "EvidenceTag", tags);
    return { ok: true, ids };
  });
}

function toTagRows(evidenceId: string, tags: readonly EvidenceTag[]) {
  const rows = tags
    .slice(0, MAX_TAGS)
    .map(({ competencyId, criterionId }) => ({ evidenceId, competencyId, criterionId: criterionId ?? "" }));
  return [...new Map(rows.map((row) => [`${row.competencyId} ${row.criterionId}`, row])).values()];
}

export type EditResult = { ok: true } | { ok: false; reason: "changed-meanwhile" };

/** The identity of an item for a change: its id, its author, and the version they saw. */
type Seen = { id: string; version: number };

const CHANGED: EditResult = { ok: false, reason: "changed-meanwhile" };

/** Changes the text of an item unless it was changed since `version`. */
export async function updateEvidence(
  database: Database,
  by: AuditContext,
  { id, version }: Seen,
  { links, ...words }: EvidenceWords,
): Promise<EditResult> {
  const { count } = await database.client.evidence.updateMany({
    where: { id, version, authorId: by.actorId },
    data: {
      ...words,
      ...toEvidenceKey(words),
      links: toLinksColumn(links),
      updatedAt: by.at,
      version: { increment: 1 },
    },
  });
  return count === 0 ? CHANGED : { ok: true };
}

/** Replaces an item's tags with exactly these. */
export function replaceTags(
  database: Database,
  by: AuditContext,
  seen: Seen,
  tags: readonly EvidenceTag[],
): Promise<EditResult> {
  return inTransaction(database, async (tx) => {
    if (!(await claim(tx, by, seen))) return CHANGED;
    await tx.evidenceTag.deleteMany({ where: { evidenceId: seen.id } });
    const rows = toTagRows(seen.id, tags);
    if (rows.length > 0) await tx.evidenceTag.createMany({ data: rows });
    return { ok: true };
  });
}

/** Puts a piece away, or takes it back out. Its words, tags and vouches stay. Done already, it changes nothing. */
export async function setArchived(database: Database, by: AuditContext, id: string, archived: boolean): Promise<void> {
  await database.client.evidence.updateMany({
    where: { id, authorId: by.actorId, archivedAt: archived ? null : { not: null } },
    data: { archivedAt: archived ? by.at : null, version: { increment: 1 } },
  });
}

export type DeleteResult =
  | { ok: true; files: { id: string; sha256: string }[] }
  | { ok: false; reason: "not-archived" | "was-weighed" | "in-a-case" };

/**
 * Deletes an archived piece for good, with its tags, what others said of it and its files; gives the files whose contents
 * are to be deleted next. What a submitted case holds of it is in that case's snapshot and stays there. Refused while
 * something rests on the piece itself. The record is the author's, and has no word of the piece in it.
 */
export function deleteEvidence(database: Database, by: AuditContext, id: string): Promise<DeleteResult> {
  return inTransaction(database, async (tx): Promise<DeleteResult> => {
    // Submitting a rating or a case writes an audit record, so it waits for this lock until the item is deleted.
    await lockAuditHead(tx);
    const piece = await tx.evidence.findFirst({
      where: { id, authorId: by.actorId, archivedAt: { not: null } },
      select: {
        attachments: { select: { id: true, sha256: true } },
        uses: {
          select: { kind: true, assessment: { select: { sheets: { select: { kind: true, submittedAt: true } } } } },
        },
        caseUses: { select: { case: { select: { state: true } } } },
      },
    });
    if (!piece) return { ok: false, reason: "not-archived" };
    const wasWeighed = piece.uses.some(({ kind, assessment }) =>
      assessment.sheets.some((sheet) => sheet.kind === kind && sheet.submittedAt !== null),
    );
    if (wasWeighed) return { ok: false, reason: "was-weighed" };
    if (piece.caseUses.some((use) => use.case.state === "draft" || use.case.state === "review")) {
      return { ok: false, reason: "in-a-case" };
    }
    await tx.caseEvidence.deleteMany({ where: { evidenceId: id } });
    await tx.evidence.delete({ where: { id } });
    await recordEvidence(tx, by, id, "evidence.deleted");
    return { ok: true, files: piece.attachments };
  });
}

/**
 * Shows a piece to the manager of the day, or takes that back. The record of it is the author's, and has no word of the
 * piece in it.
 */
export function setSharedWithManager(database: Database, by: AuditContext, id: string, shared: boolean): Promise<void> {
  return inTransaction(database, async (tx) => {
    const { count } = await tx.evidence.updateMany({
      where: {
        id,
        ...ownedBy(by.actorId),
        sharedWithManagerAt: shared ? null : { not: null },
        ...(shared && { archivedAt: null }),
      },
      data: { sharedWithManagerAt: shared ? by.at : null, version: { increment: 1 } },
    });
    if (count > 0) await recordEvidence(tx, by, id, shared ? "evidence.shared" : "evidence.unshared");
  });
}

/** Takes the piece for a change; false where it is no longer as it was seen. */
async function claim(tx: Transaction, by: AuditContext, { id, version }: Seen): Promise<boolean> {
  const { count } = await tx.evidence.updateMany({
    where: { id, version, authorId: by.actorId },
    data: { version: { increment: 1 } },
  });
  return count > 0;
}

type EvidenceAction =
  | "evidence.deleted"
  | "evidence.shared"
  | "evidence.unshared"
  | "evidence.vouched"
  | "evidence.vouch-declined";

/** Records who was given access to an item or endorsed it. The audit record is for its author alone. */
export function recordEvidence(
  tx: Transaction,
  by: AuditContext,
  id: string,
  action: EvidenceAction,
  personId = by.actorId,
) {
  return recordAudit(tx, {
    at: by.at,
    actorId: by.actorId,
    action,
    subjectKind: "evidence",
    subjectId: id,
    personId,
    audience: "author",
  });
}
