import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countRefusedRows, planPeopleImport } from "#app/features/people/domain/import-plan";
import {
  MAX_IMPORT_ROWS,
  parsePeopleCsv,
  peopleCsvTemplate,
  printPeopleCsv,
} from "#app/features/people/files/people-csv";
import { computeChainAbove, findLoops } from "#app/kernel/reporting-line";
import { decodeText } from "#app/platform/csv/csv-lines";
import { carryOut, choices, HEADER, world } from "#tests/features/people/domain/import-world";

const linesOf = (text: string) => {
  const parsed = parsePeopleCsv(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refused));
  return parsed.lines;
};
const refusalsOf = (text: string) => {
  const parsed = parsePeopleCsv(text);
  return parsed.ok ? [] : parsed.refused.map(({ line, reason }) => `${line}: ${reason}`);
};

describe("parsePeopleCsv refuses", () => {
  test("what is not text", () => {
    expect(decodeText(new Uint8Array([0x4d, 0xfc, 0x6c]))).toBeNull();
    expect(refusalsOf("a,b\nPK\u0000,x")).toEqual(["2: this is not text: is it a spreadsheet file?"]);
  });

  test("each line that cannot be read, by its number", () => {
    expect(refusalsOf('a,b\n1,x"y"\n3,4\n5,"a"b\n6,7').slice(0, 2)).toEqual([
      expect.stringMatching(/^2: a quotation mark stands inside a text/),
      expect.stringMatching(/^4: a quotation mark stands inside a text/),
    ]);
  });

  test("a quotation mark that is never closed", () => {
    expect(refusalsOf('a,b\n1,"2\n3,4').at(-1)).toMatch(/never closed/);
  });

  test("more rows than its bound", () => {
    const rows = (count: number) => `a\n${"x\n".repeat(count)}`;
    expect(linesOf(rows(MAX_IMPORT_ROWS))).toHaveLength(MAX_IMPORT_ROWS + 1);
    expect(refusalsOf(rows(MAX_IMPORT_ROWS + 1))).toEqual([
      `${MAX_IMPORT_ROWS + 2}: one file has at most 10,000 people: split it`,
    ]);
  });

  test("more than 3 MB, and lines without end", () => {
    expect(refusalsOf("x".repeat(3 * 1024 * 1024 + 1))).toEqual(["1: the file is larger than 3 MB"]);
    expect(refusalsOf(`a,b\n1,${"x".repeat(2_001)}`)[0]).toMatch(/^2: this line is too long/);
  });
});

describe("parsePeopleCsv reads", () => {
  test.each([
    ["commas", "a,b\n1,2"],
    ["semicolons", "a;b\n1;2"],
    ["tabs", "a\tb\n1\t2"],
    ["a byte order mark and CRLF", "\uFEFFa,b\r\n1,2\r\n"],
    ["old line ends", "a,b\r1,2\r"],
    ["quotes", '"a","b"\n"1","2"'],
    ["empty lines", "\n\na,b\n\n , \n1,2\n\n"],
  ])("%s", (_, text) => {
    expect(linesOf(text).map(({ cells }) => cells)).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  test("the line on which a row begins, with empty lines and texts of several lines before it", () => {
    expect(linesOf('a;b\r\n"x\n\ny";2\r\n\r\n3;4').map(({ line }) => line)).toEqual([1, 2, 6]);
  });

  test("commas inside quotes do not make it a comma file", () => {
    expect(linesOf('"a,b,c";d\n1;2')[0]?.cells).toEqual(["a,b,c", "d"]);
  });

  test("its own template, which creates one person", () => {
    const plan = planPeopleImport(linesOf(peopleCsvTemplate()), world, choices);
    expect(plan.refused.map(({ column }) => column)).toEqual(["manager email"]);
  });
});

/** What a cell may hold: space around it and line ends inside it included. */
const cell = fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => text.replaceAll("\0", ""));

describe("whatever the file", () => {
  test("printing and parsing gives the same cells", () => {
    const table = fc
      .integer({ min: 1, max: 6 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      );
    fc.assert(
      fc.property(table, (rows) => {
        // A first cell of commas, semicolons or tabs is for the reader to tell; the header of an import has none.
        const header = Array.from(rows[0] ?? [], (_, index) => `c${index}`);
        const kept = rows.filter((row) => row.some((text) => text.trim() !== ""));
        expect(linesOf(printPeopleCsv([header, ...rows])).map(({ cells }) => cells)).toEqual([header, ...kept]);
      }),
    );
  });

  test("no text makes it crash, and every refusal has a line and a reason", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc
        .array(fc.constantFrom('"', ",", ";", "\n", "\r", "a", "name", "email", "role", "\uFEFF", "\0"), {
          maxLength: 60,
        })
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, (anything) => {
        const parsed = parsePeopleCsv(anything);
        const plan = parsed.ok ? planPeopleImport(parsed.lines, world, choices) : null;
        const refusals = parsed.ok ? [...(plan?.fileRefused ?? []), ...(plan?.refused ?? [])] : parsed.refused;
        if (!parsed.ok) expect(refusals.length).toBeGreaterThan(0);
        for (const { line, reason } of refusals) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(reason).not.toBe("");
        }
      }),
      { numRuns: 400 },
    );
  });
});

/** Rows among few people, so that they meet: good ones, bad ones, loops, duplicates, teams in each other. */
const anyRows = fc.array(
  fc.tuple(
    fc.constantFrom("Eve", "Fay", "", "x".repeat(130)),
    fc.constantFrom("ada", "ben", "cy", "dee", "e", "f", "g", "h", "not an address").map((id) => `${id}@x.test`),
    fc.constantFrom("Staff Engineer", "senior-engineer", "Engineering manager", "boss"),
    fc.constantFrom("", "staff-engineer"),
    fc.constantFrom("", "ada", "ben", "cy", "dee", "e", "f", "g", "h", "nobody").map((id) => id && `${id}@x.test`),
    fc.constantFrom(
      "",
      "Storage",
      "Platform / Storage",
      "Cache",
      "Platform / Cache",
      "Cache / Hot",
      "Hot / Cache",
      "/",
    ),
    fc.constantFrom("", "Oslo"),
    fc.constantFrom("", "2024-02-29", "2023-02-29"),
    fc.constantFrom("", "yes", "no", "perhaps"),
  ),
  { minLength: 1, maxLength: 10 },
);

describe("whatever the rows", () => {
  const planOf = (rows: string[][], before = world) =>
    planPeopleImport(linesOf(printPeopleCsv([HEADER, ...rows])), before, choices);

  test("each ends up in exactly one place", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const plan = planOf(rows);
        const taken = [...plan.create, ...plan.change, ...plan.unchanged].map(({ line }) => line);
        const refused = [...new Set(plan.refused.map(({ line }) => line))];
        expect([...taken, ...refused].sort((a, b) => a - b)).toEqual(rows.map((_, index) => index + 2));
        expect(countRefusedRows(plan)).toBe(refused.length);
      }),
      { numRuns: 500 },
    );
  });

  test("carrying the plan out gives an organisation without loops, and planning again only unchanged rows", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const plan = planOf(rows);
        const after = carryOut(plan, world);
        const managerOf = new Map(after.people.map(({ id, managerId }) => [id, managerId]));
        expect(findLoops(managerOf)).toEqual([]);
        for (const { id, status } of after.people) {
          const [managerId] = computeChainAbove(managerOf, id);
          const manager = after.people.find((person) => person.id === managerId);
          if (status === "active" && manager) expect(manager.status).toBe("active");
        }
        expect(after.people.some(({ isAdministrator, status }) => isAdministrator && status === "active")).toBe(true);
        const refusedLines = new Set(plan.refused.map(({ line }) => line));
        const accepted = rows.filter((_, index) => !refusedLines.has(index + 2));
        if (accepted.length === 0) return;
        const again = planOf(accepted, after);
        expect([again.create, again.change, again.refused, again.newTeams]).toEqual([[], [], [], []]);
      }),
      { numRuns: 500 },
    );
  });
});
