import path from "node:path";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";

/** The two database engines. PostgreSQL when the address says so, otherwise one SQLite file. */
export type Engine = "sqlite" | "postgresql";

export function engineOf(url: string): Engine {
  return /^postgres(ql)?:\/\//.test(url) ? "postgresql" : "sqlite";
}

export type PoolSettings = { poolSize: number; connectTimeoutMs: number; statementTimeoutMs: number };

export const DEFAULT_POOL: PoolSettings = { poolSize: 10, connectTimeoutMs: 5_000, statementTimeoutMs: 30_000 };

/** How long the schema engine, alone in its process, waits for another writer on SQLite. */
const SQLITE_BUSY_TIMEOUT_MS = 5_000;

/** One connection for everything on SQLite: what the schema engine needs. */
export async function adapterFor(
  url: string,
  pool: PoolSettings = DEFAULT_POOL,
  { busyTimeoutMs = SQLITE_BUSY_TIMEOUT_MS }: { busyTimeoutMs?: number } = {},
): Promise<SqlMigrationAwareDriverAdapterFactory> {
  if (engineOf(url) === "postgresql") {
    const { PrismaPg } = await import("@prisma/adapter-pg");
    return new PrismaPg({
      connectionString: url,
      max: pool.poolSize,
      connectionTimeoutMillis: pool.connectTimeoutMs,
      statement_timeout: pool.statementTimeoutMs,
    });
  }
  const { PrismaBetterSqlite3 } = await import("@prisma/adapter-better-sqlite3");
  return new PrismaBetterSqlite3({ url, timeout: busyTimeoutMs });
}

const migrationsRoot = path.resolve("prisma/migrations");

export function migrationsFolder(engine: Engine): string {
  return path.join(migrationsRoot, engine);
}
