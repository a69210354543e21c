import MarkdownIt from "markdown-it";
import type { FormattedText, MarkdownBlock, MarkdownInline } from "#app/kernel/formatted-text";
import { isWebLink } from "#app/kernel/link";

type Token = ReturnType<InstanceType<typeof MarkdownIt>["parse"]>[number];

const parser = new MarkdownIt("commonmark", { html: false, linkify: false, maxNesting: 20 }).disable([
  "html_block",
  "html_inline",
]);

/**
 * Several times the longest text that anyone may write. Longer ones are shown as they are: no page waits for a text that
 * its own form would have refused.
 */
export const MAX_MARKDOWN_LENGTH = 20_000;

/** Reads Markdown. Any text has a tree; what the subset does not have is left as text. Links lead to web pages or are text. */
export function parseMarkdown(text: string): MarkdownBlock[] {
  if (text.length > MAX_MARKDOWN_LENGTH) return [{ kind: "code", text }];
  return new Reader(parser.parse(text, {})).blocks();
}

/** What can be Markdown: a sign within a line, or one that begins a line. */
const MARKDOWN_SIGN = /[\\`*_[<&!]|^[ \t]*(?:[-+>#~=]|\d{1,9}[.)])|^(?: {4}|\t)/m;

/** Words to be shown. Most have no Markdown: those stay a string, which costs nothing to send and to render. */
export function formatText(text: string): FormattedText {
  return MARKDOWN_SIGN.test(text) ? parseMarkdown(text) : text;
}

class Reader {
  readonly #tokens: Token[];
  #next = 0;

  constructor(tokens: Token[]) {
    this.#tokens = tokens;
  }

  /** Blocks until the token that closes them, or the end. */
  blocks(close?: string): MarkdownBlock[] {
    const blocks: MarkdownBlock[] = [];
    for (let token = this.#tokens[this.#next++]; token && token.type !== close; token = this.#tokens[this.#next++]) {
      blocks.push(...this.#block(token));
    }
    return blocks;
  }

  #block(token: Token): MarkdownBlock[] {
    switch (token.type) {
      case "paragraph_open":
        return [{ kind: "paragraph", children: this.#inline("paragraph_close") }];
      case "heading_open":
        return [{ kind: "heading", children: this.#inline("heading_close") }];
      case "blockquote_open":
        return [{ kind: "quote", children: this.blocks("blockquote_close") }];
      case "bullet_list_open":
        return [{ kind: "list", ordered: false, items: this.#items("bullet_list_close") }];
      case "ordered_list_open":
        return [{ kind: "list", ordered: true, items: this.#items("ordered_list_close") }];
      case "fence":
      case "code_block":
        return [{ kind: "code", text: token.content.replace(/\n$/, "") }];
      default:
        return token.content ? [{ kind: "paragraph", children: [{ kind: "text", text: token.content }] }] : [];
    }
  }

  #items(close: string): MarkdownBlock[][] {
    const items: MarkdownBlock[][] = [];
    for (let token = this.#tokens[this.#next++]; token && token.type !== close; token = this.#tokens[this.#next++]) {
      if (token.type === "list_item_open") items.push(this.blocks("list_item_close"));
    }
    return items;
  }

  #inline(close: string): MarkdownInline[] {
    const found: MarkdownInline[] = [];
    for (let token = this.#tokens[this.#next++]; token && token.type !== close; token = this.#tokens[this.#next++]) {
      if (token.type === "inline") found.push(...new InlineReader(token.children ?? []).read());
    }
    return found;
  }
}

class InlineReader {
  readonly #tokens: Token[];
  #next = 0;

  constructor(tokens: Token[]) {
    this.#tokens = tokens;
  }

  read(close?: string): MarkdownInline[] {
    const found: MarkdownInline[] = [];
    for (let token = this.#tokens[this.#next++]; token && token.type !== close; token = this.#tokens[this.#next++]) {
      found.push(...this.#inline(token));
    }
    return found;
  }

  #inline(token: Token): MarkdownInline[] {
    switch (token.type) {
      case "softbreak":
      case "hardbreak":
        // People who write a line break mean one.
        return [{ kind: "break" }];
      case "code_inline":
        return [{ kind: "code", text: token.content }];
      case "strong_open":
        return [{ kind: "strong", children: this.read("strong_close") }];
      case "em_open":
        return [{ kind: "emphasis", children: this.read("em_close") }];
      case "link_open":
        return toLink(token.attrGet("href"), this.read("link_close"));
      case "image":
        return toLink(token.attrGet("src"), [{ kind: "text", text: token.content || "picture" }]);
      default:
        return token.content ? [{ kind: "text", text: token.content }] : [];
    }
  }
}

function toLink(href: string | number | null, children: MarkdownInline[]): MarkdownInline[] {
  return typeof href === "string" && isWebLink(href) ? [{ kind: "link", href, children }] : children;
}
