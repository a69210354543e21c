import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ImportFormat, ImportResult } from "#app/features/ladder/files/ladder-import/import-ladder";
import { IMPORT_FORMATS, importLadder } from "#app/features/ladder/files/ladder-import/import-ladder";
import { importOf, ROWS, SOURCES } from "./fixtures";

const scrap = fc.oneof(
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.constantFrom(
    "\n",
    "  ",
    "\t",
    ":",
    "- ",
    "[",
    "{",
    "}",
    "&a ",
    "*a",
    "!t ",
    "|",
    "'",
    '"',
    "? ",
    "<<: *a",
    "~",
    "---\n",
    "\r\n",
    "\uFEFF",
    ",",
    ";",
    "\0",
    "%YAML 1.1\n",
  ),
);

/** A fixture with cuts: at each, some bytes are taken away and a scrap is put in their place; some are cut short, or get bytes that are no text. */
const damaged = fc
  .record({
    format: fc.constantFrom<ImportFormat>(...IMPORT_FORMATS),
    rows: fc.boolean(),
    which: fc.nat(),
    cuts: fc.array(fc.tuple(fc.nat(), fc.nat(40), scrap), { maxLength: 4 }),
    end: fc.option(fc.nat()),
    flips: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 }),
  })
  .map(({ format, rows, which, cuts, end, flips }) => {
    const source = format === "csv" && rows ? { "rows.csv": ROWS } : SOURCES[format];
    const paths = Object.keys(source);
    const files = Object.entries(source).map(([path, text], index) => {
      if (index !== which % paths.length) return { path, bytes: new TextEncoder().encode(text) };
      let edited: string = text;
      for (const [start, length, put] of cuts) {
        const from = start % (edited.length + 1);
        edited = edited.slice(0, from) + put + edited.slice(from + length);
      }
      const bytes = new TextEncoder().encode(end === null ? edited : edited.slice(0, end % (edited.length + 1)));
      for (const [at, value] of flips) if (bytes.length > 0) bytes[at % bytes.length] = value;
      return { path, bytes };
    });
    return { format, files };
  });

function expectPlaces(result: ImportResult): void {
  if (result.ok) return;
  expect(result.issues.length).toBeGreaterThan(0);
  for (const { path, line, column, message } of result.issues) {
    expect(path).not.toBe("");
    expect(line).toBeGreaterThan(0);
    expect(column).toBeGreaterThan(0);
    expect(message).not.toBe("");
    expect(message).not.toContain("cannot be written");
  }
}

describe("broken files", () => {
  it("property: never a crash, always a place", () => {
    fc.assert(
      fc.property(damaged, ({ format, files }) => {
        expectPlaces(importLadder(format, files, "source"));
      }),
      { numRuns: 600 },
    );
  });

  it("property: any JSON in place of a file", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<ImportFormat>(...IMPORT_FORMATS),
        fc.nat(),
        fc.jsonValue({ maxDepth: 5 }),
        (format, which, value) => {
          const paths = Object.keys(SOURCES[format]);
          const path = paths[which % paths.length] ?? "x";
          const json = JSON.stringify(value);
          expectPlaces(
            importOf(format, { ...SOURCES[format], [path]: format === "monzo" ? `---\n${json}\n---\n` : json }),
          );
        },
      ),
      { numRuns: 400 },
    );
  });

  it("property: a key deleted or its value swapped for another type", () => {
    const swaps = fc.constantFrom(
      "",
      "~",
      "[]",
      "{}",
      "[[x]]",
      "{ a: { b: c } }",
      "-1",
      "1e400",
      "true",
      "*nowhere",
      "!!binary x",
    );
    fc.assert(
      fc.property(
        fc.constantFrom<ImportFormat>("financial-times", "monzo", "forward-impact"),
        fc.nat(),
        fc.nat(),
        swaps,
        (format, which, at, swap) => {
          const paths = Object.keys(SOURCES[format]);
          const path = paths[which % paths.length] ?? "x";
          const lines = (SOURCES[format][path] ?? "").split("\n");
          const index = at % lines.length;
          lines[index] = (lines[index] ?? "").replace(/:.*$/, `: ${swap}`);
          expectPlaces(importOf(format, { ...SOURCES[format], [path]: lines.join("\n") }));
        },
      ),
      { numRuns: 400 },
    );
  });

  it("bounds what aliases grow to, how deep a file is nested and how large it is", () => {
    const laughs = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let index = 1; index < 12; index += 1) {
      const before = `*a${index - 1}`;
      laughs.push(`a${index}: &a${index} [${Array(10).fill(before).join(", ")}]`);
    }
    const issuesOf = (text: string) => {
      const result = importOf("financial-times", { "f.yml": text });
      return result.ok ? [] : result.issues.map(({ line, message }) => [line, message]);
    };
    expect(issuesOf(laughs.join("\n"))).toEqual([[5, expect.stringMatching(/^more than 100000 values/)]]);
    expect(issuesOf("a: &a [*a]")).toEqual([[1, expect.stringMatching(/nested more than 32 deep/)]]);
    expect(issuesOf(`a: ${"[".repeat(20_000)}${"]".repeat(20_000)}`)[0]).toEqual([
      1,
      expect.stringMatching(/nested more than/),
    ]);
    expect(issuesOf(`a: ${"x".repeat(3 * 1024 * 1024)}`)).toEqual([
      [1, "the file has 3073 KiB; at most 512 KiB are allowed"],
    ]);
  });

  it("reads what aliases and merge keys repeat within bounds", () => {
    const text = `base: &base { theme: soup, proficiency: Awareness }
levels: [a, b]
themes: [soup]
competencies:
  - { <<: *base, level: a, summary: &s Stirs }
  - { <<: *base, level: b, summary: *s, proficiency: Expert }
`;
    const result = importOf("financial-times", { "f.yml": text });
    expect(result.ok && result.ladder.roles.map(({ expectations }) => expectations[0]?.proficiency)).toEqual([1, 2]);
  });
});
