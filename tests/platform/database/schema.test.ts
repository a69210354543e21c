import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { type Engine, migrationsFolder } from "#app/platform/database/engine";
import { isUnstorableText } from "#app/platform/database/errors";
import { diffToSchema, listMigrations } from "#app/platform/database/schema-engine";
import { inTransaction } from "#app/platform/database/transaction";
import { derivePostgresSchema } from "#prisma/derive-postgres-schema";
import { introspectionAdapterFor } from "#prisma/introspection-adapter";
import { createTestDatabase, describeOnBothEngines } from "#tests/support/test-database";

const source = await readFile("prisma/schema.prisma", "utf8");

for (const [engine, schema] of [
  ["sqlite", source],
  ["postgresql", derivePostgresSchema(source)],
] satisfies [Engine, string][]) {
  test(`the migrations of ${engine} lead to the schema, with nothing left over`, async () => {
    const { url, remove } = await createTestDatabase(engine);
    expect(await diffToSchema(await introspectionAdapterFor(url), schema)).toBe("");
    await remove();
  });
}

test("both engines have the same migrations", async () => {
  expect(await listMigrations(migrationsFolder("postgresql"))).toEqual(
    await listMigrations(migrationsFolder("sqlite")),
  );
});

describeOnBothEngines("openDatabase", (get) => {
  test("enforces foreign keys", async () => {
    const orphan = {
      userId: "nobody",
      id: "a",
      token: "t",
      expiresAt: new Date(),
      createdAt: new Date(),
      updatedAt: new Date(),
    };
    await expect(get().client.session.create({ data: orphan })).rejects.toMatchObject({ code: "P2003" });
  });
});

describeOnBothEngines("text", (get) => {
  test("a character that PostgreSQL cannot store is refused by both engines alike", async () => {
    const name = "zero \u0000 byte";
    await expect(get().client.team.create({ data: { name } })).rejects.toSatisfy(isUnstorableText);
    await expect(get().client.team.findMany({ where: { name } })).rejects.toSatisfy(isUnstorableText);
    await expect(inTransaction(get(), (tx) => tx.team.create({ data: { name } }))).rejects.toSatisfy(isUnstorableText);
  });
});

test("SQLite syncs every commit to its write-ahead log", async () => {
  const { database, remove } = await createTestDatabase("sqlite");
  expect(await database.client.$queryRawUnsafe("PRAGMA synchronous")).toEqual([{ synchronous: 2n }]);
  expect(await database.client.$queryRawUnsafe("PRAGMA journal_mode")).toEqual([{ journal_mode: "wal" }]);
  await remove();
});
