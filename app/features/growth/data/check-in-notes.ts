import type { Database } from "#app/platform/database/database";
import { isUniqueViolation } from "#app/platform/database/errors";

export type CheckInNote = { text: string; version: number };

/** The author's own private note on a conversation. There is no way to ask for anyone else's. */
export function findCheckInNote(
  database: Database,
  author: { personId: string },
  checkInId: string,
): Promise<CheckInNote | null> {
  return database.client.checkInNote.findUnique({
    where: { checkInId_authorId: { checkInId, authorId: author.personId } },
    select: { text: true, version: true },
  });
}

export type SaveCheckInNoteResult =
  | { ok: true; version: number }
  | { ok: false; reason: "changed-meanwhile"; current: CheckInNote };

/** Saves the author's note; a newer version is never overwritten (`expectedVersion` 0: none was there). It is in no record. */
export async function saveCheckInNote(
  database: Database,
  author: { personId: string },
  note: { checkInId: string; text: string; expectedVersion: number; at: Date },
): Promise<SaveCheckInNoteResult> {
  const { checkInId, text, expectedVersion, at } = note;
  const current = await findCheckInNote(database, author, checkInId);
  if (current?.text === text) return { ok: true, version: current.version };
  if (!current) {
    try {
      await database.client.checkInNote.create({
        data: { checkInId, authorId: author.personId, text, updatedAt: at },
        select: { version: true },
      });
      return { ok: true, version: 1 };
    } catch (error) {
      if (isUniqueViolation(error)) return saveCheckInNote(database, author, note);
      throw error;
    }
  }
  const { count } = await database.client.checkInNote.updateMany({
    where: { checkInId, authorId: author.personId, version: expectedVersion },
    data: { text, updatedAt: at, version: { increment: 1 } },
  });
  if (count > 0) return { ok: true, version: expectedVersion + 1 };
  const newer = (await findCheckInNote(database, author, checkInId)) ?? current;
  return { ok: false, reason: "changed-meanwhile", current: newer };
}
