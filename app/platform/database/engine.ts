import path from "node:path";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { isPageRead, MAX_KEPT_STATEMENTS } from "./page-reads";

/** The two database engines. PostgreSQL when the address says so, otherwise one SQLite file. */
export type Engine = "sqlite" | "postgresql";

export function engineOf(url: string): Engine {
  return /^postgres(ql)?:\/\//.test(url) ? "postgresql" : "sqlite";
}

export type PoolSettings = { poolSize: number; connectTimeoutMs: number; statementTimeoutMs: number };

export const DEFAULT_POOL: PoolSettings = { poolSize: 10, connectTimeoutMs: 5_000, statementTimeoutMs: 30_000 };

/** Busy timeout of the schema engine on SQLite, for other writers. */
const SQLITE_BUSY_TIMEOUT_MS = 5_000;

/** An adapter with one connection for everything on SQLite, as the schema engine needs. */
export async function adapterFor(
  url: string,
  pool: PoolSettings = DEFAULT_POOL,
  { busyTimeoutMs = SQLITE_BUSY_TIMEOUT_MS }: { busyTimeoutMs?: number } = {},
): Promise<SqlMigrationAwareDriverAdapterFactory> {
  if (engineOf(url) === "postgresql") {
    const { PrismaPg } = await import("@prisma/adapter-pg");
    const pooled = {
      connectionString: url,
      max: pool.poolSize,
      connectionTimeoutMillis: pool.connectTimeoutMs,
      statement_timeout: pool.statementTimeoutMs,
    };
    return new PrismaPg(pooled, { statementNameGenerator: nameStatements() });
  }
  const { PrismaBetterSqlite3 } = await import("@prisma/adapter-better-sqlite3");
  return new PrismaBetterSqlite3({ url, timeout: busyTimeoutMs });
}

/**
 * Names for what pages read, and for what is written again and again: PostgreSQL plans a named statement once per connection.
 * Other reads stay unnamed, since one plan for all values is not always a good one.
 */
export function nameStatements(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  const uses = new Map<string, number>();
  const isUsual = (sql: string): boolean => {
    const count = (uses.get(sql) ?? 0) + 1;
    if (uses.size === MAX_COUNTED) uses.clear();
    uses.set(sql, count);
    return count > USES_BEFORE_NAME;
  };
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size === MAX_KEPT_STATEMENTS || !(isPageRead(sql) || (isWrite(sql) && isUsual(sql)))) return UNNAMED;
    const name = `kept-${names.size + 1}`;
    names.set(sql, name);
    return name;
  };
}

/** A write that lists ids or rows has another text for each number of them, most of which never come again. */
const USES_BEFORE_NAME = 20;
const MAX_COUNTED = 1_000;

const isWrite = (sql: string) => /^(INSERT|UPDATE)/.test(sql);

/** The driver takes an empty name for none. */
const UNNAMED = "";

const migrationsRoot = path.resolve("prisma/migrations");

export function migrationsFolder(engine: Engine): string {
  return path.join(migrationsRoot, engine);
}
