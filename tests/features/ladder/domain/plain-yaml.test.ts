import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_DEPTH, readWhole } from "#app/features/ladder/domain/document";
import { readPlainYaml } from "#app/features/ladder/domain/plain-yaml";
import { printLadder } from "#app/features/ladder/domain/print";
import { readLadderSource } from "#app/features/ladder/files/ladder-folder";
import { FILES } from "./fixture";
import { ladderArbitrary } from "./ladder-arbitrary";

/** What is read plainly must be what the whole reader reads, with no issue; null where it was left to that one. */
function readsAlike(text: string): boolean {
  const plain = readPlainYaml(text, MAX_DEPTH);
  if (plain === undefined) return false;
  const { document, issues } = readWhole("x.yaml", text);
  expect(issues, text).toEqual([]);
  expect(plain, text).toEqual(document?.data);
  return true;
}

/** Every mark that means something, in pieces that make lines, nesting and quotes go wrong. */
const scrap = fc.oneof(
  fc.constantFrom(
    ..."\n|\n\n|\n  |\n    |\n- |\n  - |- |  | |: |:|:\n|#| #|\n# a\n|\n    # a\n|[|]|{|}|,|\"|'|''|\\|>-\n|>\n|\n    b\n|b: c\n|\n  b: c|1|0|007|1.5|1e3|0x1|-1|+1|.5|~|null|True|no|*a|&a |!t |%|@|`|---\n|...\n|? |<<: |\t|\r\n|é|…|\u2028|\uFEFF|(|b: [c, d]\n|b: {c: d}|{ c: \"d, e\", f: 1 }".split(
      "|",
    ),
    "|-\n",
    "|",
  ),
  fc.string({ maxLength: 4 }),
);

function cut(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(fc.tuple(fc.nat(), fc.nat(14), scrap), { minLength: 1, maxLength: 3 }))
    .map(([text, cuts]) =>
      cuts.reduce((rest, [start, length, put]) => {
        const from = start % (rest.length + 1);
        return rest.slice(0, from) + put + rest.slice(from + length);
      }, text),
    );
}

describe("readPlainYaml", () => {
  it("reads every file of the shipped ladder, as the whole reader does", async () => {
    const { files } = await readLadderSource("ladder");
    for (const { path, text } of files) expect([path, readsAlike(text)]).toEqual([path, true]);
  });

  it("reads files with parts cut out and marks put in as the whole reader does, or not at all", () => {
    let readable = 0;
    fc.assert(
      fc.property(cut(Object.values(FILES)), (text) => {
        if (readsAlike(text)) readable++;
      }),
      { numRuns: 4000 },
    );
    expect(readable).toBeGreaterThan(0);
  });

  it("reads small texts made of marks as the whole reader does, or not at all", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(scrap, fc.constantFrom("a", "a: ", '"b', '"b\n  c', '\n  c"', "\na: ", "\na:\n", "\n  a: ")),
          { maxLength: 12 },
        ),
        (parts) => {
          readsAlike(`a: b\n${parts.join("")}`);
        },
      ),
      { numRuns: 6000 },
    );
  });

  it("reads printed ladders as the whole reader does, or not at all", () => {
    fc.assert(
      fc.property(ladderArbitrary, (ladder) => {
        for (const { text } of printLadder(ladder).files) readsAlike(text);
      }),
    );
  });

  it.each([
    ["a key given twice", "a: b\na: c"],
    ["nothing after a key", "a:\nb: c"],
    ["a text that would be a number with ornaments", "a: 1.50"],
    ["a text that would be true", "a: true"],
    ["a text with a colon", "a: b: c"],
    ["a text with a comment", "a: b # c"],
    ["an alias", "a: *b"],
    ["deeper than allowed", Array.from({ length: MAX_DEPTH + 1 }, (_, depth) => `${"  ".repeat(depth)}a:`).join("\n")],
  ])("leaves to the whole reader %s", (_, text) => {
    expect(readPlainYaml(text, MAX_DEPTH)).toBeUndefined();
  });
});
