import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { deriveColumns } from "#prisma/derive-columns";

const COLUMN_AS_TEXT = /\b[a-z]\w*\."[a-zA-Z]+"/;
const TABLE_AS_TEXT = /\b(?:FROM|JOIN|INTO|UPDATE)\s+"[A-Z]\w*"/;

/** Lines of a program in which a column or a table of the schema is written as text, where the compiler cannot check it. */
function findNamesAsText(program: string): string[] {
  return program
    .split("\n")
    .filter((line) => !/^\s*(\/?\*|\/\/)/.test(line))
    .filter((line) => COLUMN_AS_TEXT.test(line) || TABLE_AS_TEXT.test(line))
    .map((line) => line.trim());
}

describe("SQL", () => {
  test("a column or table as text is found, a typed one is not", () => {
    expect(findNamesAsText('sql`SELECT p."nameKey" FROM people`')).toHaveLength(1);
    expect(findNamesAsText('sql`SELECT count(*) FROM "Person"`')).toHaveLength(1);
    expect(findNamesAsText(`sql\`SELECT $\{p.nameKey} FROM $\{p}\``)).toEqual([]);
  });

  test("names of columns and tables come from tables.ts, never from text", () => {
    const files = execFileSync("git", ["ls-files", "app"], { encoding: "utf8" })
      .split("\n")
      .filter((file) => /\.tsx?$/.test(file));
    expect(files.length).toBeGreaterThan(500);
    const found = files.flatMap((file) =>
      findNamesAsText(readFileSync(file, "utf8")).map((line) => `${file}: ${line}`),
    );
    expect(found, 'use table("Person", "p").nameKey of app/platform/database/tables.ts').toEqual([]);
  });

  test("every scalar column of the schema is known, with its type and whether it may be null", () => {
    const columns = deriveColumns(
      "model Person {\n  id String @id\n  teamId String?\n  team Team? @relation(fields: [teamId], references: [id])\n  count Int\n  isChair Boolean\n  at DateTime?\n}\n",
    );
    for (const line of ['id: "text"', 'teamId: "text?"', 'count: "number"', 'isChair: "flag"', 'at: "instant?"']) {
      expect(columns).toContain(line);
    }
    expect(columns).not.toContain("team:");
    const types = [...readFileSync("prisma/schema.prisma", "utf8").matchAll(/^ {2}\w+ +([A-Z]\w*)[?[ \n]/gm)].map(
      ([, type]) => type,
    );
    const models = new Set(
      [...readFileSync("prisma/schema.prisma", "utf8").matchAll(/^model (\w+)/gm)].map(([, name]) => name),
    );
    const unknown = types.filter(
      (type) => !models.has(type) && !["String", "Int", "Boolean", "DateTime"].includes(type as string),
    );
    expect(unknown, "teach prisma/derive-columns.ts this type").toEqual([]);
  });
});
