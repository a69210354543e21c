import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, stat, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, inject, test, vi } from "vitest";
import { backUp, moveDatabase, restoreBackup } from "#app/platform/backup/copy";
import { type Database, openDatabase } from "#app/platform/database/database";
import { adapterFor, type Engine, migrationsFolder } from "#app/platform/database/engine";
import { listPendingMigrations } from "#app/platform/database/migrations";
import { applyMigrations, diffToSchema } from "#app/platform/database/schema-engine";
import { derivePostgresSchema } from "#prisma/derive-postgres-schema";
import { introspectionAdapterFor } from "#prisma/introspection-adapter";
import { NO_CONTENTS } from "#tests/support/no-contents";
import { fillPortableWorld } from "#tests/support/portable-world";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database";

const release = vi.hoisted(() => ({ folder: "prisma/migrations" }));
vi.mock("#app/platform/database/engine", async (load) => ({
  ...(await load<typeof import("#app/platform/database/engine")>()),
  migrationsFolder: (engine: string) => path.resolve(release.folder, engine),
}));

const ENGINES = ["sqlite", "postgresql"] as const;
const NOW = new Date("2026-11-23T12:00:00Z");

const opened: TestDatabase[] = [];

async function create(engine: Engine): Promise<TestDatabase> {
  const created = await createTestDatabase(engine);
  opened.push(created);
  return created;
}

/** A database that nobody has open, as `restore` wants it. */
async function createClosed(engine: Engine, fill?: (database: Database) => Promise<unknown>): Promise<string> {
  const created = await create(engine);
  await fill?.(created.database);
  await created.database.close();
  return created.url;
}

const newFile = () => path.join(inject("scratchFolder"), `${randomUUID()}.backup`);

async function makeBackup(engine: Engine = "sqlite"): Promise<string> {
  const file = newFile();
  await backUp(await createClosed(engine, fillPortableWorld), file, NOW, NO_CONTENTS);
  return file;
}

const readText = async (file: string) => gunzipSync(await readFile(file)).toString();

/** The content alone, without when and from which engine. */
const readContent = async (file: string) => (await readText(file)).slice((await readText(file)).indexOf("\n"));

async function readContentOf(url: string): Promise<string> {
  const file = newFile();
  await backUp(url, file, NOW, NO_CONTENTS);
  return readContent(file);
}

async function findPeople(url: string): Promise<string[]> {
  const database = await openDatabase(url);
  const people = await database.client.person.findMany({ select: { id: true } });
  await database.close();
  return people.map(({ id }) => id).sort();
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ remove }) => remove()));
});

for (const engine of ENGINES) {
  describe(`restoring to ${engine}`, () => {
    test("a target with data is left as it is", async () => {
      const file = await makeBackup();
      const url = await createClosed(engine, ({ client }) =>
        client.team.create({ data: { id: "kept", name: "Kept" }, select: { id: true } }),
      );
      const before = await readContentOf(url);
      await expect(restoreBackup(url, file, { force: false }, NO_CONTENTS)).rejects.toThrow("holds data already");
      expect(await readContentOf(url)).toBe(before);
    });

    test.each([
      ["a cut one", async (file: string) => truncate(file, (await stat(file)).size - 20), "not a whole backup"],
      ["one without its end", dropLastLine, "ends too early"],
      ["an altered one", (file: string) => alter(file, '"Restored"', '"Altered!"'), "Team is not what was written"],
      ["one with a row too short", (file: string) => alter(file, '"Restored",', ""), "a row of Team cannot be read"],
      ["something else", (file: string) => writeFile(file, gzipSync("hello\n")), "not a backup of Cairn"],
      ["what is no archive", (file: string) => writeFile(file, "hello"), "not a whole backup"],
    ])("of %s, nothing is changed", async (_name, spoil, message) => {
      const source = await createClosed("sqlite", ({ client }) =>
        client.team.create({ data: { id: "restored", name: "Restored" }, select: { id: true } }),
      );
      const file = newFile();
      await backUp(source, file, NOW, NO_CONTENTS);
      await spoil(file);
      const url = await createClosed(engine, fillPortableWorld);
      const before = await readContentOf(url);
      await expect(restoreBackup(url, file, { force: true }, NO_CONTENTS)).rejects.toThrow(message);
      expect(await readContentOf(url)).toBe(before);
    });

    test("rows that refer to nothing are refused as a whole", async () => {
      const file = newFile();
      const orphaned = await createClosed("sqlite", async ({ client }) => {
        await client.$executeRawUnsafe("PRAGMA foreign_keys = OFF");
        await client.$executeRawUnsafe(`INSERT INTO "Team" (id, name, "parentId") VALUES ('t', 'T', 'nowhere')`);
      });
      await backUp(orphaned, file, NOW, NO_CONTENTS);
      const url = await createClosed(engine, fillPortableWorld);
      await expect(restoreBackup(url, file, { force: true }, NO_CONTENTS)).rejects.toThrow(
        /refers to one that is not there|foreign key/,
      );
      expect(await findPeople(url)).toHaveLength(5);
    });

    test.each(ENGINES)("a backup of %s brings the same content, and replaces what was there", async (from) => {
      const file = await makeBackup(from);
      const url = await createClosed(engine, ({ client }) =>
        client.team.create({ data: { id: "gone", name: "Gone" }, select: { id: true } }),
      );
      await restoreBackup(url, file, { force: true }, NO_CONTENTS);
      expect(await readContentOf(url)).toBe(await readContent(file));
      const database = await openDatabase(url);
      expect(await database.client.team.count()).toBe(0);
      expect(await database.client.assessment.findFirstOrThrow({ select: { createdAt: true } })).toEqual({
        createdAt: new Date("1969-12-31T23:59:59.999Z"),
      });
      expect(await listPendingMigrations(database)).toEqual([]);
      await database.close();
    });

    test("leaves a database that the schema engine knows as its own, foreign keys included", async () => {
      const url = await createClosed(engine);
      await restoreBackup(url, await makeBackup(), { force: false }, NO_CONTENTS);
      expect(await applyMigrations(await adapterFor(url), migrationsFolder(engine))).toEqual([]);
      const source = await readFile("prisma/schema.prisma", "utf8");
      const schema = engine === "sqlite" ? source : derivePostgresSchema(source);
      expect(await diffToSchema(await introspectionAdapterFor(url), schema)).toBe("");
    });

    describe("with a later release", () => {
      beforeEach(async () => {
        const folder = path.join(inject("scratchFolder"), randomUUID());
        await cp("prisma/migrations", folder, { recursive: true });
        for (const each of ENGINES) {
          const later = path.join(folder, each, "99990101000000_later");
          await mkdir(later);
          await writeFile(
            path.join(later, "migration.sql"),
            'ALTER TABLE "Team" ADD COLUMN "motto" TEXT;\nUPDATE "Team" SET "motto" = \'of \' || "name";\n',
          );
        }
        laterRelease = folder;
      });
      afterEach(() => {
        release.folder = "prisma/migrations";
      });
      let laterRelease = "";

      test("its backup is refused by this one", async () => {
        const source = await createClosed("sqlite", fillPortableWorld);
        release.folder = laterRelease;
        await applyMigrations(await adapterFor(source), migrationsFolder("sqlite"));
        const file = newFile();
        await backUp(source, file, NOW, NO_CONTENTS);
        release.folder = "prisma/migrations";
        const url = await createClosed(engine);
        await expect(restoreBackup(url, file, { force: true }, NO_CONTENTS)).rejects.toThrow("newer release");
        await expect(backUp(source, newFile(), NOW, NO_CONTENTS)).rejects.toThrow("newer release");
      });

      test("its database is not replaced by this one", async () => {
        const url = await createClosed(engine);
        release.folder = laterRelease;
        await applyMigrations(await adapterFor(url), migrationsFolder(engine));
        release.folder = "prisma/migrations";
        await expect(restoreBackup(url, await makeBackup(), { force: true }, NO_CONTENTS)).rejects.toThrow(
          "newer release",
        );
      });

      test("a backup of this one is brought up to it", async () => {
        const source = await createClosed("sqlite", ({ client }) =>
          client.team.create({ data: { id: "t", name: "Tools" }, select: { id: true } }),
        );
        const file = newFile();
        await backUp(source, file, NOW, NO_CONTENTS);
        release.folder = laterRelease;
        const url = await createClosed(engine);
        expect((await restoreBackup(url, file, { force: true }, NO_CONTENTS)).migrated).toEqual([
          "99990101000000_later",
        ]);
        const database = await openDatabase(url);
        expect(await database.client.$queryRawUnsafe('SELECT "motto" FROM "Team"')).toEqual([{ motto: "of Tools" }]);
        await database.close();
        expect(await applyMigrations(await adapterFor(url), migrationsFolder(engine))).toEqual([]);
      });
    });
  });
}

describe("SQLite", () => {
  test("a file that Cairn has open is not replaced", async () => {
    const { url, database } = await create("sqlite");
    await expect(restoreBackup(url, await makeBackup(), { force: true }, NO_CONTENTS)).rejects.toThrow(
      "stop Cairn first",
    );
    await database.client.team.create({ data: { name: "still writable" }, select: { id: true } });
  });

  test("a file that is no database is replaced only when that is asked for", async () => {
    const file = newFile();
    await writeFile(file, "not a database, but long enough to be looked at ".repeat(40));
    const backup = await makeBackup();
    await expect(restoreBackup(`file:${file}`, backup, { force: false }, NO_CONTENTS)).rejects.toThrow(
      "cannot be read",
    );
    await restoreBackup(`file:${file}`, backup, { force: true }, NO_CONTENTS);
    expect(await findPeople(`file:${file}`)).toHaveLength(5);
  });

  test("restoring makes the file and its folder where there is none, for its owner alone", async () => {
    const file = path.join(inject("scratchFolder"), randomUUID(), "cairn.db");
    await restoreBackup(`file:${file}`, await makeBackup(), { force: false }, NO_CONTENTS);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test("a backup taken while someone writes is of one moment", async () => {
    const { url, database } = await create("sqlite");
    const { sheetId } = await fillPortableWorld(database, { ratings: 20_000 });
    const file = newFile();
    let writes = 0;
    const backingUp = backUp(url, file, NOW, NO_CONTENTS).finally(() => (writes = -1));
    while (writes >= 0) {
      await database.client.$transaction([
        database.client.team.create({ data: { name: `Team ${randomUUID()}` }, select: { id: true } }),
        database.client.sheet.update({
          where: { id: sheetId },
          data: { version: { increment: 1 } },
          select: { id: true },
        }),
      ]);
      if (writes >= 0) writes++;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const { tables } = await backingUp;
    const restored = `file:${newFile()}`;
    await restoreBackup(restored, file, { force: false }, NO_CONTENTS);
    const copy = await openDatabase(restored);
    const { version } = await copy.client.sheet.findUniqueOrThrow({
      where: { id: sheetId },
      select: { version: true },
    });
    // Each write added a team and a version, so a backup of one moment has as many of the one as of the other.
    expect(await copy.client.team.count()).toBe(version - 1);
    expect(tables.find(({ table }) => table === "Rating")?.rows).toBe(20_000);
    expect(await database.client.team.count()).toBeGreaterThan(version - 1);
    await copy.close();
  });
});

test("a backup does not take the place of a file that is there", async () => {
  const file = await makeBackup();
  const before = await readFile(file);
  await expect(backUp(await createClosed("sqlite"), file, NOW, NO_CONTENTS)).rejects.toThrow("is there already");
  expect((await readFile(file)).equals(before)).toBe(true);
});

test("a backup is for its owner alone, and of nothing there is none", async () => {
  expect((await stat(await makeBackup())).mode & 0o777).toBe(0o600);
  const file = newFile();
  await expect(backUp(`file:${newFile()}`, file, NOW, NO_CONTENTS)).rejects.toThrow("There is no database");
  expect(existsSync(file)).toBe(false);
});

describe("moving", () => {
  test("to a database with data is refused", async () => {
    const from = await createClosed("sqlite", fillPortableWorld);
    const to = await createClosed("postgresql", fillPortableWorld);
    await expect(moveDatabase(from, to)).rejects.toThrow("holds data already");
    await expect(moveDatabase(from, from)).rejects.toThrow("in use already");
  });

  test.each([
    ["sqlite", "postgresql"],
    ["postgresql", "sqlite"],
  ] as const)("from %s to %s copies every row", async (engine, other) => {
    const from = await createClosed(engine, fillPortableWorld);
    const to = await createClosed(other);
    const { tables } = await moveDatabase(from, to);
    expect(tables.find(({ table }) => table === "Person")?.rows).toBe(5);
    expect(await readContentOf(to)).toBe(await readContentOf(from));
  });

  test("a text that PostgreSQL cannot store is named, and nothing is copied", async () => {
    const from = await createClosed("sqlite", ({ client }) =>
      client.$executeRawUnsafe(`INSERT INTO "Team" (id, name) VALUES ('t', 'zero ' || char(0) || ' byte')`),
    );
    const to = await createClosed("postgresql");
    await expect(moveDatabase(from, to)).rejects.toThrow("Team has a text with a NUL character");
    expect(await findPeople(to)).toEqual([]);
  });
});

async function rewrite(file: string, change: (text: string) => string): Promise<void> {
  await writeFile(file, gzipSync(change(await readText(file))));
}
const dropLastLine = (file: string) => rewrite(file, (text) => text.replace(/[^\n]*\n$/, ""));
const alter = (file: string, from: string, to: string) => rewrite(file, (text) => text.replace(from, to));
