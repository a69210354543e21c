import {
  type ImportedRow,
  type ImportProblem,
  MAX_READ_ROWS,
  type ParsedImport,
  tooManyRows,
} from "#app/features/evidence/domain/import";
import { MAX_SECTION_LENGTH } from "#app/features/evidence/domain/limits";
import { type CsvLine, splitLines } from "#app/kernel/lines";
import { didYouMean } from "#app/kernel/nearest";
import { readCsvLines } from "#app/platform/csv/csv-lines";
import { rearm } from "#app/platform/csv/csv-print";
import { findSeparator } from "#app/platform/csv/table-text";
import { readTimestamp } from "./timestamps";
import { findTracker, type Tracker } from "./tracker-columns";

type Column = Exclude<keyof ImportedRow, "place">;

/** Names of each column; the first is used in the template and in messages. */
const NAMES: Record<Column, readonly string[]> = {
  title: ["title", "what was done", "name"],
  day: ["date", "day", "happened on", "when"],
  links: ["links", "link", "url"],
  problem: ["problem", "problem solved", "description"],
  choice: ["choice", "decision"],
  result: ["result", "impact", "outcome"],
  risk: ["risk"],
  shows: ["competencies", "competency", "shows", "criteria"],
};
const COLUMNS = Object.keys(NAMES) as Column[];
/** Columns of our own export that an import has no use for. */
const PASSED_OVER = new Set(["vouched by", "shared with manager", "archived"]);

const LIMITS = {
  maxRows: MAX_READ_ROWS,
  maxCellCharacters: MAX_SECTION_LENGTH * 4,
  // A tracker repeats columns: one for each comment.
  maxColumns: 500,
  // Every text of a piece at its longest, on one line, with the quotation marks in it doubled.
  maxLineCharacters: 80_000,
};
/** The names of all columns are shorter together. */
const HEADER_CHARACTERS = 4_000;

/** Whether the first line of a text names columns of this import. */
export function looksLikeCsv(text: string): boolean {
  const table = findSeparator(text.trimStart().slice(0, HEADER_CHARACTERS)).text;
  const [first = ""] = splitLines(table.trimStart());
  const cells = first.split(/[,;\t|]/).map((cell) => cell.trim().replace(/^"|"$/g, "").toLowerCase());
  return cells.some((cell) => NAMES.title.includes(cell)) || findTracker(cells) !== null;
}

/**
 * Reads a CSV file with a header: a title is needed, the rest is taken where it is there. An export of Jira, Linear or GitLab is recognised by its
 * columns. Bad lines are named, the others read.
 */
export function parseEvidenceCsv(text: string, timeZone: string): ParsedImport {
  const { lines, unreadable } = readCsvLines(text, LIMITS);
  const problems: ImportProblem[] = unreadable.map(({ line, reason }) => problemAt(line, reason));
  const [header, ...rows] = lines;
  if (!header) return { rows: [], problems: problems.length > 0 ? problems : [problemAt(1, "the file is empty")] };
  const names = header.cells.map((cell) => cell.trim().toLowerCase());
  const tracker = findTracker(names);
  if (tracker) return readTracker(tracker, names, header, rows, problems, timeZone);
  const placesOf = (column: Column) => names.flatMap((name, index) => (NAMES[column].includes(name) ? [index] : []));
  const known = new Set(COLUMNS.flatMap(placesOf));
  if (placesOf("title").length === 0) {
    return {
      rows: [],
      problems: [problemAt(header.line, "the first line must name the columns, one of them “title”")],
    };
  }
  for (const [index, name] of names.entries()) {
    if (known.has(index) || name === "" || PASSED_OVER.has(name)) continue;
    const hint = didYouMean(name, Object.values(NAMES).flat());
    problems.push(problemAt(header.line, `the column “${name.slice(0, 40)}” is not read${hint}`));
  }
  const beyond = rows[MAX_READ_ROWS];
  if (beyond) problems.push(problemAt(beyond.line, tooManyRows));
  return {
    problems,
    rows: rows.slice(0, MAX_READ_ROWS).map(({ line, cells }): ImportedRow => {
      const read = (column: Column) => placesOf(column).map((index) => rearm(cells[index] ?? "").trim());
      const one = (column: Column) => read(column).find(Boolean) ?? "";
      return {
        place: { kind: "line", number: line },
        title: one("title").replace(/\s+/g, " "),
        day: readTimestamp(one("day"), timeZone),
        links: read("links").flatMap((cell) => cell.split(/[\s;]+/).filter(Boolean)),
        problem: one("problem"),
        choice: one("choice"),
        result: one("result"),
        risk: one("risk"),
        shows: read("shows").flatMap((cell) => cell.split(/[;\n]/).flatMap((each) => each.trim() || [])),
      };
    }),
  };
}

/** Items of a tracker's export. Columns that an item has no place for are named once, as there are dozens. */
function readTracker(
  tracker: Tracker,
  names: string[],
  header: CsvLine,
  rows: CsvLine[],
  problems: ImportProblem[],
  timeZone: string,
): ParsedImport {
  const { title, days, isUtc, link, key, description } = tracker;
  const read = new Set([title, ...days, link, key, description]);
  const isFilled = (index: number) => rows.some(({ cells }) => (cells[index] ?? "").trim() !== "");
  const unread = names.filter((name, index) => name !== "" && !read.has(name) && isFilled(index));
  if (unread.length > 0) {
    const some = [...new Set(unread)].map((name) => `“${name.slice(0, 40)}”`).join(", ");
    problems.push(problemAt(header.line, `of this export of ${tracker.name} these columns are not read: ${some}`));
  }
  const beyond = rows[MAX_READ_ROWS];
  if (beyond) problems.push(problemAt(beyond.line, tooManyRows));
  return {
    problems,
    rows: rows.slice(0, MAX_READ_ROWS).map(({ line, cells }): ImportedRow => {
      const cell = (name: string) =>
        names.flatMap((other, index) => (other === name ? rearm(cells[index] ?? "").trim() || [] : []))[0] ?? "";
      const address = link === null ? "" : cell(link);
      return {
        place: { kind: "line", number: line },
        title: cell(title).replace(/\s+/g, " "),
        day: readTimestamp(days.map(cell).find(Boolean) ?? "", timeZone, isUtc),
        links: address === "" ? [] : [address],
        problem: [key === link ? "" : cell(key), cell(description)].filter(Boolean).join("\n\n"),
        choice: "",
        result: "",
        risk: "",
        shows: [],
      };
    }),
  };
}

const problemAt = (number: number, message: string): ImportProblem => ({ place: { kind: "line", number }, message });
