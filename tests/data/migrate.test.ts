import { randomUUID } from "node:crypto";
import path from "node:path";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { openDatabase } from "#app/data/database";
import { type Engine, migrationsFolder } from "#app/data/engine";
import { migrateDatabase } from "#app/data/migrate";
import { listPendingMigrations } from "#app/data/migrations";
import { listMigrations } from "#app/data/schema-engine";
import { databaseUrl } from "#tests/support/postgres-server";

async function newEmptyDatabase(engine: Engine): Promise<string> {
  const name = `cairn_empty_${randomUUID().replaceAll("-", "")}`;
  if (engine === "sqlite") return `file:${path.join(inject("scratchFolder"), `${name}.db`)}`;
  const client = new pg.Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  return databaseUrl(inject("postgresUrl"), name);
}

for (const engine of ["sqlite", "postgresql"] as const) {
  test(`an empty database is behind, and up to date once migrated (${engine})`, async () => {
    const url = await newEmptyDatabase(engine);
    const all = await listMigrations(migrationsFolder(engine));
    const database = await openDatabase(url);
    expect(await listPendingMigrations(database)).toEqual(all);
    await database.close();
    expect(await migrateDatabase(url)).toEqual(all);
    const migrated = await openDatabase(url);
    expect(await listPendingMigrations(migrated)).toEqual([]);
    await migrated.close();
  });

  test(`of three processes that migrate at once, one does it all (${engine})`, async () => {
    const url = await newEmptyDatabase(engine);
    const all = await listMigrations(migrationsFolder(engine));
    const results = await Promise.all([migrateDatabase(url), migrateDatabase(url), migrateDatabase(url)]);
    expect(results.filter((applied) => applied.length > 0)).toEqual([all]);
  });
}
