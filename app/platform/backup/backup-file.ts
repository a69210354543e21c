import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { z } from "zod";
import type { AttachmentLine } from "./attachments";
import { PortableError } from "./portable-error";
import { Digester, isSameDigest } from "./rows";
import type { Shape, Table } from "./shape";
import type { Part } from "./stream";
import type { Portable } from "./values";

/**
 * A backup is gzip'd text, a line of JSON each: what it is (`header`), for each table its rows as arrays and then how many
 * they were with their SHA-256 (`end`), the content of each attachment, and a last line without which the file is not whole.
 */
const FORMAT = "cairn-backup";
const FORMAT_VERSION = 1;

const ROWS_PER_PART = 2_000;

const headerSchema = z.object({
  format: z.literal(FORMAT),
  version: z.number(),
  createdAt: z.string(),
  migrations: z.array(z.string()),
  columns: z.record(z.string(), z.array(z.string())),
});
export type BackupHeader = z.infer<typeof headerSchema>;

const endSchema = z.object({ table: z.string(), rows: z.number(), sha256: z.string() });
const attachmentSchema = z.object({
  attachment: z.string().regex(/^[\w-]{1,64}$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  content: z.string(),
});
const lastSchema = z.object({ tables: z.number() });

const columnsOf = ({ tables }: Shape) =>
  Object.fromEntries(tables.map(({ name, columns }) => [name, columns.map((column) => column.name)]));

const line = (value: unknown) => `${JSON.stringify(value)}\n`;

/** Writes a backup beside its name first: what has the name is whole. Readable by its owner alone, for it holds everything. */
export async function writeBackupFile(
  file: string,
  shape: Shape,
  createdAt: Date,
  content: AsyncIterable<Part>,
  attachments: AsyncIterable<AttachmentLine>,
): Promise<void> {
  if (existsSync(file)) throw new PortableError(`${file} is there already: give the backup another name.`);
  const unfinished = `${file}.part`;
  await rm(unfinished, { force: true });
  try {
    await pipeline(
      Readable.from(toText(shape, createdAt, content, attachments)),
      createGzip(),
      createWriteStream(unfinished, { mode: 0o600, flush: true }),
    );
    await rename(unfinished, file);
    await syncFolder(path.dirname(file));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function* toText(
  shape: Shape,
  createdAt: Date,
  content: AsyncIterable<Part>,
  attachments: AsyncIterable<AttachmentLine>,
): AsyncGenerator<string> {
  yield line({
    format: FORMAT,
    version: FORMAT_VERSION,
    createdAt: createdAt.toISOString(),
    migrations: shape.migrations,
    columns: columnsOf(shape),
  } satisfies BackupHeader);
  for await (const part of content) {
    yield part.kind === "rows" ? part.lines : line({ table: part.table.name, ...part.digest });
  }
  for await (const attachment of attachments) yield line(attachment);
  yield line({ tables: shape.tables.length });
}

/** Makes a new name in a folder last through a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  await handle.sync();
  await handle.close();
}

async function* readLines(file: string): AsyncGenerator<string[]> {
  const text = createGunzip();
  text.setEncoding("utf8");
  // Errors of either stream surface as an exception in the loop below.
  pipeline(createReadStream(file), text).catch(() => {});
  let rest = "";
  try {
    for await (const chunk of text) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      if (lines.length > 0) yield lines;
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new PortableError(`There is no file ${file}.`);
    throw new PortableError(`${file} is not a whole backup: ${message}.`);
  }
}

/** Reads the header of a backup, without its content. */
export async function readBackupHeader(file: string): Promise<BackupHeader> {
  for await (const [first = ""] of readLines(file)) {
    const header = headerSchema.safeParse(parseJson(first));
    if (!header.success) throw new PortableError(`${file} is not a backup of Cairn.`);
    if (header.data.version > FORMAT_VERSION) {
      throw new PortableError(`${file} was made by a newer release of Cairn: restore it with that one.`);
    }
    return header.data;
  }
  throw new PortableError(`${file} is not a backup of Cairn.`);
}

/** The content of a backup. Throws where a table is not what was written, or the file ends early. */
export async function* streamBackupFile(file: string, shape: Shape): AsyncGenerator<Part> {
  const header = await readBackupHeader(file);
  if (JSON.stringify(header.columns) !== JSON.stringify(columnsOf(shape))) throw damaged(file, "its columns differ");
  const tables = shape.tables.values();
  let table: Table | undefined = tables.next().value;
  let digester = new Digester();
  let pending: string[] = [];
  let isWhole = false;
  const takePending = (into: Table): Part => {
    const rows = pending.map((text) => requireRow(file, into, text));
    const lines = `${pending.join("\n")}\n`;
    pending = [];
    digester.add(rows.length, lines);
    return { kind: "rows", table: into, rows, lines };
  };
  for await (const text of skipFirst(readLines(file))) {
    if (table && text.startsWith("[")) {
      pending.push(text);
      if (pending.length === ROWS_PER_PART) yield takePending(table);
    } else if (table) {
      if (pending.length > 0) yield takePending(table);
      const end = endSchema.safeParse(parseJson(text));
      if (end.data?.table !== table.name) throw damaged(file, `the rows of ${table.name} cannot be read`);
      const digest = digester.digest();
      if (!isSameDigest(digest, end.data)) throw damaged(file, `${table.name} is not what was written`);
      yield { kind: "end", table, digest };
      table = tables.next().value;
      digester = new Digester();
    } else {
      isWhole = lastSchema.safeParse(parseJson(text)).data?.tables === shape.tables.length;
    }
  }
  if (!isWhole) throw damaged(file, "it ends too early");
}

/** The contents of attachments in a backup; none in one that was made before there were any. */
export async function* streamBackupAttachments(file: string): AsyncGenerator<AttachmentLine> {
  for await (const text of skipFirst(readLines(file))) {
    if (!text.startsWith('{"attachment"')) continue;
    const found = attachmentSchema.safeParse(parseJson(text));
    if (!found.success) throw damaged(file, "an attachment cannot be read");
    yield found.data;
  }
}

async function* skipFirst(parts: AsyncIterable<string[]>): AsyncGenerator<string> {
  let isFirst = true;
  for await (const lines of parts) {
    for (const text of lines) {
      if (!isFirst) yield text;
      isFirst = false;
    }
  }
}

function requireRow(file: string, table: Table, text: string): Portable[] {
  const row = parseJson(text);
  if (Array.isArray(row) && row.length === table.columns.length) return row as Portable[];
  throw damaged(file, `a row of ${table.name} cannot be read`);
}

const damaged = (file: string, how: string) => new PortableError(`${file} is damaged: ${how}.`);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
