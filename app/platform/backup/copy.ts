import { AUDIT_GENESIS } from "#app/platform/database/audit";
import { engineOf } from "#app/platform/database/engine";
import { sql, table } from "#app/platform/database/tables";
import {
  type AttachmentContents,
  type AttachmentCount,
  listAttachments,
  putAttachments,
  streamAttachments,
} from "./attachments";
import { readBackupHeader, streamBackupAttachments, streamBackupFile, writeBackupFile } from "./backup-file";
import { PortableError } from "./portable-error";
import { openPostgresTarget, withoutForeignKeys } from "./postgres-target";
import { computeDigest, type Digest, isSameDigest } from "./rows";
import { computeShape, listReleaseMigrations, type Shape } from "./shape";
import { describeDatabase, listApplied, openSnapshot, type Reader, readAll, sqliteFile } from "./snapshot";
import { openSqliteTarget } from "./sqlite-target";
import { type Part, streamContent } from "./stream";
import { migrateTarget, type Target } from "./target";

const h = table("AuditHead", "h");

type TableCount = { table: string } & Digest;
export type CopyReport = { tables: TableCount[]; migrations: string[]; migrated: string[] };

/** Writes everything that the database holds, as of one moment, to a file. It may be written to meanwhile. */
export async function backUp(
  url: string,
  file: string,
  now: Date,
  contents: AttachmentContents,
): Promise<CopyReport & { attachments: AttachmentCount; auditHead: { sequence: number; hash: string } }> {
  const snapshot = await openSnapshot(url);
  try {
    const shape = await requireShape(snapshot, describeDatabase(url));
    const tables: TableCount[] = [];
    const attachments = { kept: 0, absent: 0 };
    const names = await listAttachments(snapshot, shape);
    const lines = streamAttachments(names, contents, attachments);
    await writeBackupFile(file, shape, now, countTables(streamContent(snapshot, shape), tables), lines);
    return { tables, migrations: shape.migrations, migrated: [], attachments, auditHead: await readHead(snapshot) };
  } finally {
    await snapshot.close();
  }
}

/** The head of the audit log in the snapshot, to be stored elsewhere. */
async function readHead(snapshot: Reader): Promise<{ sequence: number; hash: string }> {
  const [row] = await readAll(snapshot, sql`SELECT ${h.sequence}, ${h.hash} FROM ${h}`);
  return row ? { sequence: Number(row[0]), hash: String(row[1]) } : AUDIT_GENESIS;
}

/**
 * Puts a backup in the place of what the database holds, all of it or nothing, and brings it up to this release. Contents
 * of attachments come first: a file that no row speaks of is only in the way.
 */
export async function restoreBackup(
  url: string,
  file: string,
  options: { force: boolean },
  contents: AttachmentContents,
): Promise<CopyReport & { attachments: number }> {
  const { migrations } = await readBackupHeader(file);
  const release = await requireKnown(migrations, file);
  const shape = await computeShape(migrations);
  const attachments = await putAttachments(streamBackupAttachments(file), contents);
  const report = await fill(url, { shape, release, content: streamBackupFile(file, shape), force: options.force });
  return { ...report, attachments };
}

/** Copies a database to an empty one, of either engine, and compares both at the end as they then are. */
export async function moveDatabase(from: string, to: string): Promise<CopyReport> {
  if (from === to) throw new PortableError("That is the database which is in use already.");
  const snapshot = await openSnapshot(from);
  try {
    const shape = await requireShape(snapshot, describeDatabase(from));
    const release = await listReleaseMigrations();
    const content = streamContent(snapshot, shape);
    const report = await fill(to, { shape, release, content, force: false });
    await requireUnchanged(from, shape, report.tables);
    return report;
  } finally {
    await snapshot.close();
  }
}

type Filling = { shape: Shape; release: readonly string[]; content: AsyncIterable<Part>; force: boolean };

async function fill(url: string, { shape, release, content, force }: Filling): Promise<CopyReport> {
  const rules = { release, force };
  const target = await (engineOf(url) === "postgresql"
    ? openPostgresTarget(url, rules)
    : openSqliteTarget(sqliteFile(url), rules));
  try {
    await migrateTarget(target, target.reader.engine, shape.migrations);
    const tables: TableCount[] = [];
    await withoutForeignKeys(target, shape, () => load(target, countTables(content, tables)));
    await requireArrived(target, shape, tables);
    const migrated = release.slice(shape.migrations.length);
    await migrateTarget(target, target.reader.engine, migrated);
    await target.commit();
    return { tables, migrations: shape.migrations, migrated };
  } catch (error) {
    await target.abandon();
    throw error;
  }
}

async function load(target: Target, content: AsyncIterable<Part>): Promise<void> {
  for await (const part of content) if (part.kind === "rows") await target.insert(part.table, part.rows);
}

/** Reads the written rows back and compares them. Throws at a difference, before anything is committed. */
async function requireArrived(target: Target, shape: Shape, tables: readonly TableCount[]): Promise<void> {
  for (const [index, table] of shape.tables.entries()) {
    const expected = tables[index];
    if (expected && isSameDigest(await computeDigest(target.reader, table), expected)) continue;
    throw new PortableError(`${table.name} did not arrive as it was: nothing was changed.`);
  }
}

async function requireUnchanged(url: string, shape: Shape, tables: readonly TableCount[]): Promise<void> {
  const snapshot = await openSnapshot(url);
  try {
    for (const [index, table] of shape.tables.entries()) {
      const copied = tables[index];
      if (copied && isSameDigest(await computeDigest(snapshot, table), copied)) continue;
      throw new PortableError(
        `${table.name} was changed while it was copied, so the copy is not the latest. ` +
          "Stop Cairn, empty the new database and move again.",
      );
    }
  } finally {
    await snapshot.close();
  }
}

async function* countTables(content: AsyncIterable<Part>, tables: TableCount[]): AsyncGenerator<Part> {
  for await (const part of content) {
    if (part.kind === "end") tables.push({ table: part.table.name, ...part.digest });
    yield part;
  }
}

async function requireShape(reader: Reader, place: string): Promise<Shape> {
  const applied = await listApplied(reader);
  if (applied.length === 0) throw new PortableError(`${place} is not a database of Cairn.`);
  await requireKnown(applied, place);
  return computeShape(applied);
}

/** The migrations of this release; throws where what was applied is not how they begin. */
async function requireKnown(applied: readonly string[], place: string): Promise<string[]> {
  const release = await listReleaseMigrations();
  if (applied.every((name, index) => release[index] === name)) return release;
  throw new PortableError(`${place} belongs to a newer release of Cairn: use that one.`);
}
