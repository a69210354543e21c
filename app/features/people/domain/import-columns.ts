import type { CsvLine } from "#app/kernel/lines";
import { didYouMean, quote } from "#app/kernel/nearest";

/** Why something in a file is not taken over. `column` is the header it stands under; null for the row or file as a whole. */
export type ImportRefusal = { line: number; column: string | null; reason: string };

/** The columns of an import, in the order of the template: what each means and an example. */
export const IMPORT_COLUMNS = [
  { key: "name", header: "name", required: true, meaning: "As it is shown to everyone.", example: "Ada Okafor" },
  {
    key: "email",
    header: "email",
    required: true,
    meaning: "Tells people apart: a known address changes that person, a new one creates someone.",
    example: "ada.okafor@example.com",
  },
  {
    key: "role",
    header: "role",
    required: true,
    meaning: "A role of the ladder, by its name or its id.",
    example: "Senior Engineer",
  },
  {
    key: "targetRole",
    header: "target role",
    required: false,
    meaning: "The role they aim at, by its name or its id.",
    example: "Staff Engineer",
  },
  {
    key: "ladder",
    header: "ladder",
    required: false,
    meaning: "By its name or its id; needed only where two ladders have a role of the same name.",
    example: "",
  },
  {
    key: "managerEmail",
    header: "manager email",
    required: false,
    meaning: "Someone who is in Cairn already or in the same file.",
    example: "ben.lindqvist@example.com",
  },
  {
    key: "team",
    header: "team",
    required: false,
    meaning: "A team; “Platform / Storage” is the team Storage within Platform. New teams are made.",
    example: "Platform / Storage",
  },
  { key: "location", header: "location", required: false, meaning: "Where they work.", example: "Lisbon" },
  {
    key: "startedOn",
    header: "start date",
    required: false,
    meaning: "Their first day, as 2024-03-31.",
    example: "2024-03-31",
  },
  {
    key: "isAdministrator",
    header: "administrator",
    required: false,
    meaning: "yes or no. Empty leaves it as it is; for someone new it means no.",
    example: "no",
  },
] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number]["key"];

export function headerOf(column: ImportColumn): string {
  return IMPORT_COLUMNS.find(({ key }) => key === column)?.header ?? column;
}

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

export type ReadHeader =
  | { ok: true; positions: ReadonlyMap<ImportColumn, number> }
  | { ok: false; refused: ImportRefusal[] };

/** Finds the columns by their names; capitals, spaces, hyphens and underscores do not count. Unknown, missing and repeated columns refuse the file. */
export function readHeader(header: CsvLine): ReadHeader {
  const refused: ImportRefusal[] = [];
  const positions = new Map<ImportColumn, number>();
  const refuse = (column: string | null, reason: string) => refused.push({ line: header.line, column, reason });
  for (const [index, cell] of header.cells.entries()) {
    const title = cell.trim();
    const column = IMPORT_COLUMNS.find((candidate) => plain(candidate.header) === plain(title));
    if (title === "") refuse(null, `column ${index + 1} has no name`);
    else if (!column) {
      const known = IMPORT_COLUMNS.map((candidate) => candidate.header);
      refuse(title, `unknown column ${quote(title)}${didYouMean(title, known)}`);
    } else if (positions.has(column.key)) refuse(title, `the column ${quote(title)} is there twice`);
    else positions.set(column.key, index);
  }
  for (const column of IMPORT_COLUMNS) {
    if (column.required && !positions.has(column.key)) {
      refuse(column.header, `the column ${quote(column.header)} is missing`);
    }
  }
  return refused.length > 0 ? { ok: false, refused } : { ok: true, positions };
}
