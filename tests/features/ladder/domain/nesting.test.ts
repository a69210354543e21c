import { describe, expect, it } from "vitest";
import { parseLadderJson } from "#app/features/ladder/domain/json";
import { findExcessiveNesting } from "#app/features/ladder/domain/nesting";
import { linesFor } from "./fixture";

const LIMIT = 16;

describe("findExcessiveNesting", () => {
  it.each([
    ["brackets", `x: ${"[".repeat(100_000)}`],
    ["braces", `x: ${"{a: ".repeat(50_000)}`],
    ["brackets between quoted ones", `x: ${'["]", '.repeat(40_000)}`],
    ["brackets after an apostrophe", `it's: ${"[".repeat(100_000)}`],
    ["dashes", `x:\n  ${"- ".repeat(100_000)}a`],
    ["dashes and question marks", `${"- ? ".repeat(50_000)}a`],
    ["indents", Array.from({ length: 700 }, (_, indent) => `${" ".repeat(indent)}a:`).join("\n")],
  ])("finds endless %s, and the ladder is refused with a place", (_, text) => {
    expect(findExcessiveNesting(text, LIMIT)).not.toBeNull();
    expect(linesFor({ "roles/manager.yaml": text })[0]).toMatch(
      /^roles\/manager\.yaml:\d+:\d+: nested more than 16 deep$/,
    );
    expect(parseLadderJson({ path: "x.json", text }).ok).toBe(false);
  });

  it("lets many brackets pass that do not nest", () => {
    const flat = `x: [${Array.from({ length: 5000 }, () => '{ a: "]" }').join(", ")}]`;
    expect(findExcessiveNesting(flat, LIMIT)).toBeNull();
  });
});
