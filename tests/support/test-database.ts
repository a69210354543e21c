import { randomUUID } from "node:crypto";
import { copyFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, inject } from "vitest";
import { type Database, openDatabase } from "#app/platform/database/database";
import type { Engine } from "#app/platform/database/engine";
import { databaseUrl } from "#prisma/postgres-server";
import { TEST_AUDIT_KEYS } from "./audit-keys";

export type TestDatabase = { database: Database; url: string; remove(): Promise<void> };

/** An empty, migrated database of its own. */
export async function createTestDatabase(engine: Engine): Promise<TestDatabase> {
  const name = `cairn_test_${randomUUID().replaceAll("-", "")}`;
  if (engine === "sqlite") {
    const file = path.join(inject("scratchFolder"), `${name}.db`);
    await copyFile(inject("sqliteTemplate"), file);
    const url = `file:${file}`;
    const database = await openDatabase(url, { auditKeys: TEST_AUDIT_KEYS });
    return { database, url, remove: () => database.close() };
  }
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${inject("postgresTemplate")}`);
  const url = databaseUrl(inject("postgresUrl"), name);
  const database = await openDatabase(url, { auditKeys: TEST_AUDIT_KEYS });
  const remove = async () => {
    await database.close();
    await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { database, url, remove };
}

/** A PostgreSQL database without any table. */
export async function createEmptyDatabase(): Promise<{ url: string; remove(): Promise<void> }> {
  const name = `cairn_empty_${randomUUID().replaceAll("-", "")}`;
  await onServer(`CREATE DATABASE ${name}`);
  const url = databaseUrl(inject("postgresUrl"), name);
  return { url, remove: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`) };
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  await client.query(sql);
  await client.end();
}

/** Declares the same tests for both engines. `get()` gives the database inside a test or hook. */
export function describeOnBothEngines(name: string, declare: (get: () => Database) => void): void {
  for (const engine of ["sqlite", "postgresql"] as const) {
    describe(`${name} (${engine})`, () => {
      let current: TestDatabase | undefined;
      beforeAll(async () => {
        current = await createTestDatabase(engine);
      });
      afterAll(() => current?.remove());
      declare(() => {
        if (!current) throw new Error("the database is there inside tests and hooks only");
        return current.database;
      });
    });
  }
}
