/**
 * The part of Markdown that people's words are shown in, as a tree: what is not in these types cannot be shown, whatever
 * someone writes. HTML is text, pictures are links, headings are strong paragraphs.
 */
export type MarkdownBlock =
  | { kind: "paragraph"; children: MarkdownInline[] }
  | { kind: "heading"; children: MarkdownInline[] }
  | { kind: "code"; text: string }
  | { kind: "quote"; children: MarkdownBlock[] }
  | { kind: "list"; ordered: boolean; items: MarkdownBlock[][] };
export type MarkdownInline =
  | { kind: "text"; text: string }
  | { kind: "break" }
  | { kind: "code"; text: string }
  | { kind: "strong"; children: MarkdownInline[] }
  | { kind: "emphasis"; children: MarkdownInline[] }
  | { kind: "link"; href: string; children: MarkdownInline[] };

/** Someone's words, ready to be shown: a string where they have no Markdown, with its line ends. */
export type FormattedText = string | MarkdownBlock[];

/** Text that Markdown shows as it is: signs with a meaning there get a backslash. Line ends are kept. */
export const escapeMarkdown = (text: string) =>
  escapeLineStarts(text.replace(/[\\`*_{}[\]<>#|~]|&(?=[#A-Za-z])/g, (sign) => `\\${sign}`));

/** Signs that begin a list, or make a heading of the line above. */
const escapeLineStarts = (text: string) =>
  text
    .replace(/^([ \t]*)([-+])(?=[ \t]|$)/gm, "$1\\$2")
    .replace(/^([ \t]*\d{1,9})([.)])(?=[ \t]|$)/gm, "$1\\$2")
    .replace(/^([ \t]*)(=+|-+)(?=[ \t]*$)/gm, "$1\\$2");

/** Formatted words as Markdown that reads the same: headings become strong paragraphs, so that they do not break a document up. */
export function printMarkdown(text: FormattedText): string {
  return typeof text === "string" ? escapeMarkdown(text).replaceAll("\n", "  \n") : printBlocks(text);
}

const printBlocks = (blocks: readonly MarkdownBlock[]): string => blocks.map(printBlock).join("\n\n");

function printBlock(block: MarkdownBlock): string {
  switch (block.kind) {
    case "paragraph":
      return printInlines(block.children);
    case "heading":
      return `**${printInlines(block.children)}**`;
    case "code": {
      const fence = "`".repeat(Math.max(3, longestRun(block.text) + 1));
      return `${fence}\n${block.text}\n${fence}`;
    }
    case "quote":
      return indent(printBlocks(block.children), "> ", "> ");
    case "list":
      return block.items
        .map((item, index) => {
          const mark = block.ordered ? `${index + 1}. ` : "- ";
          return indent(printBlocks(item), mark, " ".repeat(mark.length));
        })
        .join("\n");
  }
}

const printInlines = (inlines: readonly MarkdownInline[]): string => inlines.map(printInline).join("");

function printInline(inline: MarkdownInline): string {
  switch (inline.kind) {
    case "text":
      return escapeMarkdown(inline.text);
    case "break":
      return "  \n";
    case "code": {
      const fence = "`".repeat(longestRun(inline.text) + 1);
      const space = inline.text.startsWith("`") || inline.text.endsWith("`") ? " " : "";
      return fence + space + inline.text + space + fence;
    }
    case "strong":
      return `**${printInlines(inline.children)}**`;
    case "emphasis":
      return `*${printInlines(inline.children)}*`;
    case "link":
      return `[${printInlines(inline.children)}](<${inline.href.replaceAll(">", "%3E").replaceAll("<", "%3C")}>)`;
  }
}

const longestRun = (text: string) => Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));

const indent = (text: string, first: string, rest: string) =>
  text
    .split("\n")
    .map((line, index) => (index === 0 ? first : line === "" ? rest.trimEnd() : rest) + line)
    .join("\n");
