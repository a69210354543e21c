import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import type { Rating } from "#app/statistics/ratings-table";

const RATING_COLUMNS = ["rater", "subject", "item", "rating"] as const;
type Column = (typeof RATING_COLUMNS)[number];

type RatingsFileIssue = { line: number; message: string };
export type RatingsFile = { ok: true; ratings: Rating[] } | { ok: false; issues: RatingsFileIssue[] };

/** After this many, the file is not what it should be. */
const MAX_ISSUES = 50;

/**
 * Reads a CSV file of ratings: a first line with the columns of {@link RATING_COLUMNS} in any order, others ignored; a blank rating is missing.
 * Every bad line is named. A file that cannot be opened is the caller's to handle.
 */
export async function readRatingsCsv(file: string): Promise<RatingsFile> {
  const reader = new RatingsReader();
  const parser = parse({ bom: true, delimiter: await detectDelimiter(file), relax_column_count: true, trim: true });
  parser.on("readable", () => {
    for (let record: string[] | null = parser.read(); record !== null; record = parser.read()) {
      reader.read(record);
      if (reader.isHopeless()) {
        parser.destroy();
        return;
      }
    }
  });
  try {
    await pipeline(createReadStream(file), parser);
  } catch (error) {
    if (error instanceof CsvError) reader.issues.push({ line: Number(error.lines ?? 0), message: error.message });
    else if (!reader.isHopeless()) throw error;
  }
  return reader.finish();
}

const HEADER_BYTES = 4_096;

/** Spreadsheets write commas, semicolons or tabs, after the country: whichever the first line has most of. */
async function detectDelimiter(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    const [firstLine = ""] = buffer.toString("utf8", 0, bytesRead).split(/\r\n|\n|\r/, 1);
    const count = (delimiter: string) => firstLine.split(delimiter).length;
    return [";", "\t"].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best), ",");
  } finally {
    await handle.close();
  }
}

function countLineEnds(record: readonly string[]): number {
  let count = 0;
  for (const cell of record) {
    for (let at = cell.indexOf("\n"); at >= 0; at = cell.indexOf("\n", at + 1)) count += 1;
  }
  return count;
}

class RatingsReader {
  readonly issues: RatingsFileIssue[] = [];
  private readonly ratings: Rating[] = [];
  private places: Record<Column, number> | null = null;
  private headed = false;
  private nextLine = 1;
  /** The line of each rating by rater, subject and item, to find duplicates. */
  private readonly lines = new Map<string, number>();

  read(record: string[]): void {
    // Cells may hold line ends of their own. (The parser counts lines too, but takes twice the time with it.)
    const line = this.nextLine;
    this.nextLine += 1 + countLineEnds(record);
    if (record.length <= 1 && !record[0]) return;
    if (!this.headed) {
      this.headed = true;
      this.places = this.readHeader(record, line);
    } else if (this.places) this.readRating(record, this.places, line);
  }

  isHopeless(): boolean {
    return this.issues.length >= MAX_ISSUES || (this.headed && this.places === null);
  }

  finish(): RatingsFile {
    if (!this.headed && this.issues.length === 0) {
      this.issues.push({ line: 1, message: `the file is empty: it needs the columns ${RATING_COLUMNS.join(", ")}` });
    }
    return this.issues.length > 0 ? { ok: false, issues: this.issues } : { ok: true, ratings: this.ratings };
  }

  private readHeader(record: string[], line: number): Record<Column, number> | null {
    const names = record.map((name) => name.toLowerCase());
    const absent = RATING_COLUMNS.filter((column) => !names.includes(column));
    const repeated = RATING_COLUMNS.filter((column) => names.indexOf(column) !== names.lastIndexOf(column));
    for (const column of absent) this.issues.push({ line, message: `the column "${column}" is missing` });
    for (const column of repeated) this.issues.push({ line, message: `the column "${column}" is there twice` });
    if (absent.length + repeated.length > 0) return null;
    const [rater, subject, item, rating] = RATING_COLUMNS.map((column) => names.indexOf(column));
    return { rater: rater ?? 0, subject: subject ?? 0, item: item ?? 0, rating: rating ?? 0 };
  }

  private readRating(record: string[], places: Record<Column, number>, line: number): void {
    const cell = (column: Column) => record[places[column]] ?? "";
    const [rater, subject, item, rating] = [cell("rater"), cell("subject"), cell("item"), cell("rating")];
    if (record.every((text) => text === "")) return;
    const blank = (["rater", "subject", "item"] as const).filter((column) => cell(column) === "");
    if (blank.length > 0) {
      for (const column of blank) this.issues.push({ line, message: `the ${column} is blank` });
      return;
    }
    const value = rating === "" ? null : Number(rating);
    if (value !== null && !Number.isFinite(value)) {
      this.issues.push({ line, message: `"${rating}" is not a number: leave a missing rating blank` });
      return;
    }
    const key = `${rater}\0${subject}\0${item}`;
    const earlier = this.lines.get(key);
    if (earlier !== undefined) {
      this.issues.push({ line, message: `${rater} rated ${subject} on ${item} already in line ${earlier}` });
      return;
    }
    this.lines.set(key, line);
    this.ratings.push({ rater, subject, item, value });
  }
}
