import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printCsv } from "#app/platform/csv/csv-print";

describe("printCsv", () => {
  it("gives every cell back, whatever line breaks, quotes and separators are in it, and none that is a formula", () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom("a\nb", "a\r\nb", "a\rb", '"', ",", ";", "=1+1", "-1", "@x", " x "),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const read = parse(printCsv(rows), { record_delimiter: "\r\n", skip_empty_lines: false }) as string[][];
        const undo = (text: string) => (/^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text);
        expect(read.flat().some((text) => /^[=+\-@\t\r]/.test(text))).toBe(false);
        // A text that begins with an apostrophe and a sign is left as it is, and reads like a defused one.
        const own = rows.map((row) => row.map(undo));
        expect(read.map((row) => row.map(undo))).toEqual(own);
      }),
    );
  });

  it("leaves numbers numbers", () => {
    expect(printCsv([["mean"], [-0.5], [null]])).toBe("mean\r\n-0.5\r\n\r\n");
  });
});
