import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const glossary = readFileSync("docs/glossary.md", "utf8");
const models = [...readFileSync("prisma/schema.prisma", "utf8").matchAll(/^model (\w+)/gm)].map(([, name]) => name);

/** Rows of tables with three columns: the term, its meaning, and its models in code marks. */
const rows = [...glossary.matchAll(/^\| (.+?) \| (.+?) \|(?: (.+?))? \|$/gm)]
  .map(([, term = "", meaning = "", stored = ""]) => ({ term, meaning, stored }))
  .filter(({ term }) => term !== "term" && term !== "older word");

describe("the glossary", () => {
  test("explains every term once", () => {
    const terms = rows.flatMap(({ term }) => term.split(", "));
    expect(terms.length).toBeGreaterThan(100);
    expect(terms.filter((term, index) => terms.indexOf(term) !== index)).toEqual([]);
    expect(rows.filter(({ meaning }) => meaning.trim() === "")).toEqual([]);
  });

  test("names every model of the schema, and no other", () => {
    const named = rows.flatMap(({ stored }) => [...stored.matchAll(/`(\w+)`/g)].map(([, name]) => name));
    expect(named.toSorted()).toEqual(models.toSorted());
  });
});
