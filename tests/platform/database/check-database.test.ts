import { afterEach, expect, test } from "vitest";
import { checkDatabase } from "#app/platform/database/check-database";
import type { CheckResult } from "#app/platform/database/check-result";
import type { Client } from "#app/platform/database/database";
import type { Engine } from "#app/platform/database/engine";
import { TEST_AUDIT_KEYS } from "#tests/support/audit-keys";
import { NO_CONTENTS } from "#tests/support/no-contents";
import { fillPortableWorld } from "#tests/support/portable-world";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database";

let current: TestDatabase | undefined;
afterEach(async () => {
  await current?.remove();
  current = undefined;
});

/** What the check finds wrong after this manual change to the database. */
async function check(engine: Engine, tamper: string[]): Promise<CheckResult[]> {
  current = await createTestDatabase(engine);
  const { database, url } = current;
  await fillPortableWorld(database);
  await tamperWith(database.client, engine, tamper);
  const results: CheckResult[] = [];
  for await (const result of checkDatabase(url, { contents: NO_CONTENTS, auditKeys: TEST_AUDIT_KEYS }))
    results.push(result);
  expect(results).toHaveLength(12);
  return results.filter(({ ok }) => !ok);
}

async function tamperWith(client: Client, engine: Engine, statements: string[]): Promise<void> {
  if (engine === "sqlite") await client.$executeRawUnsafe("PRAGMA foreign_keys = OFF");
  for (const sql of statements) await client.$executeRawUnsafe(sql);
}

for (const engine of ["sqlite", "postgresql"] as const) {
  const dropKey = engine === "sqlite" ? [] : ['ALTER TABLE "Team" DROP CONSTRAINT "Team_parentId_fkey"'];

  test.each([
    [
      "an altered record",
      ["UPDATE \"AuditRecord\" SET reason = 'because' WHERE sequence = 2"],
      "audit chain",
      /record 2 is not what was written/,
    ],
    ["a removed record", ['DELETE FROM "AuditRecord" WHERE sequence = 2'], "audit chain", /records 2 to 2 are missing/],
    [
      "a removed last record",
      ['DELETE FROM "AuditRecord" WHERE sequence = (SELECT max(sequence) FROM "AuditRecord")'],
      "audit chain",
      /should end at/,
    ],
    ["an emptied audit record", ['DELETE FROM "AuditRecord"'], "audit chain", /ends at record 0/],
    [
      "an altered ladder version",
      ["UPDATE \"LadderVersion\" SET content = '{}'"],
      "ladder versions",
      /not what was published/,
    ],
    [
      "a rating added by hand",
      ['UPDATE "Sheet" SET "ratedCount" = "ratedCount" - 1'],
      "rated competencies",
      /says 2 and has 3/,
    ],
    [
      "a manager changed by hand",
      ['UPDATE "Person" SET "managerId" = NULL WHERE id = \'A\''],
      "reporting lines",
      /should not be: b above A at 1/,
    ],
    [
      "a line removed by hand",
      ['DELETE FROM "ReportingLine" WHERE "aboveId" = \'b\' AND "belowId" = \'ä\''],
      "reporting lines",
      /missing: b above ä at 3/,
    ],
    [
      "a loop of managers",
      ["UPDATE \"Person\" SET \"managerId\" = 'a' WHERE id = 'b'"],
      "reporting lines",
      /in a loop: b, a|in a loop: a, b/,
    ],
    [
      "a row that refers to nothing",
      [...dropKey, "INSERT INTO \"Team\" (id, name, \"parentId\") VALUES ('t', 'T', 'nowhere')"],
      "references",
      /1 of Team name a Team \(parentId\)/,
    ],
    [
      "an attachment without its content",
      [
        `INSERT INTO "Evidence" (id, "subjectId", "authorId", title, "createdAt") VALUES ('e', 'a', 'a', 'T', CURRENT_TIMESTAMP)`,
        `INSERT INTO "Attachment" (id, "evidenceId", "fileName", "mediaType", size, sha256, "createdAt") VALUES ('f', 'e', 'g.png', 'image/png', 1, 'x', CURRENT_TIMESTAMP)`,
      ],
      "attachments",
      /the content of f is gone or damaged/,
    ],
  ] as [string, string[], string, RegExp][])(`finds %s (${engine})`, async (_name, tamper, name, detail) => {
    const wrong = await check(engine, tamper);
    expect(wrong).toEqual([{ check: name, ok: false, detail: expect.stringMatching(detail) }]);
  });

  test(`finds nothing wrong with what Cairn wrote (${engine})`, async () => {
    expect(await check(engine, [])).toEqual([]);
  });

  test(`names the migrations that are missing, and looks no further (${engine})`, async () => {
    current = await createTestDatabase(engine);
    await current.database.client.$executeRawUnsafe("DELETE FROM _prisma_migrations");
    await current.database.client.$executeRawUnsafe(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('1', '', '00000000000000_other', CURRENT_TIMESTAMP)",
    );
    const results: CheckResult[] = [];
    for await (const result of checkDatabase(current.url, { contents: NO_CONTENTS, auditKeys: TEST_AUDIT_KEYS }))
      results.push(result);
    expect(results).toEqual([
      {
        check: "migrations",
        ok: false,
        detail: expect.stringMatching(/unknown: 00000000000000_other; not applied: /),
      },
    ]);
  });
}
