import { createHash, randomUUID } from "node:crypto";
import type { Engine } from "#app/platform/database/engine";
import { PortableError } from "./portable-error";
import { computeShape, readMigrationSql, type Table } from "./shape";
import { listApplied, listTables, type Reader, readAll } from "./snapshot";
import type { Portable } from "./values";

/** A database that is being filled. What was there before stays as it is until `commit`, whatever happens. */
export type Target = {
  reader: Reader;
  exec(sql: string): Promise<void>;
  insert(table: Table, rows: readonly Portable[][]): Promise<void>;
  commit(): Promise<void>;
  abandon(): Promise<void>;
};

/** Applies migrations inside the target's own transaction, and puts them on record as Prisma's engine does. */
export async function migrateTarget(target: Pick<Target, "exec">, engine: Engine, names: readonly string[]) {
  for (const name of names) {
    const sql = await readMigrationSql(engine, name);
    const checksum = createHash("sha256").update(sql).digest("hex");
    await target.exec(sql);
    await target.exec(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ('${randomUUID()}', '${checksum}', '${name}', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 1)`,
    );
  }
}

/** The tables of Cairn that a database has now; throws for one that a newer release made, or that holds rows and may not be replaced. */
export async function requireReplaceable(
  reader: Reader,
  { release, place, force }: { release: readonly string[]; place: string; force: boolean },
): Promise<string[]> {
  const applied = await listApplied(reader);
  if (applied.some((name) => !release.includes(name))) {
    throw new PortableError(`${place} belongs to a newer release of Cairn: nothing was changed.`);
  }
  const known = new Set((await computeShape(applied)).tables.map(({ name }) => name));
  const present = (await listTables(reader)).filter((name) => known.has(name));
  if (force) return present;
  for (const name of present) {
    if ((await readAll(reader, `SELECT 1 FROM "${name}" LIMIT 1`)).length === 0) continue;
    throw new PortableError(
      `${place} holds data already: nothing was changed. With --force everything in it is replaced.`,
    );
  }
  return present;
}

export const MIGRATIONS_TABLE = {
  sqlite: `CREATE TABLE "_prisma_migrations" (
    "id" TEXT PRIMARY KEY NOT NULL,
    "checksum" TEXT NOT NULL,
    "finished_at" DATETIME,
    "migration_name" TEXT NOT NULL,
    "logs" TEXT,
    "rolled_back_at" DATETIME,
    "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
  )`,
  postgresql: `CREATE TABLE "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`,
} satisfies Record<Engine, string>;
