import { quote } from "#app/kernel/nearest";
import type { CsvTable } from "./csv-table";
import { clean } from "./fit-text";
import type { ImportLog } from "./log";
import { type TextNode, textNode } from "./source-tree";

/** Shown where a table cannot be read. */
const LAYOUT =
  "a ladder needs what is asked in words: one row for each competency, one column for each level, in each cell the criteria, one a line; or the columns competency, level and criterion";

/** What the first column is called where each row is a level. */
const LEVEL_HEADINGS = new Set([
  "level",
  "levels",
  "role",
  "roles",
  "grade",
  "title",
  "job_title",
  "position",
  "seniority",
]);
const LEVEL_WORD =
  /^(?:ic|l|p|e|m)\d{1,2}\b|\b(?:trainee|intern|junior|mid|middle|senior|staff|principal|lead|distinguished|fellow)\b/i;

/** Whether the rows of a table are levels and its columns competencies: by the first column's name, else by the names of levels in it. */
export function isTransposed(names: string[], { header, rows }: CsvTable): boolean {
  if (LEVEL_HEADINGS.has(names[0] ?? "")) return true;
  const count = (cells: (TextNode | undefined)[]) =>
    cells.filter((cell) => cell && LEVEL_WORD.test(clean(cell.text))).length;
  return rows.length >= 2 && count(header.slice(1)) === 0 && count(rows.map(([first]) => first)) * 2 > rows.length;
}

/** The same cells with rows as columns. */
export function transpose({ header, rows }: CsvTable): CsvTable {
  const [corner, ...columns] = header;
  const blank = ({ where }: TextNode) => textNode(where, "a cell", "");
  return {
    header: [corner, ...rows.map(([first]) => first)].flatMap((node) => node ?? []),
    rows: columns.map((column, index) => [column, ...rows.map((row) => row[index + 1] ?? blank(column))]),
  };
}

/** More cells than this, of few different short texts, are marks of a scale. */
const MIN_SCALE_CELLS = 4;
const MAX_SCALE_WORD_LENGTH = 25;
const MAX_NAMED = 10;
const MARK = /^(?:[a-z]|yes|no|ok|true|false|ja|nein|oui|non|si|sí|\P{L}+)$/iu;

export const isBlankCell = (text: string) => /^(?:[-–—]|n\/?a|)$/i.test(clean(text));

/**
 * Finds the cells that hold a number, a cross or a word of a scale instead of what is asked: as criteria they would be nonsense. Where they are half
 * of the filled cells or more, the table is refused, and the first of them are named. A few among words are left out, each in the report.
 */
export function findMarks(cells: TextNode[], log: ImportLog): Set<TextNode> {
  const filled = cells.filter(({ text }) => !isBlankCell(text));
  const texts = filled.map(({ text }) => clean(text).toLowerCase());
  const isScale =
    filled.length >= MIN_SCALE_CELLS &&
    new Set(texts).size * 2 <= filled.length &&
    texts.every((text) => text.length <= MAX_SCALE_WORD_LENGTH);
  const marks = isScale ? filled : filled.filter(({ text }) => MARK.test(clean(text)));
  const [first] = marks;
  if (first && marks.length * 2 >= filled.length) {
    log.error(
      first.where,
      `${marks.length} of ${filled.length} cells hold a number, a mark or a word of a scale: ${LAYOUT}`,
    );
    for (const { where, text } of marks.slice(0, MAX_NAMED))
      log.error(where, `${quote(clean(text))} says no criterion`);
  } else
    for (const { where, text } of marks)
      log.leftOut(where, "a cell with a number or a mark: it says no criterion", [text]);
  return new Set(marks);
}
