import { randomUUID } from "node:crypto";
import { cp, mkdtemp } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { openDatabase } from "#app/platform/database/database";
import { adapterFor, type Engine, migrationsFolder } from "#app/platform/database/engine";
import { migrateDatabase } from "#app/platform/database/migrate";
import { listPendingMigrations } from "#app/platform/database/migrations";
import { applyMigrations, listMigrations } from "#app/platform/database/schema-engine";
import { databaseUrl } from "#prisma/postgres-server";

const DEEP = { recursive: true };

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

  test(`versions published before have the number of cycles that their rule says (${engine})`, async () => {
    const url = await newEmptyDatabase(engine);
    const before = await mkdtemp(path.join(inject("scratchFolder"), "migrations-"));
    const earlier = (await listMigrations(migrationsFolder(engine))).filter((name) => name < "20261126082819");
    for (const name of earlier) await cp(path.join(migrationsFolder(engine), name), path.join(before, name), DEEP);
    expect(await applyMigrations(await adapterFor(url), before)).toEqual(earlier);
    const database = await openDatabase(url);
    const publish = (id: string, content: unknown) =>
      database.client.$executeRawUnsafe(
        `INSERT INTO "LadderVersion" ("id", "ladderId", "version", "contentHash", "content", "publishedAt")
          VALUES ('${id}', 'engineering', '${id}', '${id}', '${JSON.stringify(content)}', '2026-01-01 00:00:00')`,
      );
    await publish("three", { promotionRule: { consecutiveCycles: 3 } });
    await publish("unsaid", {});
    await database.close();
    await migrateDatabase(url);
    const migrated = await openDatabase(url);
    const versions = await migrated.client.ladderVersion.findMany({ orderBy: { id: "asc" } });
    await migrated.close();
    expect(versions.map(({ id, consecutiveCycles }) => [id, consecutiveCycles])).toEqual([
      ["three", 3],
      ["unsaid", 8],
    ]);
  });

  test(`of three processes that migrate at once, one does it all (${engine})`, async () => {
    const url = await newEmptyDatabase(engine);
    const all = await listMigrations(migrationsFolder(engine));
    const results = await Promise.all([migrateDatabase(url), migrateDatabase(url), migrateDatabase(url)]);
    expect(results.filter((applied) => applied.length > 0)).toEqual([all]);
  });
}
