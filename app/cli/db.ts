import { existsSync } from "node:fs";
import { AttachmentStore } from "#app/features/evidence/files/attachment-store";
import { plural } from "#app/kernel/words";
import { backUp, type CopyReport, moveDatabase, restoreBackup } from "#app/platform/backup/copy";
import { PortableError } from "#app/platform/backup/portable-error";
import { describeDatabase, sqliteFile } from "#app/platform/backup/snapshot";
import { parseKeptHead } from "#app/platform/database/check-audit-chain";
import { checkDatabase } from "#app/platform/database/check-database";
import { openDatabase } from "#app/platform/database/database";
import { engineOf } from "#app/platform/database/engine";
import { isUnreachable } from "#app/platform/database/errors";
import { migrateDatabase } from "#app/platform/database/migrate";
import { listPendingMigrations } from "#app/platform/database/migrations";
import { recordCommandLineEvent } from "#app/platform/database/security-events";
import { keepNewFilesPrivate } from "#app/platform/files/private-files";
import { auditKeysOf, readSettings, type Settings, SettingsError } from "#app/platform/server/settings";
import { prepare } from "./prepare";

/** The `db` commands. Each prints what it did and gives the exit code: 1 where it could not, or found something wrong. */
type Mode = { demo: boolean };

async function withDatabase(
  mode: Mode,
  work: (url: string, attachments: AttachmentStore, settings: Settings) => Promise<number>,
): Promise<number> {
  try {
    const settings = readSettings(process.env, { ...mode, makesSecret: false });
    await prepare("database clients");
    keepNewFilesPrivate();
    return await work(settings.DATABASE_URL, new AttachmentStore(settings.ATTACHMENTS_DIR), settings);
  } catch (error) {
    console.error(explain(error));
    return 1;
  }
}

/** A message for what is to be expected; for the rest, all there is to find the cause. */
function explain(error: unknown): string {
  if (error instanceof PortableError || error instanceof SettingsError) return error.message;
  const { code, message, stack } = error as NodeJS.ErrnoException;
  if (isUnreachable(error)) return `The database cannot be reached: ${message || code}`;
  if (code === "ENOSPC" || code === "SQLITE_FULL") return "There is no space left on the disk. Nothing was changed.";
  if (code === "EFBIG") return "The file would be larger than is allowed here. Nothing was changed.";
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") return `That may not be written: ${message}`;
  if (code === "55P03") return "Someone is using the tables: stop Cairn first. Nothing was changed.";
  return stack ?? String(error);
}

const number = new Intl.NumberFormat("en-GB");

function printTables({ tables }: CopyReport): void {
  const width = Math.max(...tables.map(({ table }) => table.length));
  for (const { table, rows, sha256 } of tables) {
    console.log(`  ${table.padEnd(width)} ${number.format(rows).padStart(12)}  ${sha256.slice(0, 16)}`);
  }
  const total = tables.reduce((sum, { rows }) => sum + rows, 0);
  console.log(`  ${"in all".padEnd(width)} ${number.format(total).padStart(12)}`);
}

const printMigrated = (names: readonly string[]) => names.forEach((name) => void console.log(`  applied ${name}`));

/**
 * Puts a security event in the database whose contents are about to leave it. A database that cannot take one (read-only, or of
 * an older release) is backed up all the same.
 */
async function noteExport(url: string, command: "backup" | "move"): Promise<void> {
  if (engineOf(url) === "sqlite" && !existsSync(sqliteFile(url))) return;
  try {
    const database = await openDatabase(url);
    try {
      if ((await listPendingMigrations(database)).length === 0)
        await recordCommandLineEvent(database.client, {
          at: new Date(),
          kind: "export-made",
          detail: { command: `db ${command}` },
        });
      else console.error("No security event is written: this release has migrations that the database has not seen.");
    } finally {
      await database.close();
    }
  } catch (error) {
    // The command itself says so.
    if (isUnreachable(error)) return;
    console.error(`No security event could be written: ${explain(error)}`);
  }
}

/** Writes the database to a file. */
export const backup = (file: string, mode: Mode) =>
  withDatabase(mode, async (url, contents) => {
    await noteExport(url, "backup");
    const report = await backUp(url, file, new Date(), contents);
    printTables(report);
    const { kept, absent } = report.attachments;
    if (kept > 0) console.log(`  with the content of ${number.format(kept)} ${plural(kept, "attachment")}`);
    if (absent > 0) {
      console.log(
        `  WITHOUT the content of ${number.format(absent)} ${plural(absent, "attachment")}: it is gone or damaged`,
      );
    }
    console.log(`audit head ${report.auditHead.sequence}:${report.auditHead.hash}`);
    console.log(`${describeDatabase(url)} is backed up in ${file}.`);
    return 0;
  });

/** Puts a backup in the place of the database. */
export const restore = (file: string, { demo, force }: Mode & { force: boolean }) =>
  withDatabase({ demo }, async (url, contents) => {
    const report = await restoreBackup(url, file, { force }, contents);
    printTables(report);
    if (report.attachments > 0) {
      console.log(
        `  with the content of ${number.format(report.attachments)} ${plural(report.attachments, "attachment")}`,
      );
    }
    printMigrated(report.migrated);
    console.log(`${file} is restored to ${describeDatabase(url)}; every table is as it was written.`);
    return 0;
  });

/** Brings the database up to this release. */
export const migrate = (mode: Mode) =>
  withDatabase(mode, async (url) => {
    const applied = await migrateDatabase(url);
    printMigrated(applied);
    console.log(`${describeDatabase(url)} is up to date.`);
    return 0;
  });

/** Proves the database whole. `head` is one that an earlier backup printed. */
export const check = ({ demo, head }: Mode & { head: string | null }) =>
  withDatabase({ demo }, async (url, contents, settings) => {
    const kept = head === null ? null : parseKeptHead(head);
    if (head !== null && !kept) {
      throw new PortableError(
        "--head is what `db backup` printed: a number, a colon and at least 12 digits of the hash",
      );
    }
    const sendsMail = settings.SMTP_URL !== undefined;
    const needs = { contents, auditKeys: auditKeysOf(settings), head: kept, sendsMail };
    let wrong = 0;
    for await (const { check: name, ok, detail } of checkDatabase(url, needs)) {
      console.log(`${ok ? "ok   " : "WRONG"} ${name}: ${detail}`);
      if (!ok) wrong++;
    }
    const said = wrong === 0 ? "is whole" : `has ${wrong} ${wrong === 1 ? "thing" : "things"} wrong`;
    console.log(`${describeDatabase(url)} ${said}.`);
    return wrong === 0 ? 0 : 1;
  });

/** Copies the database to another one. */
export const move = (to: string, mode: Mode) =>
  withDatabase(mode, async (url) => {
    if (!/^(postgres(ql)?:\/\/|file:)/.test(to)) {
      throw new PortableError("--to must begin with postgres:// or file:");
    }
    await noteExport(url, "move");
    const report = await moveDatabase(url, to);
    printTables(report);
    printMigrated(report.migrated);
    console.log(`${describeDatabase(url)} is copied to ${describeDatabase(to)}; counts and hashes are the same.`);
    console.log(
      "Set DATABASE_URL to the new address before you start Cairn again; the old database is left as it was.",
    );
    return 0;
  });
