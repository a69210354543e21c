import { type ImportedRow, MAX_READ_ROWS, type ParsedImport, tooManyRows } from "#app/features/evidence/domain/import";
import { MAX_SECTION_LENGTH, MAX_TITLE_LENGTH } from "#app/features/evidence/domain/limits";
import { splitLines, trimEndWhere } from "#app/kernel/lines";
import { takeLinks } from "./links-in-text";
import { readDay, readMonth } from "./written-days";

/** Twice the longest text of a piece, as our export writes it (a backslash before every sign), and room for what names it. */
export const MAX_LINE_LENGTH = MAX_SECTION_LENGTH * 2 + 2_000;
/** After this many lines that are too long, the file is not a document. */
const MAX_LONG_LINES = 50;

const SECTION = /^(?:\*\*|__)?(problem|choice|decision|result|impact|risk|links?)[.:]?(?:\*\*|__)?[.:]?\s+(.*)$/is;
const SECTION_OF: Record<string, "problem" | "choice" | "result" | "risk" | "links"> = {
  problem: "problem",
  choice: "choice",
  decision: "choice",
  result: "result",
  impact: "result",
  risk: "risk",
  link: "links",
  links: "links",
};

/** "**Topic:** …" or "Topic: …" with a known word: what a heading's item has as a list of fields. */
const FIELD = /^(?:\*\*|__)\p{L}[\p{L} ]{0,40}(?::(?:\*\*|__)|(?:\*\*|__):)\s/u;

/** A piece while its lines are read. */
type Open = ImportedRow & { indent: number; section: "problem" | "choice" | "result" | "risk" };

/**
 * Parses a brag document. A heading with a day and text is an item, and so is one above a list of fields ("**Impact:** …"),
 * and each bullet under any other heading. A
 * bullet's day is at its beginning or in brackets, or comes from the month of a heading above (then it is the first of
 * that month). Text indented or under an item is its problem, or the field its line names ("Result: …"). All other text
 * is reported and left out.
 */
export function parseBragDocument(text: string): ParsedImport {
  const reader = new BragReader();
  for (const [index, line] of splitLines(text.replace(/^\uFEFF/, "")).entries()) {
    if (!reader.read(line, index + 1)) break;
  }
  return reader.finish();
}

class BragReader {
  readonly #parsed: ParsedImport = { rows: [], problems: [] };
  /** The months that headings name, each with the heading's rank: a heading of the same rank or above ends it. */
  readonly #months: { rank: number; month: string }[] = [];
  /** The heading above, while nothing stands under it: a list of fields makes it a piece. */
  #heading: { text: string; number: number } | null = null;
  #open: Open | null = null;
  /** The piece of the heading above, to which bullets under it belong. */
  #isUnderHeading = false;
  #isList: "shows" | null = null;
  #isCode = false;
  #outside: number[] = [];
  #longLines = 0;
  #isFull = false;

  /** False once there is more than is read of any file. */
  read(line: string, number: number): boolean {
    if (line.length > MAX_LINE_LENGTH) return this.#leaveOut(number);
    if (/^\s*(```|~~~)/.test(line)) this.#isCode = !this.#isCode;
    const heading = this.#isCode ? null : readHeading(line);
    const bullet = this.#isCode ? null : /^(\s*)(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/s.exec(line);
    if (heading !== null) this.#readHeading(heading, number);
    else if (bullet) this.#readBullet(bullet[1] ?? "", bullet[2] ?? "", number);
    else this.#readText(line, number);
    if (heading === null && line.trim() !== "") this.#heading = null;
    return !this.#isFull;
  }

  #leaveOut(number: number): boolean {
    const place = { kind: "line", number } as const;
    this.#longLines++;
    if (this.#longLines <= MAX_LONG_LINES) {
      const limit = MAX_LINE_LENGTH.toLocaleString("en-GB");
      const message = `this line is longer than ${limit} characters, so it is left out: write it as several lines`;
      this.#parsed.problems.push({ place, message });
      return true;
    }
    const message = `there are more than ${MAX_LONG_LINES} lines that are too long, so nothing from here on is read`;
    this.#parsed.problems.push({ place, message });
    return false;
  }

  finish(): ParsedImport {
    this.#close();
    if (this.#outside.length > 0) {
      const [first = 1] = this.#outside;
      const count = this.#outside.length;
      const message =
        count === 1
          ? "this line is under no heading with a day and in no bullet, so it is left out"
          : `from here on, ${count} lines are under no heading with a day and in no bullet, so they are left out`;
      this.#parsed.problems.push({ place: { kind: "line", number: first }, message });
    }
    return this.#parsed;
  }

  #close(): void {
    if (this.#open) {
      const { indent: _, section: __, ...row } = this.#open;
      for (const name of ["problem", "choice", "result", "risk"] as const) row[name] = row[name].trim();
      this.#parsed.rows.push({ ...row, links: [...new Set(row.links)] });
    }
    this.#open = null;
    this.#isList = null;
  }

  #begin(number: number, text: string, day: string, indent: number): void {
    const place = { kind: "line", number } as const;
    if (this.#parsed.rows.length === MAX_READ_ROWS) {
      this.#parsed.problems.push({ place, message: tooManyRows });
      this.#isFull = true;
      return;
    }
    const { plain, links } = takeLinks(text);
    const [title, rest] = splitTitle(plain);
    this.#open = {
      place,
      title,
      day,
      links,
      problem: rest,
      choice: "",
      result: "",
      risk: "",
      shows: [],
      indent,
      section: "problem",
    };
  }

  #readHeading({ rank, text }: { rank: number; text: string }, number: number): void {
    this.#close();
    while ((this.#months.at(-1)?.rank ?? 0) >= rank) this.#months.pop();
    const { day, rest } = readDay(text);
    const isUndated = /^no day\s*:\s*/i.exec(text);
    this.#isUnderHeading = (day !== "" && /\p{L}/u.test(rest)) || isUndated !== null;
    this.#heading = this.#isUnderHeading ? null : { text, number };
    if (this.#isUnderHeading) {
      const title = asWritten((isUndated ? text.slice(isUndated[0].length) : rest).replace(/ \(archived\)$/, ""));
      this.#begin(number, title, day, -1);
      return;
    }
    const month = day || readMonth(text);
    if (month !== "" || /\b(19|20)\d\d\b/.test(text)) this.#months.push({ rank, month });
  }

  #month = () => this.#months.at(-1)?.month ?? "";

  #readBullet(space: string, text: string, number: number): void {
    const indent = space.replaceAll("\t", "    ").length;
    if (this.#heading && (FIELD.test(text) || SECTION.test(text))) {
      this.#isUnderHeading = true;
      this.#begin(this.#heading.number, this.#heading.text, this.#month(), -1);
    }
    const belongs = this.#open !== null && (this.#isUnderHeading || indent > this.#open.indent);
    if (belongs && this.#open) {
      // A field of another name ends the one before it.
      if (FIELD.test(text)) this.#open.section = "problem";
      this.#continue(this.#open, text, "- ");
      return;
    }
    this.#close();
    if (text.trim() === "") return;
    const { day, rest } = readDay(text);
    this.#begin(number, rest, day || this.#month(), indent);
  }

  #readText(line: string, number: number): void {
    const text = line.trim();
    if (text === "") {
      if (this.#open) this.#open[this.#open.section] += "\n";
    } else if (this.#open) this.#continue(this.#open, text, "");
    else if (!isRule(text) && !this.#isTitleLine(text)) this.#outside.push(number);
  }

  /** The line with which our own export begins. */
  #isTitleLine = (text: string) => /^Exported on \d{4}-\d\d-\d\d: \d+ in all\.$/.test(text);

  #continue(open: Open, text: string, bullet: string): void {
    // Endorsements in a document are skipped: colleagues have to give them again.
    if (text.startsWith("> ")) return;
    if (/^shows:$/i.test(text)) {
      this.#isList = "shows";
      return;
    }
    if (this.#isList === "shows" && bullet) {
      open.shows.push(asWritten(text));
      return;
    }
    const { plain, links } = takeLinks(text);
    for (const link of links) open.links.push(link);
    const [, name, said] = SECTION.exec(plain.trim()) ?? [];
    const section = name && SECTION_OF[name.toLowerCase()];
    if (section && section !== "links") {
      open.section = section;
      open[section] += `${open[section] ? "\n" : ""}${said}\n`;
    } else if (section !== "links" && plain.trim() !== "") open[open.section] += `${bullet}${plain.trim()}\n`;
  }
}

/** The rank of a heading, 1 for the highest, and its words without the marks around them; null for a line that is none. */
function readHeading(line: string): { rank: number; text: string } | null {
  const mark = /^#{1,6}\s(?=.)/s.exec(line)?.[0];
  if (mark === undefined) return null;
  const words = line.slice(mark.length).trimStart();
  return { rank: mark.length - 1, text: trimEndWhere(words, (character) => character === "#").trimEnd() };
}

/** A line across the page: three marks or more and nothing else. */
function isRule(text: string): boolean {
  return /^[-=*_\s]*$/.test(text) && text.replace(/\s+/g, "").length >= 3;
}

/** A title that fits, at the end of a sentence or a word, and the rest. */
function splitTitle(text: string): [title: string, rest: string] {
  const words = trimEndWhere(text.trim(), (character) => /[\s:–-]/.test(character));
  if (words.length <= MAX_TITLE_LENGTH) return [words, ""];
  const sentence = /^.{10,199}?[.!?](?=\s)/.exec(words)?.[0];
  const end = sentence?.length ?? words.lastIndexOf(" ", MAX_TITLE_LENGTH - 1);
  const at = end > 0 ? end : MAX_TITLE_LENGTH - 1;
  return [words.slice(0, at).trim(), words.slice(at).trim()];
}

const asWritten = (text: string) => text.replace(/\\([\\`*_[\]<>#])/g, "$1");
