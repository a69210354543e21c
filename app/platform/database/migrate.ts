import { setTimeout as wait } from "node:timers/promises";
import { openDatabase } from "./database";
import { adapterFor, engineOf, migrationsFolder } from "./engine";
import { isConflict, isUnreachable } from "./errors";
import { listPendingMigrations } from "./migrations";
import { applyMigrations } from "./schema-engine";

/** The advisory lock of PostgreSQL that serialises migrations: one number for all processes of Cairn. */
export const MIGRATION_LOCK = 4_227_173;

/** Attempts to migrate a SQLite file while another process migrates it. */
const SQLITE_ATTEMPTS = 120;
const SQLITE_WAIT_MS = 500;

/**
 * Brings the database at `url` up to this release and returns what was applied. Of several processes that start at once
 * one migrates and the others wait for it.
 */
export function migrateDatabase(url: string): Promise<string[]> {
  return engineOf(url) === "postgresql" ? migratePostgres(url) : migrateSqlite(url);
}

async function apply(url: string): Promise<string[]> {
  return applyMigrations(await adapterFor(url), migrationsFolder(engineOf(url)));
}

async function isUpToDate(url: string): Promise<boolean> {
  const database = await openDatabase(url);
  try {
    return (await listPendingMigrations(database)).length === 0;
  } finally {
    await database.close();
  }
}

async function migratePostgres(url: string): Promise<string[]> {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  // A lost connection shows in the statement that meets it; without a listener it would end the process.
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    return (await isUpToDate(url)) ? [] : await apply(url);
  } finally {
    await client.end();
  }
}

/** The schema engine takes SQLite's exclusive lock: a process that comes second finds the file busy until the first is done. */
async function migrateSqlite(url: string): Promise<string[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return (await isUpToDate(url)) ? [] : await apply(url);
    } catch (error) {
      const busy =
        isConflict(error) || isUnreachable(error) || /database is locked|SQLITE_BUSY|SocketTimeout/.test(String(error));
      if (!busy || attempt === SQLITE_ATTEMPTS) throw error;
      await wait(SQLITE_WAIT_MS);
    }
  }
}
