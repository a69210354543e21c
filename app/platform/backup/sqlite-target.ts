import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { syncFolder } from "./backup-file";
import { PortableError } from "./portable-error";
import { type Reader, readSqlite } from "./snapshot";
import { MIGRATIONS_TABLE, requireReplaceable, type Target } from "./target";
import { fromPortable } from "./values";

/** How long another process may hold the file before it counts as in use. */
const BUSY_TIMEOUT_MS = 2_000;
const OWNER_ONLY = 0o600;

type Rules = { release: readonly string[]; force: boolean };

/** Fills a new file beside the one that is there, and takes its place in one step. */
export async function openSqliteTarget(file: string, rules: Rules): Promise<Target> {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  removeLeftovers(file);
  const present = existsSync(file) ? await holdPresent(file, rules) : null;
  const unfinished = `${file}.restoring-${process.pid}`;
  const database = new Sqlite(unfinished);
  chmodSync(unfinished, existsSync(file) ? statSync(file).mode : OWNER_ONLY);
  // Nobody else sees this file: it is synced once, when it is whole.
  for (const setting of [
    "locking_mode = EXCLUSIVE",
    "journal_mode = MEMORY",
    "synchronous = OFF",
    "foreign_keys = OFF",
  ])
    database.pragma(setting);
  database.exec(MIGRATIONS_TABLE.sqlite);
  database.exec("BEGIN");
  return {
    reader: readerOf(database),
    exec: async (sql) => void database.exec(sql),
    async insert({ name, columns }, rows) {
      const names = columns.map((column) => `"${column.name}"`).join(", ");
      const values = columns.map(() => "?").join(", ");
      const statement = database.prepare(`INSERT INTO "${name}" (${names}) VALUES (${values})`);
      for (const row of rows) {
        statement.run(columns.map(({ kind }, index) => fromPortable("sqlite", kind, row[index] ?? null)));
      }
    },
    async commit() {
      database.exec("COMMIT");
      const [orphan] = database.pragma("foreign_key_check") as { table: string }[];
      if (orphan) throw new PortableError(`A row of ${orphan.table} refers to one that is not there.`);
      database.pragma("locking_mode = NORMAL");
      database.pragma("journal_mode = WAL");
      database.close();
      await syncFile(unfinished);
      // Delete the log files of an unreadable database, so that SQLite doesn't apply them to the new one.
      for (const suffix of ["-wal", "-shm"]) rmSync(`${file}${suffix}`, { force: true });
      renameSync(unfinished, file);
      await syncFolder(path.dirname(file));
      present?.close();
    },
    async abandon() {
      if (database.open) database.close();
      if (present?.open) present.close();
      rmSync(unfinished, { force: true });
    },
  };
}

const readerOf = (database: Sqlite.Database): Reader => ({
  engine: "sqlite",
  read: (sql) => readSqlite(database, sql),
});

/** Locks the existing file against writers. Null if it can't be read and may be replaced anyway. */
async function holdPresent(file: string, { release, force }: Rules): Promise<Sqlite.Database | null> {
  const present = new Sqlite(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    // Leaving the write-ahead log succeeds only where no other process has the file open.
    present.pragma("journal_mode = DELETE");
    present.exec("BEGIN EXCLUSIVE");
    await requireReplaceable(readerOf(present), { release, place: file, force });
    return present;
  } catch (error) {
    present.close();
    if (error instanceof PortableError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code?.startsWith("SQLITE_BUSY")) {
      throw new PortableError(`${file} is in use: stop Cairn first. Nothing was changed.`);
    }
    if (force) return null;
    throw new PortableError(`${file} cannot be read as a database (${message}). With --force it is replaced.`);
  }
}

/** Removes what a process that is gone had begun: one that still runs holds the lock of its file. */
function removeLeftovers(file: string): void {
  const prefix = `${path.basename(file)}.restoring-`;
  for (const name of readdirSync(path.dirname(file))) {
    const leftover = path.join(path.dirname(file), name);
    if (name.startsWith(prefix) && !isLocked(leftover)) rmSync(leftover, { force: true });
  }
}

function isLocked(file: string): boolean {
  const database = new Sqlite(file, { timeout: 0 });
  try {
    database.exec("BEGIN EXCLUSIVE");
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code?.startsWith("SQLITE_BUSY") ?? false;
  } finally {
    database.close();
  }
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, "r+");
  await handle.sync();
  await handle.close();
}
