import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLadder } from "#app/features/ladder/domain/parse";
import type { LadderSource } from "#app/features/ladder/domain/source";
import { FILES, type FileName } from "./fixture";

const fileName = fc.constantFrom(...(Object.keys(FILES) as FileName[]));
const scrap = fc.oneof(
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.constantFrom(
    "\n",
    "  ",
    "\t",
    ":",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "!t ",
    "|",
    ">",
    "'",
    '"',
    "#",
    "? ",
    "<<: ",
    "~",
    "---\n",
    "%YAML 1.1\n",
  ),
);

/** The small ladder with a few cuts: at each, some letters are taken away and a scrap is put in their place. */
const broken: fc.Arbitrary<LadderSource> = fc
  .array(fc.tuple(fileName, fc.nat(), fc.nat(12), scrap), { minLength: 1, maxLength: 4 })
  .map((cuts) => {
    const texts: Record<string, string> = { ...FILES };
    for (const [path, start, length, put] of cuts) {
      const text = texts[path] ?? "";
      const from = start % (text.length + 1);
      texts[path] = text.slice(0, from) + put + text.slice(from + length);
    }
    return { files: Object.entries(texts).map(([path, text]) => ({ path, text })) };
  });

/** Any JSON in place of a file: right YAML, wrong shape. */
const misshapen: fc.Arbitrary<LadderSource> = fc
  .tuple(fileName, fc.jsonValue({ maxDepth: 4 }))
  .map(([path, value]) => ({
    files: Object.entries({ ...FILES, [path]: JSON.stringify(value) }).map(([name, text]) => ({ path: name, text })),
  }));

const anyText: fc.Arbitrary<LadderSource> = fc
  .uniqueArray(fc.tuple(fileName, fc.string({ unit: "binary" })), { selector: ([path]) => path })
  .map((files) => ({ files: files.map(([path, text]) => ({ path, text })) }));

describe("parseLadder", () => {
  it.each([
    ["a ladder with random cuts", broken],
    ["files of another shape", misshapen],
    ["any text", anyText],
  ])("gives %s a result and never throws; every issue has a place within its file", (_, sources) => {
    fc.assert(
      fc.property(sources, (source) => {
        const result = parseLadder(source);
        const issues = result.ok ? result.warnings : result.issues;
        if (!result.ok) expect(issues.some(({ severity }) => severity === "error")).toBe(true);
        for (const { path, line, column, message } of issues) {
          const lines = (source.files.find((file) => file.path === path)?.text ?? "").split("\n");
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
          expect(message).toMatch(/^[^\n]+$/);
        }
      }),
      { numRuns: 300 },
    );
  });
});
