import { stringify } from "csv-stringify/sync";
import { IMPORT_COLUMNS, type ImportRefusal } from "#app/features/people/domain/import-columns";
import type { CsvLine } from "#app/kernel/lines";
import { readCsvLines } from "#app/platform/csv/csv-lines";

/** More people than one organisation of this product has; a larger file is most likely the wrong one. */
export const MAX_IMPORT_ROWS = 10_000;
export const MAX_IMPORT_BYTES = 3 * 1024 * 1024;
const LIMITS = { maxRows: MAX_IMPORT_ROWS, maxCellCharacters: 2_000, maxColumns: 50, maxLineCharacters: 20_000 };

export type ParsedCsv = { ok: true; lines: CsvLine[] } | { ok: false; refused: ImportRefusal[] };

const refused = (line: number, reason: string): ParsedCsv => ({ ok: false, refused: [{ line, column: null, reason }] });

/**
 * Reads CSV as spreadsheets write it. Every unreadable line is named, and then nothing of the file is taken.
 */
export function parsePeopleCsv(text: string): ParsedCsv {
  if (Buffer.byteLength(text) > MAX_IMPORT_BYTES) return refused(1, "the file is larger than 3 MB");
  const { lines, unreadable } = readCsvLines(text, LIMITS);
  if (unreadable.length > 0) return { ok: false, refused: unreadable.map((each) => ({ ...each, column: null })) };
  if (lines.length > MAX_IMPORT_ROWS + 1) {
    return refused(lines.at(-1)?.line ?? 1, "one file has at most 10,000 people: split it");
  }
  return { ok: true, lines };
}

/** Writes rows (the header first) so that reading gives the same cells back. */
export function printPeopleCsv(rows: readonly (readonly string[])[]): string {
  return stringify(rows as string[][], { record_delimiter: "\r\n", quoted_match: /^\s|\s$|[;\t\r\n]/ });
}

/** The file to begin with: the header and one example. */
export function peopleCsvTemplate(): string {
  return printPeopleCsv([IMPORT_COLUMNS.map(({ header }) => header), IMPORT_COLUMNS.map(({ example }) => example)]);
}
