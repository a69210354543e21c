import { trimEndWhere } from "#app/kernel/lines";
import { clean } from "./fit-text";
import type { ImportLog } from "./log";
import { placer } from "./read-yaml";
import { type ListNode, textNode } from "./source-tree";

/** Where the YAML between the first two lines of three dashes is, and where the Markdown after it begins. An error where there is none. */
export function splitFrontMatter(
  path: string,
  text: string,
  log: ImportLog,
): { from: number; to: number; bodyFrom: number } | null {
  const opening = /^\s*---[ \t]*(?:\r\n|\n|\r)/.exec(text);
  if (!opening) {
    log.error({ path, line: 1, column: 1 }, "there is no YAML front matter: the first line must be ---");
    return null;
  }
  const from = opening[0].length;
  const closing = /^---[ \t]*(?:\r\n|\n|\r|$)/m;
  const found = closing.exec(text.slice(from));
  if (!found) {
    log.error({ path, line: 1, column: 1 }, "the front matter is never closed: a line --- is missing after it");
    return null;
  }
  return { from, to: from + found.index, bodyFrom: from + found.index + found[0].length };
}

/** The Markdown after the front matter as plain text, one entry for each section: headings, paragraphs and lists as sentences. */
export function readMarkdownBody(path: string, text: string, from: number): ListNode {
  const whereIs = placer(path, text);
  const items: ListNode["items"] = [];
  let section: { start: number; lines: string[] } = { start: from, lines: [] };
  const close = () => {
    const plain = toPlainText(section.lines);
    if (plain !== "") items.push(textNode(whereIs(section.start), "the text after the front matter", plain));
  };
  let offset = from;
  for (const line of text.slice(from).split("\n")) {
    if (/^#{1,6}\s/.test(line) || section.lines.length === 0) {
      close();
      section = { start: offset, lines: [] };
    }
    section.lines.push(line.replace(/\r$/, ""));
    offset += line.length + 1;
  }
  close();
  return { kind: "list", where: whereIs(from), trail: "the text after the front matter", items };
}

/** The words of a heading without the marks around them. */
function readHeading(line: string): string | undefined {
  const mark = /^#{1,6}\s+/.exec(line)?.[0];
  return mark && trimEndWhere(line.slice(mark.length).trimEnd(), (character) => character === "#");
}

function toPlainText(lines: string[]): string {
  const blocks: string[] = [];
  let isOpen = false;
  for (const line of lines) {
    const heading = readHeading(line);
    const bullet = /^\s*(?:[-*+]|\d{1,2}[.)])\s+(.*)$/s.exec(line)?.[1];
    if (clean(line) === "") isOpen = false;
    else if (heading !== undefined) blocks.push(/[.!?:]$/.test(heading.trim()) ? heading : `${heading}:`);
    else if (bullet !== undefined) {
      const last = blocks.at(-1);
      if (last !== undefined && isOpen && !/[.!?:;]$/.test(last)) blocks[blocks.length - 1] = `${last};`;
      blocks.push(bullet);
      isOpen = true;
    } else {
      if (isOpen) blocks.push(line);
      else {
        const last = blocks.at(-1);
        if (last !== undefined && !/[.!?:;]$/.test(last.trim())) blocks[blocks.length - 1] = `${last.trim()}.`;
        blocks.push(line);
      }
      isOpen = true;
    }
  }
  return clean(blocks.join(" "));
}
