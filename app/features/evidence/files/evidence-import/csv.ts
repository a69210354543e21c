import {
  type ImportedRow,
  type ImportProblem,
  MAX_READ_ROWS,
  type ParsedImport,
  tooManyRows,
} from "#app/features/evidence/domain/import";
import { MAX_SECTION_LENGTH } from "#app/features/evidence/domain/limits";
import { splitLines } from "#app/kernel/lines";
import { didYouMean } from "#app/kernel/nearest";
import { readCsvLines } from "#app/platform/csv/csv-lines";
import { rearm } from "#app/platform/csv/csv-print";

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
  maxColumns: 50,
  // Every text of a piece at its longest, on one line, with the quotation marks in it doubled.
  maxLineCharacters: 80_000,
};
/** The names of all columns are shorter together. */
const HEADER_CHARACTERS = 4_000;

/** Whether the first line of a text names columns of this import. */
export function looksLikeCsv(text: string): boolean {
  const [first = ""] = splitLines(text.trimStart().slice(0, HEADER_CHARACTERS));
  const cells = first.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"|"$/g, "").toLowerCase());
  return cells.some((cell) => NAMES.title.includes(cell));
}

/** Reads a CSV file with a header: a title is needed, the rest is taken where it is there. Bad lines are named, the others read. */
export function parseEvidenceCsv(text: string): ParsedImport {
  const { lines, unreadable } = readCsvLines(text, LIMITS);
  const problems: ImportProblem[] = unreadable.map(({ line, reason }) => problemAt(line, reason));
  const [header, ...rows] = lines;
  if (!header) return { rows: [], problems: problems.length > 0 ? problems : [problemAt(1, "the file is empty")] };
  const names = header.cells.map((cell) => cell.trim().toLowerCase());
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
        day: one("day"),
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

const problemAt = (number: number, message: string): ImportProblem => ({ place: { kind: "line", number }, message });
