import type { Database } from "#app/platform/database/database";
import { isUniqueViolation } from "#app/platform/database/errors";
import { type Column, first, readOne } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
import { permittedId } from "#app/policy/permit";
import type { PrivateNotePermit } from "#app/policy/policy";

const n = table("PrivateNote", "n");

export type PrivateNote = { text: string; version: number };

/** The author's own note on an assessment. There is no way to ask for anyone else's. */
export const privateNoteOf = (permit: PrivateNotePermit): Column<PrivateNote | null> =>
  first(
    { text: n.text, version: n.version },
    sql`FROM ${n} WHERE ${n.assessmentId} = ${permittedId(permit, "private-note.own")} AND ${n.authorId} = ${permit.authorId}`,
  );

/** Reads the note alone, where the page reads nothing else with it. */
export const findPrivateNote = (database: Database, permit: PrivateNotePermit) =>
  readOne(database, privateNoteOf(permit));

export type SaveNoteResult =
  | { ok: true; version: number }
  | { ok: false; reason: "changed-meanwhile"; current: PrivateNote };

/** Saves the author's note; a newer version is never overwritten. Its words are in no record. */
export async function savePrivateNote(
  database: Database,
  permit: PrivateNotePermit,
  note: { text: string; expectedVersion: number; at: Date },
): Promise<SaveNoteResult> {
  const assessmentId = permittedId(permit, "private-note.own");
  const { authorId } = permit;
  const { text, expectedVersion, at } = note;
  const current = await findPrivateNote(database, permit);
  if (current?.text === text) return { ok: true, version: current.version };
  if (!current) {
    try {
      await database.client.privateNote.create({
        data: { assessmentId, authorId, text, updatedAt: at },
        select: { id: true },
      });
      return { ok: true, version: 1 };
    } catch (error) {
      if (isUniqueViolation(error)) return savePrivateNote(database, permit, note);
      throw error;
    }
  }
  const { count } = await database.client.privateNote.updateMany({
    where: { assessmentId, authorId, version: expectedVersion },
    data: { text, updatedAt: at, version: { increment: 1 } },
  });
  if (count > 0) return { ok: true, version: expectedVersion + 1 };
  const newer = (await findPrivateNote(database, permit)) ?? current;
  return { ok: false, reason: "changed-meanwhile", current: newer };
}
