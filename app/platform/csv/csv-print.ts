import { stringify } from "csv-stringify/sync";

/** What begins like a formula is one to a spreadsheet (OWASP, CSV injection): it gets an apostrophe before it. Numbers are numbers. */
export function defuse(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** Rows for spreadsheets, the header first. Any line break in a cell is quoted, whatever ends the rows. */
export function printCsv(rows: readonly (readonly (string | number | null | undefined)[])[]): string {
  return stringify(
    rows.map((row) => row.map((cell) => (typeof cell === "string" ? defuse(cell) : cell))),
    { record_delimiter: "\r\n", quoted_match: /^\s|\s$|[;\t\r\n]/ },
  );
}
