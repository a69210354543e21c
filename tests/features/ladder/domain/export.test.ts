import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, describeLadder } from "#app/features/ladder/domain/export-blocks";
import { printBlocksAsHtml } from "#app/features/ladder/domain/export-html";
import { printBlocksAsMarkdown } from "#app/features/ladder/domain/export-markdown";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { requireLadder } from "./fixture";
import { ladderArbitrary } from "./ladder-arbitrary";

/** Keys whose values are ids, read as names in the export, and the weight, which is a word of the format. */
const NOT_TEXT = new Set([
  "id",
  "role",
  "roles",
  "competency",
  "replaces",
  "splits",
  "merges",
  "weight",
  "promotionRule",
]);

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    NOT_TEXT.has(key) && !(key === "roles" && typeof part[0] === "object") ? [] : textsOf(part),
  );
}

/** The texts a reader must find: those of the ladder, apart from the lists of ids in categories and tracks. */
function readable({ categories, tracks, ...ladder }: Ladder): string[] {
  return textsOf({
    ...ladder,
    categories: categories.map(({ name }) => ({ name })),
    tracks: tracks.map(({ name, summary }) => ({ name, summary })),
  });
}

function blockTexts(block: Block): string[] {
  if (block.kind === "list") return [block.label ?? "", ...block.items.map(({ text }) => text)];
  if (block.kind === "table") return [block.caption, ...block.head, ...block.rows.flat()];
  return block.kind === "paragraph" ? [block.label ?? "", block.text] : [block.text];
}

const HOSTILE = `<script>alert(1)</script><img src=x onerror="a('b')"> [x](javascript:y) **b** | \`c\` & &lt;`;

function hostile(): Ladder {
  const { ladder } = requireLadder();
  return JSON.parse(
    JSON.stringify(ladder, (key, value: unknown) =>
      typeof value === "string" && !NOT_TEXT.has(key) && /[A-Z ]/.test(value) ? `${HOSTILE} ${value}` : value,
    ),
  ) as Ladder;
}

describe("describeLadder", () => {
  it("leaves out no text of any ladder", () => {
    fc.assert(
      fc.property(ladderArbitrary, (ladder) => {
        const all = describeLadder(ladder).flatMap(blockTexts).join("\n");
        for (const text of readable(ladder)) expect(all).toContain(text);
      }),
    );
  });

  it("has one title, headings without gaps and ids that are unique", () => {
    fc.assert(
      fc.property(ladderArbitrary, (ladder) => {
        const blocks = describeLadder(ladder);
        const depths = blocks.flatMap((block) => (block.kind === "heading" ? [block.depth] : []));
        expect(depths.filter((depth) => depth === 1)).toEqual([1]);
        for (const [index, depth] of depths.entries()) expect(depth - (depths[index - 1] ?? 0)).toBeLessThanOrEqual(1);
        const ids = blocks.flatMap((block) =>
          block.kind === "heading"
            ? [block.id]
            : block.kind === "list"
              ? block.items.flatMap(({ id }) => id ?? [])
              : [],
        );
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 50 },
    );
  });

  it("gives every row of a table a cell for each of its columns", () => {
    for (const block of describeLadder(requireLadder().ladder)) {
      if (block.kind === "table") for (const row of block.rows) expect(row).toHaveLength(block.head.length);
    }
  });
});

describe("printBlocksAsHtml", () => {
  it("shows markup in a ladder's texts as text", () => {
    const html = printBlocksAsHtml(HOSTILE, describeLadder(hostile()));
    expect(html).not.toContain("<script");
    expect(html).not.toContain("<img");
    const attributes = [...html.replace(/"[^"]*"/g, "").matchAll(/<[a-z][^>]*>/g)].filter(([tag]) =>
      /\son\w+=/.test(tag),
    );
    expect(attributes).toEqual([]);
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });

  it("stands alone: it names its language, fetches nothing, and every link of its contents leads somewhere", () => {
    const html = printBlocksAsHtml("Small ladder", describeLadder(requireLadder().ladder));
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html).not.toMatch(/(src|href)="(?!#)|@import|url\(/);
    for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${id}"`);
  });

  it("closes what it opens", () => {
    const html = printBlocksAsHtml("Small ladder", describeLadder(requireLadder().ladder));
    for (const tag of ["ul", "table", "tbody", "tr", "td", "th", "p", "div", "nav", "main", "h2", "h3", "h4"]) {
      const count = (pattern: string) => [...html.matchAll(new RegExp(pattern, "g"))].length;
      expect([tag, count(`<${tag}[ >]`)]).toEqual([tag, count(`</${tag}>`)]);
    }
  });
});

describe("printBlocksAsMarkdown", () => {
  it("shows marks in a ladder's texts as text", () => {
    const markdown = printBlocksAsMarkdown(describeLadder(hostile()));
    expect(markdown).not.toMatch(/(?<!\\)<script/);
    expect(markdown).not.toMatch(/(?<!\\)\[x/);
    expect(markdown).toContain("\\*\\*b\\*\\* \\|");
  });

  it("keeps a line break or a list mark in a text from starting a block", () => {
    const { ladder } = requireLadder();
    const markdown = printBlocksAsMarkdown(describeLadder({ ...ladder, summary: "one\n# two\n- three" }));
    expect(markdown).toContain("\n\none \\# two - three\n\n");
    expect(printBlocksAsMarkdown(describeLadder({ ...ladder, summary: "1. first" }))).toContain("\n\n1\\. first\n\n");
  });
});
