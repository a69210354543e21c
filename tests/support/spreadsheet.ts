import { parse } from "csv-parse/sync";

const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const SEPARATORS = [",", ";", "\t", "|"];

/**
 * The cells of a CSV text that a spreadsheet takes for formulas, whichever of the separators it goes by. Where the file's
 * quotation marks do not fit the separator, spreadsheets differ: one that reads them as text, and one that passes over them.
 * Numbers are left out: the program writes them, and they are numbers.
 */
export function listFormulas(text: string): string[] {
  const cells = SEPARATORS.flatMap((delimiter) => [
    ...(
      parse(text, {
        delimiter,
        record_delimiter: ["\r\n", "\n", "\r"],
        relax_quotes: true,
        relax_column_count: true,
        skip_records_with_error: true,
      }) as string[][]
    ).flat(),
    // Commas within quotation marks separate nowhere: that is what the file is made for.
    ...(delimiter === "," ? [] : text.split(new RegExp(`[${delimiter}\r\n]`)).map((cell) => cell.replace(/^"+/, ""))),
  ]);
  return cells.filter((cell) => FORMULA.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell));
}
