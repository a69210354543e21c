import { createHash } from "node:crypto";
import { sql, table } from "#app/platform/database/tables";
import { PortableError } from "./portable-error";
import type { Shape } from "./shape";
import { type Reader, readAll } from "./snapshot";

const a = table("Attachment", "a");

/** Names the content of one attachment. */
export type AttachmentName = { id: string; sha256: string };

/** Reads and writes the contents of attachments. Null if one is missing or its hash differs. */
export type AttachmentContents = {
  read(name: AttachmentName): Promise<Uint8Array | null>;
  put(name: AttachmentName, content: Uint8Array): Promise<void>;
};

/** One attachment's content as a line of a backup, in base64. */
export type AttachmentLine = { attachment: string; sha256: string; content: string };

/** The attachments that a database speaks of; none where it is of a release before them. */
export async function listAttachments(reader: Reader, { tables }: Shape): Promise<AttachmentName[]> {
  if (!tables.some(({ name }) => name === "Attachment")) return [];
  const rows = await readAll(reader, sql`SELECT ${a.id}, ${a.sha256} FROM ${a} ORDER BY ${a.id}`);
  return rows.map(([id, sha256]) => ({ id: String(id), sha256: String(sha256) }));
}

/** Counts the attachments that were copied, and those whose content was missing. */
export type AttachmentCount = { kept: number; absent: number };

/** The contents, one line of a backup each. Deleted or damaged ones are left out and counted. */
export async function* streamAttachments(
  names: readonly AttachmentName[],
  contents: AttachmentContents,
  count: AttachmentCount,
): AsyncGenerator<AttachmentLine> {
  for (const { id, sha256 } of names) {
    const content = await contents.read({ id, sha256 });
    if (content === null) count.absent++;
    else {
      count.kept++;
      yield { attachment: id, sha256, content: Buffer.from(content).toString("base64") };
    }
  }
}

/** Writes the contents of a backup where they belong. Throws for one that is not what was written. */
export async function putAttachments(
  lines: AsyncIterable<AttachmentLine>,
  contents: AttachmentContents,
): Promise<number> {
  let put = 0;
  for await (const { attachment: id, sha256, content } of lines) {
    const bytes = Buffer.from(content, "base64");
    if (createHash("sha256").update(bytes).digest("hex") !== sha256) {
      throw new PortableError("An attachment in this backup is not what was written: nothing was changed.");
    }
    await contents.put({ id, sha256 }, bytes);
    put++;
  }
  return put;
}
