import { type CsvError, parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { type CsvLine, IMPORT_COLUMNS, type ImportRefusal } from "#app/domain/people/import-columns";

/** More people than one organisation of this product has; a larger file is most likely the wrong one. */
export const MAX_IMPORT_ROWS = 10_000;
export const MAX_IMPORT_BYTES = 3 * 1024 * 1024;
const MAX_CELL_CHARACTERS = 2_000;
const MAX_COLUMNS = 50;
/** After this many lines that cannot be read, the file is not what it should be. */
const MAX_UNREADABLE = 50;

export type ParsedCsv = { ok: true; lines: CsvLine[] } | { ok: false; refused: ImportRefusal[] };

const refused = (line: number, reason: string): ParsedCsv => ({ ok: false, refused: [{ line, column: null, reason }] });

/** The text of an uploaded file. Null where it is not UTF-8, as older spreadsheets write by default. */
export function decodeCsv(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Reads CSV as spreadsheets write it: with or without a byte order mark, separated by commas, semicolons or tabs (the
 * first line tells), quoted or not, with any line ends. Empty lines are skipped. Every unreadable line is named.
 */
export function parsePeopleCsv(text: string): ParsedCsv {
  if (Buffer.byteLength(text) > MAX_IMPORT_BYTES) return refused(1, "the file is larger than 3 MB");
  const zero = text.indexOf("\0");
  if (zero >= 0) return refused(text.slice(0, zero).split("\n").length, "this is not text: is it a spreadsheet file?");
  const unreadable: ImportRefusal[] = [];
  const lines: CsvLine[] = [];
  try {
    const records = parse(text, {
      bom: true,
      delimiter: detectDelimiter(text),
      record_delimiter: ["\r\n", "\n", "\r"],
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      on_skip: (error) => {
        if (error && unreadable.length < MAX_UNREADABLE && error.lines !== unreadable.at(-1)?.line) {
          unreadable.push(explain(error));
        }
      },
      to: MAX_IMPORT_ROWS + 2,
    }) as unknown as { info: { lines: number }; record: string[] }[];
    for (const { info, record } of records) {
      const line = info.lines - countLineEnds(record);
      if (record.every((cell) => cell.trim() === "")) continue;
      if (record.length > MAX_COLUMNS || record.some((cell) => cell.length > MAX_CELL_CHARACTERS)) {
        unreadable.push({
          line,
          column: null,
          reason: "this line is too long: is a quotation mark left open above it?",
        });
      } else lines.push({ line, cells: record });
    }
  } catch (error) {
    if (!isCsvError(error)) throw error;
    unreadable.push(explain(error));
  }
  if (unreadable.length > 0) return { ok: false, refused: unreadable.sort((a, b) => a.line - b.line) };
  if (lines.length > MAX_IMPORT_ROWS + 1) {
    return refused(lines.at(-1)?.line ?? 1, "one file has at most 10,000 people: split it");
  }
  return { ok: true, lines };
}

/** The separator that the first line has most of, outside quotes. */
function detectDelimiter(text: string): string {
  const [firstLine = ""] = text.replace(/^[\uFEFF\s]+/, "").split(/\r\n|\n|\r/, 1);
  const unquoted = firstLine.replace(/"[^"]*"/g, "");
  const count = (delimiter: string) => unquoted.split(delimiter).length;
  return [";", "\t"].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best), ",");
}

function countLineEnds(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + cell.split(/\r\n|\n|\r/).length - 1, 0);
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && "code" in error && String(error.code).startsWith("CSV_");
}

function explain(error: CsvError): ImportRefusal {
  const line = typeof error.lines === "number" ? error.lines : 1;
  const reason =
    error.code === "CSV_QUOTE_NOT_CLOSED"
      ? "a quotation mark is opened here or above and never closed"
      : "a quotation mark stands inside a text: put the whole text in quotation marks and write the inner ones twice";
  return { line, column: null, reason };
}

/** Writes rows (the header first) so that reading gives the same cells back. */
export function printPeopleCsv(rows: readonly (readonly string[])[]): string {
  return stringify(rows as string[][], { record_delimiter: "\r\n", quoted_match: /^\s|\s$|[;\t\r\n]/ });
}

/** The file to begin with: the header and one example. */
export function peopleCsvTemplate(): string {
  return printPeopleCsv([IMPORT_COLUMNS.map(({ header }) => header), IMPORT_COLUMNS.map(({ example }) => example)]);
}
