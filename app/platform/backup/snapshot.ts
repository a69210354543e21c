import { existsSync } from "node:fs";
import type { Sql } from "@prisma/client/runtime/client";
import Sqlite from "better-sqlite3";
import pg from "pg";
import { type Engine, engineOf } from "#app/platform/database/engine";
import { PortableError } from "./portable-error";

/** Reads one moment of a database, however much is written meanwhile. Never writes. */
export type Snapshot = Reader & { close(): Promise<void> };

export type Reader = {
  engine: Engine;
  /** The rows of a statement in parts, in the driver's own types (PostgreSQL: text). One statement at a time. */
  read(sql: string): AsyncGenerator<unknown[][]>;
};

const ROWS_PER_PART = 2_000;

export const sqliteFile = (url: string) => url.replace(/^file:/, "");

/** The address of a database as it may be shown: without its password. */
export function describeDatabase(url: string): string {
  if (engineOf(url) === "sqlite") return sqliteFile(url);
  const { username, host, pathname } = new URL(url);
  return `postgres://${username}@${host}${pathname}`;
}

/** Opens a snapshot. A SQLite file that a server writes to stays writable: readers and the writer do not wait for each other. */
export function openSnapshot(url: string): Promise<Snapshot> {
  return engineOf(url) === "postgresql" ? openPostgresSnapshot(url) : openSqliteSnapshot(sqliteFile(url));
}

async function openSqliteSnapshot(file: string): Promise<Snapshot> {
  if (!existsSync(file)) throw new PortableError(`There is no database at ${file}.`);
  const database = new Sqlite(file, { readonly: true });
  try {
    database.exec("BEGIN");
    // The snapshot is that of the first read.
    database.prepare("SELECT count(*) FROM sqlite_master").get();
  } catch (error) {
    database.close();
    throw new PortableError(`${file} cannot be read as a database: ${(error as Error).message}`);
  }
  return {
    engine: "sqlite",
    read: (sql) => readSqlite(database, sql),
    close: async () => void database.close(),
  };
}

export async function* readSqlite(database: Sqlite.Database, sql: string): AsyncGenerator<unknown[][]> {
  let part: unknown[][] = [];
  for (const row of database.prepare<[], unknown[]>(sql).raw().iterate()) {
    part.push(row);
    if (part.length < ROWS_PER_PART) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

async function openPostgresSnapshot(url: string): Promise<Snapshot> {
  const client = await connectPostgres(url);
  await client.query("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
  return { engine: "postgresql", read: (sql) => readPostgres(client, sql), close: () => client.end() };
}

/** A connection of its own, for work that may take longer than a page's statements may. */
export async function connectPostgres(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, statement_timeout: 0 });
  // A lost connection shows in the statement that meets it; without a listener it would end the process.
  client.on("error", () => {});
  await client.connect();
  return client;
}

const AS_TEXT = { getTypeParser: () => (value: string) => value };

export async function* readPostgres(client: pg.Client, sql: string): AsyncGenerator<unknown[][]> {
  await client.query(`DECLARE part NO SCROLL CURSOR FOR ${sql}`);
  try {
    for (;;) {
      const { rows } = await client.query({
        text: `FETCH ${ROWS_PER_PART} FROM part`,
        rowMode: "array",
        types: AS_TEXT as never,
      });
      if (rows.length > 0) yield rows;
      if (rows.length < ROWS_PER_PART) return;
    }
  } finally {
    // After an error the transaction takes nothing more, and the error itself is what counts.
    await client.query("CLOSE part").catch(() => {});
  }
}

/** All rows of a statement that gives few. */
export async function readAll(reader: Reader, statement: string | Sql): Promise<unknown[][]> {
  const sql = typeof statement === "string" ? statement : statement.sql;
  const rows: unknown[][] = [];
  for await (const part of reader.read(sql)) rows.push(...part);
  return rows;
}

/** The names of the tables that are there. */
export async function listTables(reader: Reader): Promise<string[]> {
  const rows = await readAll(
    reader,
    reader.engine === "sqlite"
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
      : "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename",
  );
  return rows.map(([name]) => String(name));
}

/** The migrations that the database has seen; none where it is empty. */
export async function listApplied(reader: Reader): Promise<string[]> {
  if (!(await listTables(reader)).includes("_prisma_migrations")) return [];
  const rows = await readAll(
    reader,
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name",
  );
  return rows.map(([name]) => String(name));
}
