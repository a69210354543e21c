import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeMarkdown, type FormattedText, printMarkdown } from "#app/kernel/formatted-text";
import { formatText, parseMarkdown } from "#app/platform/markdown";

const reread = (text: FormattedText) => parseMarkdown(printMarkdown(text));

describe("formatted words as Markdown", () => {
  test.each([
    "**strong** and *emphasis* and `code`",
    "- one\n- two\n  - deeper\n\nafter",
    "1. first\n2. second\n\n   still second",
    "> quoted\n>\n> - list in it",
    "```\ncode with ``` in it\n```",
    "[a link](https://example.com/a_b?c=<d>)",
    "two\nlines",
    "a `` ` `` b",
    "2 * 3 * 4 and snake_case and a < b",
  ])("read back as they were: %j", (text) => {
    const blocks = parseMarkdown(text);
    expect(reread(blocks)).toEqual(blocks);
  });

  test("headings become strong paragraphs", () => {
    expect(printMarkdown(parseMarkdown("# Big\n\ntext"))).toBe("**Big**\n\ntext");
  });

  test("any text without Markdown is read back letter by letter, with its line ends", () => {
    const signs = fc.constantFrom(..."ab *_-+=#>|`~[]<1.)\\&;!".split(""), "\n");
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 40 }), (letters) => {
        const text = letters
          .join("")
          .trim()
          .replace(/\n+/g, "\n")
          .replace(/^[ \t]+|[ \t]+$/gm, "");
        fc.pre(text !== "" && !/\n\n/.test(text));
        const lines = text.split("\n");
        const expected = lines.flatMap((line, index) =>
          index === 0 ? [{ kind: "text", text: line }] : [{ kind: "break" }, { kind: "text", text: line }],
        );
        const [paragraph, ...more] = parseMarkdown(escapeMarkdown(text));
        expect(more).toEqual([]);
        expect(mergeTexts(paragraph)).toEqual({ kind: "paragraph", children: expected });
      }),
      { numRuns: 500 },
    );
  });
});

/** The parser may cut a text in two at an escaped sign. */
function mergeTexts(block: unknown): unknown {
  const { kind, children } = block as { kind: string; children: { kind: string; text?: string }[] };
  const merged: { kind: string; text?: string }[] = [];
  for (const child of children) {
    const last = merged.at(-1);
    if (child.kind === "text" && last?.kind === "text") last.text = `${last.text}${child.text}`;
    else merged.push({ ...child });
  }
  return { kind, children: merged };
}

describe("whether words have Markdown", () => {
  test.each(["", "plain", "two\nlines, and a dash - within", "50 % of 3.5", "a\n\nb", "mail@example.test"])(
    "not: %j",
    (text) => expect(formatText(text)).toBe(text),
  );
  test.each([
    "**a**",
    "*a*",
    "_a_",
    "`a`",
    "- a",
    "1. a",
    "# a",
    "> a",
    "[a](https://x.test)",
    "a\n===",
    "    a",
    "a\\*b",
  ])("yes: %j", (text) => expect(formatText(text)).toEqual(parseMarkdown(text)));
});
