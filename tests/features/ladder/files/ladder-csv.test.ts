import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { LADDER_CSV_COLUMNS, printLadderCsv } from "#app/features/ladder/files/ladder-csv";
import { readLadderSource } from "#app/features/ladder/files/ladder-folder";
import { importLadder } from "#app/features/ladder/files/ladder-import/import-ladder";
import { requireLadder } from "#tests/features/ladder/domain/fixture";

const rowsOf = (text: string) => parse(text, { columns: true }) as Record<string, string>[];

describe("printLadderCsv", () => {
  it("has a row for each criterion and each expectation of the shipped ladder, and no other", async () => {
    const { ladder } = requireLadder(await readLadderSource("ladder"));
    const rows = rowsOf(printLadderCsv(ladder));
    const criteria = ladder.competencies.flatMap(({ id, proficiencies }) =>
      proficiencies.flatMap((one) =>
        one.criteria.map((criterion) => [id, String(one.level), criterion.id, criterion.text]),
      ),
    );
    expect(
      rows
        .filter(({ role }) => role === "")
        .map((row) => [row.competency_id, row.level, row.criterion_id, row.criterion]),
    ).toEqual(criteria);
    const expectations = ladder.roles.flatMap(({ id, expectations }) =>
      expectations.map(({ competency, proficiency, weight }) => [id, competency, String(proficiency), weight]),
    );
    expect(
      rows.filter(({ role }) => role !== "").map((row) => [row.role_id, row.competency_id, row.level, row.weight]),
    ).toEqual(expectations);
  });

  it("says once what holds for a whole competency or level, with one example of evidence a line", () => {
    const { ladder } = requireLadder();
    const [first, ...rest] = ladder.competencies;
    if (!first) throw new Error("the small ladder has competencies");
    const [lowest, ...higher] = first.proficiencies;
    if (!lowest) throw new Error("the competency has levels");
    const competency = { ...first, proficiencies: [{ ...lowest, evidence: ["a trace", "a graph"] }, ...higher] };
    const rows = rowsOf(printLadderCsv({ ...ladder, competencies: [competency, ...rest] }));
    expect(rows.slice(0, 3).map(({ meaning, descriptor, evidence }) => [meaning, descriptor, evidence])).toEqual([
      [first.meaning, lowest.descriptor, "a trace\na graph"],
      ["", "", ""],
      ["", higher[0]?.descriptor, ""],
    ]);
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)"])("keeps a spreadsheet from taking a text for a formula: %s", (text) => {
    const { ladder } = requireLadder();
    const [first, ...rest] = ladder.competencies;
    if (!first) throw new Error("the small ladder has competencies");
    const [row] = rowsOf(printLadderCsv({ ...ladder, competencies: [{ ...first, name: text }, ...rest] }));
    expect(row?.competency).toBe(`'${text}`);
  });

  it("has the documented columns in order, and quotes what holds commas, quotes and line breaks", () => {
    const { ladder } = requireLadder();
    const [first, ...rest] = ladder.competencies;
    if (!first) throw new Error("the small ladder has competencies");
    const name = 'a, "b"\nc; d';
    const text = printLadderCsv({ ...ladder, competencies: [{ ...first, name }, ...rest] });
    expect(text.split("\r\n")[0]).toBe(LADDER_CSV_COLUMNS.join(","));
    expect(rowsOf(text)[0]?.competency).toBe(name);
  });

  it("comes back through the import with every competency, criterion, evidence item and expectation", async () => {
    const { ladder } = requireLadder(await readLadderSource("ladder"));
    const bytes = new TextEncoder().encode(printLadderCsv(ladder));
    const result = importLadder("csv", [{ path: "ladder.csv", bytes }], "ladder.csv");
    if (!result.ok) throw new Error(JSON.stringify(result));
    const contentOf = ({ competencies, roles, categories }: Ladder) => ({
      categories,
      competencies: competencies.map(({ id, name, meaning, proficiencies }) => ({ id, name, meaning, proficiencies })),
      expectations: roles.map(({ id, name, expectations }) => ({ id, name, expectations })),
    });
    expect(contentOf(result.ladder)).toEqual(contentOf(ladder));
  });
});
