import { describe, expect, it } from "vitest";
import { MAX_DEPTH, MAX_SYNTAX_ISSUES } from "#app/features/ladder/domain/document";
import { linesFor, linesForEdit } from "./fixture";

const manager = (text: string) => linesFor({ "roles/manager.yaml": text });

describe("a file that is not YAML", () => {
  it.each([
    ["a: b: c", "1:4", "a colon inside a text: put the text in quotes"],
    ["a:b\nc: d", "1:1", "a key must be on one line, with a colon and a space after it"],
    ["a: b\nc\nd: e", "2:1", "a colon and a space are missing after the key"],
    ["a:\n  - b\n c: d", "3:1", "indented differently from the entries before it"],
    ['a: "b\nc: d\n', "3:1", "the closing quote is missing"],
    ["a: [b, c\nd: e", "2:1", "the closing ] is missing before this"],
    ["a: {b: c\nd: e", "2:1", "the closing } is missing before this"],
    ["a: 'it's'", "1:8", "text after the end of a value: put the whole value in quotes"],
    ["a: @b", "1:4", "a text cannot start with this character: put it in quotes"],
    ["a:\n\tb: c", "2:1", "indented with a tab: use spaces"],
    ["a: b\n]\n  c: d\ne: f", "2:1", "this does not fit what stands before it"],
    ["a: - b", "1:4", "a list must start on its own line"],
    ['a: "b\\q"', "1:6", "invalid escape sequence \\q"],
  ])("%j gives the place and the fault in plain words", (text, place, words) => {
    expect(manager(text)[0]).toBe(`roles/manager.yaml:${place}: not valid YAML: ${words}`);
  });

  it("gives every fault of the file", () => {
    expect(manager("a: @b\nc: @d\n")).toEqual([
      "roles/manager.yaml:1:4: not valid YAML: a text cannot start with this character: put it in quotes",
      "roles/manager.yaml:2:4: not valid YAML: a text cannot start with this character: put it in quotes",
    ]);
  });

  it("gives the first faults only where one breaks the rest of the file", () => {
    expect(manager("a: @b\n".repeat(MAX_SYNTAX_ISSUES + 1))).toHaveLength(MAX_SYNTAX_ISSUES);
    expect(manager("[".repeat(50_000))).toHaveLength(1);
  });

  it("is refused where it holds a second document", () => {
    expect(linesForEdit("roles/manager.yaml", "summary: Leads a team.", "---\nsummary: Leads a team.")).toEqual([
      "roles/manager.yaml:3:1: a second document starts here: a ladder file holds one",
    ]);
  });

  it("is refused where it uses a tag of its own", () => {
    expect(linesForEdit("roles/manager.yaml", "name: Manager", "name: !secret Manager")).toEqual([
      "roles/manager.yaml:2:7: YAML tags, like !name, are not allowed",
    ]);
  });
});

describe("a file that is YAML but no map", () => {
  it("is refused when empty", () => {
    expect(manager("")).toEqual(["roles/manager.yaml:1:1: the file is empty"]);
    expect(manager("# nothing yet\n")).toEqual(["roles/manager.yaml:1:1: the file is empty"]);
  });

  it("is refused when a list", () => {
    expect(manager("\n- manager\n")).toEqual([
      "roles/manager.yaml:2:1: the file must be a map of keys, like `id: observability`",
    ]);
  });
});

describe("what YAML allows and a ladder does not", () => {
  it("a key given twice, with both places", () => {
    expect(linesForEdit("roles/manager.yaml", "    proficiency: 3", "    proficiency: 3\n    proficiency: 2")).toEqual([
      'roles/manager.yaml:11:5: key "proficiency" is given twice (first on line 10)',
    ]);
  });

  it("an alias, so that a short text cannot grow without bound", () => {
    const bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n";
    expect(manager(bomb)).toEqual(
      ["2:8: aliases like *a", "2:12: aliases like *a", "3:5: aliases like *b", "3:9: aliases like *b"].map(
        (line) => `roles/manager.yaml:${line} are not allowed: write the text out`,
      ),
    );
  });

  it("an alias that stands for a key", () => {
    expect(manager("&a id: manager\n*a : x\n")).toEqual(["roles/manager.yaml:2:1: a key must be a plain word"]);
  });

  it("a map or list as a key", () => {
    expect(manager("id: manager\n? [a, b]\n: x\n")).toEqual(["roles/manager.yaml:2:3: a key must be a plain word"]);
  });

  it("text nested beyond the limit", () => {
    const nested = (depth: number) => `x: ${"[".repeat(depth)}${"]".repeat(depth)}`;
    const tooDeep = `roles/manager.yaml:1:${MAX_DEPTH + 3}: nested more than ${MAX_DEPTH} deep`;
    expect(manager(nested(MAX_DEPTH - 1))).not.toContain(tooDeep);
    expect(manager(nested(MAX_DEPTH))).toEqual([tooDeep]);
    expect(manager(nested(20_000))).toContainEqual(expect.stringContaining("nested more than 16 deep"));
  });
});
