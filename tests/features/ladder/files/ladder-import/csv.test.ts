import { describe, expect, it } from "vitest";
import { importLadder } from "#app/features/ladder/files/ladder-import/import-ladder";
import { edited, imported, MATRIX, ROWS, refusals, report } from "./fixtures";

const refusal = (text: string) => refusals("csv", { "x.csv": text });

describe("a spreadsheet that is refused", () => {
  it("has no level columns, an open quotation mark, or too many cells in a row", () => {
    expect(refusal("Competency,Category\nA,B\n")).toEqual([
      "x.csv:1:1: this needs a column for each level, at least two, beside the competency; or the columns competency and level",
    ]);
    expect(refusal('Competency,A,B\nX,"a,b\n')).toEqual([
      "x.csv:2:1: a quotation mark is opened here or above and never closed",
    ]);
    expect(refusal("Competency,A,B\nX,a,b,c\n")).toEqual([
      "x.csv:2:7: this row has 4 cells; the first line names 3: is a text with a separator not in quotes?",
    ]);
  });

  it("has a column twice, a row without a competency, a level that is none or a weight that is none", () => {
    expect(refusal("Competency,A,A\nX,a,b\n")).toEqual(['x.csv:1:14: the column "A" is there twice']);
    expect(refusal('Competency,A,B\nX,"Asks\nTells",Leads\n,Adds,Cuts\n')).toEqual([
      "x.csv:4:2: this row has no competency in its first column",
    ]);
    expect(refusal(edited(ROWS, "Kneading,2,Adept", "Kneading,ten,Adept"))).toEqual([
      'x.csv:3:25: the level must be a number from 1 to 9, not "ten"',
    ]);
    expect(refusal(edited(ROWS, "Bakery,core", "Bakery,cor"))).toEqual([
      'x.csv:5:46: unknown weight "cor" (did you mean "core"?)',
    ]);
  });

  it("is damaged UTF-8, or not text", () => {
    const damaged = new Uint8Array([...new TextEncoder().encode("Compétency,A,B\nKn"), 0xe4, 0x64]);
    expect(importLadder("csv", [{ path: "x.csv", bytes: damaged }], "x.csv")).toMatchObject({
      issues: [{ line: 2, column: 3, message: "this is not UTF-8: save the file as UTF-8" }],
    });
    expect(refusals("csv", {})).toEqual(["source:1:1: there is nothing to read here"]);
    expect(refusal("Competency,A\0,B\n")).toEqual(["x.csv:1:13: this is not text: is it a spreadsheet file?"]);
  });
});

describe("cells that say no criterion", () => {
  it.each([
    ["numbers", "Skill,Low,High\nA,0,2\nB,1,3\n", 4],
    ["crosses", "Skill,Low,High\nA,x,\nB,,✓\n", 2],
    ["words of a scale", "Skill,Low,High\nA,Basic,Expert\nB,Basic,Expert\n", 4],
  ])("are refused as %s, with the layout that is wanted", (_, table, count) => {
    const [layout, ...named] = refusal(table).toSorted((a, b) => b.length - a.length);
    expect(layout).toContain(
      `${count} of ${count} cells hold a number, a mark or a word of a scale: a ladder needs what is asked in words`,
    );
    expect(named).toHaveLength(count);
  });

  it("are left out where they are few, which the report says", () => {
    const result = imported("csv", { "x.csv": "Skill,Low,High\nA,Asks,Leads\nB,Tells,2\n" });
    expect(report(result, "left-out")).toEqual(["x.csv:3:9: a cell with a number or a mark: it says no criterion"]);
    expect(result.ladder.competencies.map(({ proficiencies }) => proficiencies.length)).toEqual([2, 1]);
  });
});

describe("a table as spreadsheets and people lay it out", () => {
  const { ladder } = imported("csv");

  it("has a line sep=, whose lines are still counted", () => {
    const text = `sep=;\n${MATRIX.replace(/,/g, ";")}`;
    expect(imported("csv", { "bakery.csv": text }).ladder).toEqual(ladder);
    expect(refusal("sep=;\nCompetency;A;A\n")).toEqual(['x.csv:2:14: the column "A" is there twice']);
  });

  it("is Windows-1252 or UTF-16, which the report says", () => {
    const table = "Skill,Low,High\nGebäck,Fragt früh,Führt Bäcker\n";
    const utf8 = imported("csv", { "x.csv": table });
    const windows = Uint8Array.from([...table], (letter) => letter.charCodeAt(0));
    const utf16 = Uint8Array.from([0xff, 0xfe, ...[...table].flatMap((letter) => [letter.charCodeAt(0), 0])]);
    for (const [bytes, encoding] of [
      [windows, "Windows-1252"],
      [utf16, "UTF-16"],
    ] as const) {
      const result = importLadder("csv", [{ path: "x.csv", bytes }], "x.csv");
      if (!result.ok) throw new Error("refused");
      expect(result.ladder).toEqual(utf8.ladder);
      expect(result.entries).toContainEqual(
        expect.objectContaining({ kind: "guessed", message: `the encoding of the file: ${encoding}` }),
      );
    }
  });

  it("has titles above its header, which are left out", () => {
    const result = imported("csv", { "bakery.csv": `Our bakers,,,,\n,,,,Spring\n\n${MATRIX}` });
    expect(result.ladder).toEqual(ladder);
    expect(report(result, "left-out")).toEqual([
      "bakery.csv:1:1: a line above the table",
      "bakery.csv:2:5: a line above the table",
    ]);
  });

  it("has headings as rows, which are categories and no competencies", () => {
    const result = imported("csv", { "x.csv": "Skill,Low,High\nDough,,\nA,Asks,Leads\nOven,,\nB,Tells,Shows\n" });
    expect(result.ladder.categories.map(({ name, competencies }) => [name, ...competencies])).toEqual([
      ["Dough", "a"],
      ["Oven", "b"],
    ]);
    expect(report(result, "mapped")).toContain("x.csv:1:1: 2 rows became competencies");
  });

  it("has levels as rows and competencies as columns", () => {
    const upright = imported("csv", { "x.csv": "Skill,Junior,Senior\nA,Asks,Leads\nB,Tells,Shows\n" });
    for (const corner of ["Level", ""]) {
      const turned = imported("csv", { "x.csv": `${corner},A,B\nJunior,Asks,Tells\nSenior,Leads,Shows\n` });
      expect(turned.ladder).toEqual(upright.ladder);
      expect(report(turned, "guessed")).toContain(
        "x.csv:1:1: the layout: each row is a level and each column a competency",
      );
    }
  });
});

describe("a table of competencies and levels", () => {
  it("makes level columns the scale and roles, and lines of a cell criteria", () => {
    const { ladder } = imported("csv");
    expect(ladder.name).toBe("Bakery");
    expect(ladder.proficiencies.map(({ name }) => name)).toEqual(["Helper", "Baker"]);
    expect(ladder.categories).toEqual([{ id: "craft", name: "Craft", competencies: ["kneading", "oven-care"] }]);
    expect(ladder.competencies[0]).toMatchObject({
      meaning: "Working dough by hand",
      proficiencies: [
        { level: 1, criteria: [{ text: "Kneads with help" }] },
        { level: 2, criteria: [{ text: "Kneads alone" }, { text: "Knows when to stop" }] },
      ],
    });
    expect(
      ladder.roles.map(({ expectations }) => expectations.map((one) => [one.competency, one.proficiency])),
    ).toEqual([
      [["kneading", 1]],
      [
        ["kneading", 2],
        ["oven-care", 2],
      ],
    ]);
  });

  it("reads semicolons, tabs, Windows line ends and a byte order mark the same", () => {
    const { ladder } = imported("csv");
    for (const separator of [";", "\t"]) {
      const text = `\uFEFF${MATRIX.replace(/,/g, separator).replace(/\n/g, "\r\n")}`;
      expect(imported("csv", { "bakery.csv": text }).ladder).toEqual(ladder);
    }
  });
});

describe("one row for each criterion", () => {
  it("keeps ids, names of levels, evidence, roles, tracks and weights", () => {
    const result = imported("csv", { "bakery.csv": ROWS });
    const { ladder } = result;
    expect(ladder.proficiencies.map(({ name }) => name)).toEqual(["Novice", "Adept"]);
    expect(ladder.competencies[0]?.proficiencies).toEqual([
      {
        level: 1,
        descriptor: "Kneads with help",
        criteria: [{ id: "asks", text: "Asks when to stop" }],
        evidence: ["A first loaf"],
      },
      {
        level: 2,
        descriptor: "Kneads alone.",
        criteria: [{ id: "kneads-alone", text: "Kneads alone" }],
        evidence: ["Forty loaves", "A wedding cake"],
      },
    ]);
    expect(ladder.tracks).toMatchObject([{ id: "bakery", roles: ["helper", "baker"] }]);
    expect(ladder.roles.map(({ expectations }) => expectations)).toEqual([
      [{ competency: "kneading", proficiency: 1, weight: "core" }],
      [{ competency: "kneading", proficiency: 2, weight: "supporting" }],
    ]);
    expect(report(result, "left-out")).toEqual(["bakery.csv:1:113: column 13", "bakery.csv:2:90: column 13"]);
  });

  it("takes a track that each row of a role names again, and reports another one with its place", () => {
    const rows = (again: string) =>
      `competency,level,criterion,role,track\nA,1,x,,\nB,2,y,,\nA,1,,Helper,Bakery\nB,2,,Helper,${again}\n`;
    expect(report(imported("csv", { "x.csv": rows("Bakery") }), "left-out")).toEqual([]);
    expect(report(imported("csv", { "x.csv": rows("Shop") }), "left-out")).toEqual([
      'x.csv:5:6: another track of "Helper": a role is on one',
    ]);
  });

  it("makes each level a role where there are no rows of roles", () => {
    const text = "competency,level,criterion\nA,1,x\nA,3,y\n";
    const { ladder } = imported("csv", { "x.csv": text });
    expect(ladder.roles.map(({ expectations }) => expectations[0]?.proficiency)).toEqual([1, 1, 3]);
  });
});
