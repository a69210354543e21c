import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { parseMarkdown } from "#app/platform/markdown";
import { Markdown } from "#app/ui/markdown";

const html = (text: string) => renderToStaticMarkup(createElement(Markdown, { blocks: parseMarkdown(text) }));

const ALLOWED = new Set(
  ["div", "p", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "a", "br", "br/", "span"].flatMap(
    (tag) => [tag, `/${tag}`],
  ),
);

/** What is in the page as elements, and every address a link leads to. */
function expectHarmless(markup: string) {
  for (const [, tag, attributes = ""] of markup.matchAll(/<(\/?[a-z0-9]+\/?)([^>]*)>/gi)) {
    expect(ALLOWED).toContain(tag);
    expect(attributes.replace(/"[^"]*"/g, "")).not.toMatch(/\bon\w+=|style=|src=/i);
  }
  for (const [, href] of markup.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^https?:/);
}

describe("what could run is text", () => {
  test.each([
    "<script>alert(1)</script>",
    "a <img src=x onerror=alert(1)> b",
    "<svg/onload=alert(1)>",
    "[click](javascript:alert(1))",
    "[click](JaVaScRiPt:alert(1))",
    "[click](&#106;avascript:alert(1))",
    "[click](data:text/html;base64,PHNjcmlwdD4=)",
    "[click](vbscript:x)",
    "![x](javascript:alert(1))",
    "<javascript:alert(1)>",
    "[a]: javascript:alert(1)\n\n[a]",
    '[x](https://example.test/"onmouseover="alert(1))',
    "[x](//evil.example)",
    "[x](/sign-out)",
    "<style>*{display:none}</style>",
    "<!-- <script> -->",
  ])("%s", (text) => {
    const markup = html(text);
    expectHarmless(markup);
    expect(markup).not.toMatch(/<(script|img|svg|style)/i);
  });

  test("for any text at all", () => {
    const snippet = fc.constantFrom(
      ..."<script>|</script>|<img src=x onerror=y>|[a](|)|javascript:|data:|![|](https://e.test)|`|```\n|> |- |1. |# |**|_|&lt;|&#x6A;|\\|\n|<a href='javascript:x'>".split(
        "|",
      ),
    );
    const text = fc.array(fc.oneof(snippet, fc.string({ unit: "binary", maxLength: 8 })), { maxLength: 25 });
    fc.assert(
      fc.property(text, (parts) => {
        expectHarmless(html(parts.join("")));
      }),
      { numRuns: 500 },
    );
  });
});

test("the subset: paragraphs, line breaks, emphasis, code, quotes, lists, web links", () => {
  expect(html("One **two** *three* `four`\nfive")).toContain(
    '<p>One <strong>two</strong> <em>three</em> <code class="rounded bg-line/60 px-1 font-mono text-[0.92em]">four</code><br/>five</p>',
  );
  expect(html("1. a\n2. b\n\n- c\n  - d")).toMatch(/<ol .*<li.*<ul .*<ul /s);
  expect(html("> said\n\n```\nx < y\n```")).toMatch(/<blockquote.*said.*<pre.*x &lt; y<\/pre>/s);
  expect(html("[the change](https://example.test/1)")).toMatch(
    /<a href="https:\/\/example\.test\/1" target="_blank" rel="noopener noreferrer".*>the change</,
  );
  expect(html("# Heading")).toContain('<p class="font-semibold">Heading</p>');
});

test("a picture is a link to it, never fetched", () => {
  expect(html("![graph](https://example.test/g.png)")).toMatch(/<a href="https:\/\/example\.test\/g\.png".*>graph</);
});

test("no word is lost", () => {
  const word = fc.stringMatching(/^[a-z]{3,8}$/);
  const line = fc.tuple(fc.constantFrom("", "- ", "> ", "1. ", "## ", "  "), fc.array(word, { minLength: 1 }));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
      const markup = html(lines.map(([start, words]) => start + words.join(" ")).join("\n"));
      for (const [, words] of lines) for (const each of words) expect(markup).toContain(each);
    }),
  );
});
