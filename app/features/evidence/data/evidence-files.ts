import { MAX_FILES } from "#app/features/evidence/domain/limits";
import type { AuditContext } from "#app/platform/database/audit";
import type { Database } from "#app/platform/database/database";
import { inTransaction } from "#app/platform/database/transaction";
import { type Permit, permittedId } from "#app/policy/permit";

/** A file of a piece, and where its content lies. */
export type StoredFile = { id: string; fileName: string; mediaType: string; size: number; sha256: string };

export type AddFileResult = { ok: true } | { ok: false; reason: "too-many" };

/** Notes a file, whose content is stored already, at a piece of the actor's. */
export function addFile(
  database: Database,
  by: AuditContext,
  evidenceId: string,
  file: StoredFile,
): Promise<AddFileResult> {
  return inTransaction(database, async (tx) => {
    // Taking the row keeps two uploads at once from passing the bound together.
    const { count } = await tx.evidence.updateMany({
      where: { id: evidenceId, authorId: by.actorId },
      data: { updatedAt: by.at },
    });
    const files = await tx.attachment.count({ where: { evidenceId } });
    if (count === 0 || files >= MAX_FILES) return { ok: false, reason: "too-many" };
    await tx.attachment.create({ data: { ...file, evidenceId, createdAt: by.at } });
    return { ok: true };
  });
}

/** Takes a file away from a piece of the actor's. Gives what is to be deleted of it, or null where it was gone. */
export function removeFile(
  database: Database,
  by: AuditContext,
  evidenceId: string,
  id: string,
): Promise<StoredFile | null> {
  return inTransaction(database, async (tx) => {
    const file = await tx.attachment.findFirst({
      where: { id, evidenceId, evidence: { authorId: by.actorId } },
      select: { id: true, fileName: true, mediaType: true, size: true, sha256: true },
    });
    if (file) await tx.attachment.delete({ where: { id } });
    return file;
  });
}

/** A file of this evidence item, or null. */
export function findFile(database: Database, permit: Permit<"evidence.read">, id: string): Promise<StoredFile | null> {
  const evidenceId = permittedId(permit, "evidence.read");
  return database.client.attachment.findFirst({
    where: { id, evidenceId },
    select: { id: true, fileName: true, mediaType: true, size: true, sha256: true },
  });
}
