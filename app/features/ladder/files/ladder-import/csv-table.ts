import { CsvError, parse } from "csv-parse/sync";
import { rearm } from "#app/platform/csv/csv-print";
import { findSeparator } from "#app/platform/csv/table-text";
import { clean } from "./fit-text";
import type { ImportLog, Where } from "./log";
import { type TextNode, textNode } from "./source-tree";

const MAX_ROWS = 20_000;
const MAX_COLUMNS = 100;
const MAX_ERRORS = 20;
/** A header stands within so many rows; above it are titles. */
const ROWS_OF_TITLES = 10;
/** A header names at least this part of the columns, so that "Ladder 2026, , May" above it is none. */
const HEADER_SHARE = 0.6;

export type CsvTable = { header: TextNode[]; rows: TextNode[][] };
type ReadRecord = { info: { lines: number }; raw: string; record: string[] };

/**
 * Reads CSV as spreadsheets write it: separated by commas, semicolons or tabs, any line ends. Each cell knows its line and column. Rows without
 * text are skipped, and titles above the header left out. Null, with the errors at their places, where it cannot be read.
 */
export function readCsvTable(path: string, source: string, log: ImportLog): CsvTable | null {
  const { separator: delimiter, text } = findSeparator(source);
  const rows: TextNode[][] = [];
  let line = 1;
  try {
    const records = parse(text, {
      delimiter,
      record_delimiter: ["\r\n", "\n", "\r"],
      info: true,
      raw: true,
      relax_column_count: true,
      to: MAX_ROWS + 2,
    }) as unknown as ReadRecord[];
    for (const { raw, record } of records) {
      const cells = placeCells(path, raw, record, delimiter, line);
      line += countLineEnds(raw);
      if (record.some((cell) => cell.trim() !== "")) rows.push(cells);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    log.error(
      { path, line: typeof error.lines === "number" ? Math.max(1, error.lines) : 1, column: 1 },
      explain(error),
    );
    return null;
  }
  const [header, ...others] = withoutTitles(rows, log);
  if (!header) log.error({ path, line: 1, column: 1 }, "the file is empty");
  else if (header.length > MAX_COLUMNS)
    log.error(header[0]?.where ?? { path, line: 1, column: 1 }, `more than ${MAX_COLUMNS} columns`);
  else if (others.length > MAX_ROWS)
    log.error({ path, line, column: 1 }, `more than ${MAX_ROWS} rows: is this a ladder?`);
  else return reportSurplus(header, others, log);
  return null;
}

/** The rows from the header on: the first one that has about as many cells as the widest near the top. */
function withoutTitles(rows: TextNode[][], log: ImportLog): TextNode[][] {
  const top = rows.slice(0, ROWS_OF_TITLES).map((row) => row.filter(({ text }) => clean(text) !== ""));
  const widest = Math.max(0, ...top.map(({ length }) => length));
  const least = Math.max(Math.min(2, widest), Math.ceil(widest * HEADER_SHARE));
  const at = top.findIndex(({ length }) => length >= least);
  for (const title of top.slice(0, Math.max(0, at))) {
    const [first] = title;
    if (first)
      log.leftOut(
        first.where,
        "a line above the table",
        title.map(({ text }) => text),
      );
  }
  return rows.slice(Math.max(0, at));
}

/** Cells beyond the header have no column to belong to. */
function reportSurplus(header: TextNode[], rows: TextNode[][], log: ImportLog): CsvTable | null {
  let errors = 0;
  for (const row of rows) {
    const surplus = row.slice(header.length).find(({ text }) => text.trim() !== "");
    if (!surplus || errors >= MAX_ERRORS) continue;
    errors += 1;
    log.error(
      surplus.where,
      `this row has ${row.length} cells; the first line names ${header.length}: is a text with a separator not in quotes?`,
    );
  }
  return errors > 0 ? null : { header, rows };
}

/** Where each cell begins: quotes, and the line ends within them, are followed as in the file. */
function placeCells(path: string, raw: string, record: string[], delimiter: string, firstLine: number): TextNode[] {
  const places: Where[] = [{ path, line: firstLine, column: 1 }];
  let line = firstLine;
  let lineStart = 0;
  let isQuoted = false;
  for (let at = 0; at < raw.length; at += 1) {
    const letter = raw[at];
    if (letter === '"') isQuoted = !isQuoted;
    else if (letter === "\n" || (letter === "\r" && raw[at + 1] !== "\n")) {
      line += 1;
      lineStart = at + 1;
    } else if (letter === delimiter && !isQuoted) places.push({ path, line, column: at + 2 - lineStart });
  }
  return record.map((cell, index) =>
    textNode(places[index] ?? { path, line: firstLine, column: 1 }, `column ${index + 1}`, rearm(cell)),
  );
}

function countLineEnds(raw: string): number {
  return raw.match(/\r\n|\n|\r/g)?.length ?? 0;
}

function explain(error: CsvError): string {
  return error.code === "CSV_QUOTE_NOT_CLOSED"
    ? "a quotation mark is opened here or above and never closed"
    : "a quotation mark stands inside a text: put the whole text in quotation marks and write the inner ones twice";
}

/** The text of a cell, now taken; null where the cell is missing or blank. */
export function take(cell: TextNode | undefined): TextNode | null {
  if (!cell) return null;
  cell.isTaken = true;
  return clean(cell.text) === "" ? null : cell;
}
