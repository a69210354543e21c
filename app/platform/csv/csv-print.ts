import { stringify } from "csv-stringify/sync";

/**
 * Where a text, within a cell or at its start, would begin a cell of its own that a spreadsheet takes for a formula (OWASP, CSV
 * injection): German and French spreadsheets separate by semicolons, and what the quotation marks of a comma's file hold
 * together, they take apart at semicolons and line ends. Blanks and quotation marks before the sign do not help.
 */
const BLANKS = String.raw`'*[" \u00a0\u3000]*`;
const BEFORE_FORMULA = String.raw`(?<=^|[;|\t\r\n])#(?=${BLANKS}[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])`;
/** At the end of a cell its closing quotation mark would open one, which begins with the line end of the row. */
const BEFORE_END = String.raw`(?<=[;|\t\r\n])#(?=${BLANKS}$)`;
const placesWith = (mark: string) => new RegExp(`${BEFORE_FORMULA}|${BEFORE_END}`.replaceAll("#", mark), "g");
const UNSAFE = placesWith("");
const DEFUSED = placesWith("'");

/**
 * Puts an apostrophe before each such place, which spreadsheets show as text; what has apostrophes there gets one more, so that
 * `rearm` gives every text back. A first line `sep=,` would need no apostrophes, but only spreadsheets understand it: every
 * other reader, our imports included, would take it for the header.
 */
export const defuse = (cell: string): string => cell.replace(UNSAFE, "'");

/** The text that `defuse` was given. */
export const rearm = (cell: string): string => cell.replace(DEFUSED, "");

/** Rows for spreadsheets, the header first. Any line break in a cell is quoted, whatever ends the rows. Numbers stay numbers. */
export function printCsv(rows: readonly (readonly (string | number | null | undefined)[])[]): string {
  return stringify(
    rows.map((row) => row.map((cell) => (typeof cell === "string" ? defuse(cell) : cell))),
    { record_delimiter: "\r\n", quoted_match: /^\s|\s$|[;|\t\r\n]/ },
  );
}
