import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database";

let one: TestDatabase;
beforeAll(async () => {
  one = await createTestDatabase("sqlite");
});
afterAll(() => one.remove());

const query = (sql: string) => one.database.client.$queryRawUnsafe<{ n: number | bigint }[]>(sql);
/** Holds the event loop up for tens of milliseconds. */
const LONG = `SELECT (WITH RECURSIVE "c"("x") AS (SELECT 1 UNION ALL SELECT "x" + 1 FROM "c" WHERE "x" < 400000)
  SELECT count(*) FROM "c") AS n`;

/** Far more than any machine answers before other work must have had its turns. */
const MAX_READS = 200_000;

/** How often timers had their turn while something went on. */
async function countTurns(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 0);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return turns;
}

test("a chain of long reads lets everything else have its turn after each of them", async () => {
  const results: number[] = [];
  const turns = await countTurns(async () => {
    for (let index = 0; index < 4; index++) results.push(Number((await query(LONG))[0]?.n));
  });
  expect(results).toEqual([400_000, 400_000, 400_000, 400_000]);
  expect(turns).toBeGreaterThanOrEqual(4);
});

test("so do long reads that are asked for at once, and each gets its own answer", async () => {
  let answers: number[] = [];
  const turns = await countTurns(async () => {
    const reads = [1, 2, 3].map(async (index) => Number((await query(LONG.replace("AS n", `+ ${index} AS n`)))[0]?.n));
    answers = await Promise.all(reads);
  });
  expect(answers).toEqual([400_001, 400_002, 400_003]);
  expect(turns).toBeGreaterThanOrEqual(3);
});

test("and a long chain of short ones", async () => {
  // The chain goes on until other work had its turns: on a fast machine that takes more reads than on a slow one.
  let isOver = false;
  let reads = 0;
  const turns = await countTurns(async () => {
    const others = (async () => {
      for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve));
      isOver = true;
    })();
    for (; !isOver && reads < MAX_READS; reads++)
      expect(Number((await query(`SELECT ${reads} AS n`))[0]?.n)).toBe(reads);
    await others;
  });
  expect(reads).toBeLessThan(MAX_READS);
  expect(reads).toBeGreaterThan(5);
  expect(turns).toBeGreaterThanOrEqual(5);
});

test("a read that fails says so, and the next one is answered", async () => {
  await expect(query("SELECT missing FROM nowhere")).rejects.toThrow();
  expect(Number((await query("SELECT 7 AS n"))[0]?.n)).toBe(7);
});
