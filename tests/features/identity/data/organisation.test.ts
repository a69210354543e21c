import { randomUUID } from "node:crypto";
import path from "node:path";
import { describe, expect, inject, test } from "vitest";
import { computeDigest } from "#app/platform/backup/rows";
import { computeShape, listReleaseMigrations } from "#app/platform/backup/shape";
import { openSnapshot } from "#app/platform/backup/snapshot";
import { continueAuditChain } from "#app/platform/database/audit";
import { checkDatabase } from "#app/platform/database/check-database";
import { openDatabase } from "#app/platform/database/database";
import { TEST_AUDIT_KEYS } from "#tests/support/audit-keys";
import { NO_CONTENTS } from "#tests/support/no-contents";
import { buildOrganisation } from "#tests/support/organisation/build";
import { BOARD_SIZE } from "#tests/support/organisation/calibration";
import { createEmptyDatabase } from "#tests/support/test-database";

const PEOPLE = 40;

/** Of every table but that with the salted passwords. */
async function digestAll(url: string): Promise<Map<string, string>> {
  const { tables } = await computeShape(await listReleaseMigrations());
  const snapshot = await openSnapshot(url);
  const digests = new Map<string, string>();
  for (const table of tables.filter(({ name }) => name !== "Account")) {
    const { rows, sha256 } = await computeDigest(snapshot, table);
    digests.set(table.name, `${rows} ${sha256}`);
  }
  await snapshot.close();
  return digests;
}

const newFile = () => `file:${path.join(inject("scratchFolder"), `organisation-${randomUUID()}.db`)}`;

describe("the organisation of the benchmark", () => {
  test("is the same on both engines and every time, and whole by the program's own check", {
    timeout: 90_000,
  }, async () => {
    const file = newFile();
    const postgres = await createEmptyDatabase();
    await buildOrganisation(file, PEOPLE);
    await buildOrganisation(postgres.url, PEOPLE);
    expect(await digestAll(postgres.url)).toEqual(await digestAll(file));
    for (const url of [file, postgres.url]) {
      // As the program does at its start.
      const database = await openDatabase(url, { auditKeys: TEST_AUDIT_KEYS });
      expect(await continueAuditChain(database, new Date("2026-11-01T09:00:00Z"))).toMatchObject({ state: "keyed" });
      await database.close();
      for await (const result of checkDatabase(url, { contents: NO_CONTENTS, auditKeys: TEST_AUDIT_KEYS }))
        expect(result).toEqual({ ...result, ok: true });
    }
    await postgres.remove();
  });

  test("shows as much at every size: eight reports, as many in each stage, a board of 300", async () => {
    for (const people of [PEOPLE, 90]) {
      const url = newFile();
      const { world, built } = await buildOrganisation(url, people);
      const { client, close } = await openDatabase(url);
      const manager = await client.person.findUniqueOrThrow({
        where: { email: world.manager },
        select: { reports: { select: { email: true, _count: { select: { reports: true } } } } },
      });
      expect(manager.reports.map(({ _count }) => _count.reports)).toEqual(Array(8).fill(0));
      expect(manager.reports.map(({ email }) => email)).toContain(world.engineer);
      const reviews = await client.assessment.groupBy({
        by: ["phase"],
        where: { reviewer: { email: world.manager }, cycle: { state: "open" } },
        _count: { _all: true },
        orderBy: { phase: "asc" },
      });
      expect(reviews.map(({ phase, _count }) => [phase, _count._all])).toEqual([
        ["comparison", 3],
        ["rating", 5],
      ]);
      const sessionId = world.calibrationSession;
      expect(await client.calibrationSubject.count({ where: { sessionId } })).toBe(
        Math.min(BOARD_SIZE, 7 * (people - 1)),
      );
      expect(await client.rating.count()).toBe(built.ratings);
      await close();
    }
  });
});
