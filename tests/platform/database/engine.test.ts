import { expect, test } from "vitest";
import { nameStatements } from "#app/platform/database/engine";
import { MAX_KEPT_STATEMENTS } from "#app/platform/database/page-reads";

const PAGE = "SELECT (json_build_array(1))::text AS answer";
const SAVE = 'UPDATE "Sheet" SET "ratedCount" = $1 WHERE "id" = $2';
const times = (count: number, work: () => string) => Array.from({ length: count }, work);

test("what a page reads has a name at once, other reads never have one", () => {
  const name = nameStatements();
  expect(name({ sql: PAGE })).toBe("kept-1");
  expect(name({ sql: PAGE })).toBe("kept-1");
  expect(new Set(times(100, () => name({ sql: 'SELECT * FROM "Person" WHERE "id" = $1' })))).toEqual(new Set([""]));
});

test("a write has a name once it has come up more than twenty times, and keeps it", () => {
  const name = nameStatements();
  expect(new Set(times(20, () => name({ sql: SAVE })))).toEqual(new Set([""]));
  expect(new Set(times(3, () => name({ sql: SAVE })))).toEqual(new Set(["kept-1"]));
  expect(name({ sql: PAGE })).toBe("kept-2");
});

test("writes that never come again take nobody's place, however many they are", () => {
  const name = nameStatements();
  for (let index = 0; index < 5_000; index++) expect(name({ sql: `INSERT INTO "T" VALUES (${index})` })).toBe("");
  times(20, () => name({ sql: SAVE }));
  expect(name({ sql: SAVE })).toBe("kept-1");
});

test("there is an end to how many have one", () => {
  const name = nameStatements();
  const names = Array.from({ length: MAX_KEPT_STATEMENTS + 5 }, (_, index) => name({ sql: `${PAGE}, ${index}` }));
  expect(new Set(names).size).toBe(MAX_KEPT_STATEMENTS + 1);
  expect(names.at(-1)).toBe("");
  expect(name({ sql: `${PAGE}, 0` })).toBe("kept-1");
});
