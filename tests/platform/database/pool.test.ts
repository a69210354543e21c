import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type Database, openDatabase } from "#app/platform/database/database";
import { isUnreachable } from "#app/platform/database/errors";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database";

/** How many connections a database has by now, besides the one that asks; or how many of them sleep as asked. */
async function countConnections(url: string, sleeping = false): Promise<number> {
  const client = new pg.Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  const { rows } = await client.query(
    "SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = $1 AND ($2 = false OR wait_event = 'PgSleep')",
    [new URL(url).pathname.slice(1), sleeping],
  );
  await client.end();
  return rows[0].count;
}

/** Starts the query at once: Prisma starts one only when it is awaited. */
const sleep = async ({ client }: Database, seconds: number) =>
  await client.$queryRawUnsafe(`SELECT pg_sleep(${seconds})::text`);

describe("the pool of connections to PostgreSQL", () => {
  let empty: TestDatabase;
  beforeAll(async () => {
    empty = await createTestDatabase("postgresql");
    // Only what a test opens is counted.
    await empty.database.close();
  });
  afterAll(() => empty.remove());

  test("a statement that takes longer than it may is ended, and the next one runs", async () => {
    const pool = { poolSize: 1, connectTimeoutMs: 5_000, statementTimeoutMs: 100 };
    const database = await openDatabase(empty.url, { pool });
    await expect(sleep(database, 30)).rejects.toSatisfy(isUnreachable);
    await sleep(database, 0);
    await database.close();
  });

  test("who waits longer for a connection than they may is told so", async () => {
    const pool = { poolSize: 1, connectTimeoutMs: 100, statementTimeoutMs: 2_000 };
    const database = await openDatabase(empty.url, { pool });
    const holding = sleep(database, 1.5);
    await expect.poll(() => countConnections(empty.url, true)).toBe(1);
    await expect(Promise.all([sleep(database, 0), sleep(database, 0)])).rejects.toSatisfy(isUnreachable);
    await holding;
    await database.close();
  });

  test("there are never more connections than the setting says, however much is asked at once", async () => {
    const pool = { poolSize: 3, connectTimeoutMs: 5_000, statementTimeoutMs: 5_000 };
    const database = await openDatabase(empty.url, { pool });
    const asked = Promise.all(Array.from({ length: 12 }, () => sleep(database, 0.1)));
    await expect.poll(() => countConnections(empty.url)).toBe(3);
    await asked;
    expect(await countConnections(empty.url)).toBe(3);
    await database.close();
  });
});
