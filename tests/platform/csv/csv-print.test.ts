import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { defuse, printCsv, rearm } from "#app/platform/csv/csv-print";
import { listFormulas } from "#tests/support/spreadsheet";

const cell = fc
  .array(
    fc.oneof(
      fc.string({ maxLength: 4 }),
      fc.constantFrom(
        ";",
        "|",
        "\t",
        ",",
        "\n",
        "\r\n",
        "\r",
        '"',
        "'",
        " ",
        "=1+1",
        "-1",
        "+",
        "@x",
        "＝1",
        "－",
        "a",
      ),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(""));

describe("printCsv", () => {
  it("has no formula in any cell, whichever separator a spreadsheet takes, and gives every text back", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }), (rows) => {
        const text = printCsv(rows);
        expect(listFormulas(text)).toEqual([]);
        const read = parse(text, { record_delimiter: "\r\n", skip_empty_lines: false }) as string[][];
        expect(read.map((row) => row.map(rearm))).toEqual(rows);
      }),
      { numRuns: 1_000 },
    );
  });

  it("leaves numbers numbers", () => {
    expect(printCsv([["mean"], [-0.5], [null]])).toBe("mean\r\n-0.5\r\n\r\n");
  });
});

describe("defuse", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["\tx", "'\tx"],
    ['a;=HYPERLINK("http://evil";"ok");b', 'a;\'=HYPERLINK("http://evil";"ok");b'],
    ['a;"=1', "a;'\"=1"],
    ["＝1", "'＝1"],
    ["\t=1", "'\t'=1"],
    ["Did:\n- this", "Did:\n'- this"],
    ["a;", "a;'"],
    // One that is there already is doubled, so that it can be told from ours.
    ["'=1", "''=1"],
  ])("%j becomes %j, and back", (text, defused) => {
    expect(defuse(text)).toBe(defused);
    expect(rearm(defused)).toBe(text);
  });

  test.each(["a=1", "a; b", "it's", "'quoted'", "a, -1", "1 - 1", "well-known", "a@b.example"])("%j stays", (text) => {
    expect(defuse(text)).toBe(text);
    expect(rearm(text)).toBe(text);
  });
});
