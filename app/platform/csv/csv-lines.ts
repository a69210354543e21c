import { type CsvError, parse } from "csv-parse/sync";
import { type CsvLine, findLongLines, splitLines } from "#app/kernel/lines";
import { findSeparator } from "./table-text";

export type CsvLimits = { maxRows: number; maxCellCharacters: number; maxColumns: number; maxLineCharacters: number };
type UnreadableLine = { line: number; reason: string };
export type CsvLines = { lines: CsvLine[]; unreadable: UnreadableLine[] };

/** After this many lines that cannot be read, the file is not what it should be. */
const MAX_UNREADABLE = 50;
/** The parser makes an error for each quotation mark, also where one line has thousands, and takes long over each. */
const MAX_ERRORS = 500;

/** Ends the parser, which would go on to the end of the text. */
class Hopeless extends Error {}

/** The text of an uploaded file. Null where it is not UTF-8, as older spreadsheets write by default. */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Finds binary content and lines that are too long, before the text is parsed. */
function findUnreadable(text: string, { maxLineCharacters }: CsvLimits): UnreadableLine[] {
  const zero = text.indexOf("\0");
  if (zero >= 0) {
    const line = text.slice(0, zero).split("\n").length;
    return [{ line, reason: "this is not text: is it a spreadsheet file?" }];
  }
  const limit = maxLineCharacters.toLocaleString("en-GB");
  return findLongLines(text, maxLineCharacters, MAX_UNREADABLE).map((line) => ({
    line,
    reason: `this line is longer than ${limit} characters, so nothing of the file is read: is it a CSV file?`,
  }));
}

/**
 * Reads CSV as spreadsheets write it: with or without a byte order mark or a line `sep=;`, separated by commas, semicolons
 * or tabs, quoted or not, with any line ends. Empty lines are skipped. Every unreadable line is named; one row
 * more than `maxRows` tells that there are too many.
 */
export function readCsvLines(text: string, limits: CsvLimits): CsvLines {
  const { maxRows, maxCellCharacters, maxColumns } = limits;
  const unreadable = findUnreadable(text, limits);
  if (unreadable.length > 0) return { lines: [], unreadable };
  const lines: CsvLine[] = [];
  const { separator, text: table } = findSeparator(text);
  let errors = 0;
  try {
    const records = parse(table, {
      bom: true,
      delimiter: separator,
      record_delimiter: ["\r\n", "\n", "\r"],
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      on_skip: (error) => {
        if (!error) return;
        if (error.lines !== unreadable.at(-1)?.line) unreadable.push(explain(error));
        errors++;
        if (unreadable.length === MAX_UNREADABLE || errors === MAX_ERRORS) throw new Hopeless();
      },
      to: maxRows + 2,
    }) as unknown as { info: { lines: number }; record: string[] }[];
    for (const { info, record } of records) {
      const line = info.lines - countLineEnds(record);
      if (record.every((cell) => cell.trim() === "")) continue;
      if (record.length > maxColumns || record.some((cell) => cell.length > maxCellCharacters)) {
        unreadable.push({ line, reason: "this line is too long: is a quotation mark left open above it?" });
      } else lines.push({ line, cells: record });
    }
  } catch (error) {
    if (error instanceof Hopeless) {
      const line = unreadable.at(-1)?.line ?? 1;
      unreadable.push({ line, reason: "too much up to here cannot be read, so nothing of the file is read" });
    } else if (isCsvError(error)) unreadable.push(explain(error));
    else throw error;
  }
  return { lines, unreadable: unreadable.sort((a, b) => a.line - b.line) };
}

function countLineEnds(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + splitLines(cell).length - 1, 0);
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && "code" in error && String(error.code).startsWith("CSV_");
}

function explain(error: CsvError): UnreadableLine {
  const line = typeof error.lines === "number" ? error.lines : 1;
  const reason =
    error.code === "CSV_QUOTE_NOT_CLOSED"
      ? "a quotation mark is opened here or above and never closed"
      : "a quotation mark stands inside a text: put the whole text in quotation marks and write the inner ones twice";
  return { line, reason };
}
