import { readCsvRows } from "./csv-rows";
import { type CsvTable, take } from "./csv-table";
import type { LadderDraft } from "./draft";
import { type DraftCompetency, stepOf } from "./draft";
import { clean, toListItems } from "./fit-text";
import type { ImportLog, Where } from "./log";
import { findMarks, isBlankCell, isTransposed, transpose } from "./matrix-shape";
import { levelsAsScale } from "./scale";
import type { TextNode } from "./source-tree";

/** What the columns beside the levels may be called in a table. */
const COLUMN_NAMES: Record<string, readonly string[]> = {
  competency: ["competency", "competencies", "skill", "area", "dimension", "name"],
  competency_id: ["competency_id", "id"],
  category: ["category", "group", "theme"],
  meaning: ["meaning", "description", "definition"],
};

const columnName = (text: string) =>
  clean(text)
    .toLowerCase()
    .replace(/[\s-]+/g, "_");

/** A CSV file: one row for each criterion where it has the columns `competency` and `level`, else a table of competencies and levels. */
export function readCsv(table: CsvTable, ladderName: string, log: ImportLog): LadderDraft | null {
  const names = readNames(table, log);
  if (log.errors.length > 0) return null;
  if (names.includes("level") && (names.includes("competency") || names.includes("competency_id")))
    return readCsvRows(table, names, ladderName, log);
  if (!isTransposed(names, table)) return readMatrix(table, names, ladderName, log);
  const turned = transpose(table);
  const [corner] = turned.header;
  if (corner) log.guessed(corner.where, "the layout: each row is a level and each column a competency");
  const turnedNames = readNames(turned, log);
  return log.errors.length > 0 ? null : readMatrix(turned, ["competency", ...turnedNames.slice(1)], ladderName, log);
}

function readNames({ header }: CsvTable, log: ImportLog): string[] {
  const names = header.map(({ text }) => columnName(text));
  for (const [index, name] of names.entries()) {
    const node = header[index];
    if (node && name !== "" && names.indexOf(name) !== index)
      log.error(node.where, `the column "${clean(node.text)}" is there twice`);
  }
  return names;
}

/** Each level column is a step of the scale and a role; each row a competency. */
function readMatrix(
  { header, rows }: CsvTable,
  names: string[],
  ladderName: string,
  log: ImportLog,
): LadderDraft | null {
  const where: Where = header[0]?.where ?? { path: "", line: 1, column: 1 };
  const find = (column: string) => names.findIndex((name) => COLUMN_NAMES[column]?.includes(name));
  const others = { id: find("competency_id"), category: find("category"), meaning: find("meaning") };
  const named = find("competency");
  const first = named === -1 ? names.findIndex((_, index) => !Object.values(others).includes(index)) : named;
  const levelColumns = header.flatMap((node, index) => {
    if (index === first || Object.values(others).includes(index) || clean(node.text) === "") return [];
    return [{ index, name: clean(node.text), where: node.where }];
  });
  if (levelColumns.length < 2) {
    log.error(
      where,
      "this needs a column for each level, at least two, beside the competency; or the columns competency and level",
    );
    return null;
  }
  for (const [index, node] of header.entries()) {
    if (
      index === first ||
      Object.values(others).includes(index) ||
      levelColumns.some((column) => column.index === index)
    )
      node.isTaken = true;
  }
  const { scale, stepAt } = levelsAsScale(levelColumns, log);
  const categories = new Map<string, { id: null; name: string; where: Where; competencies: DraftCompetency[] }>();
  let category: string | null = null;
  const isHeading = (row: TextNode[]) => levelColumns.every(({ index }) => clean(row[index]?.text ?? "") === "");
  // A table with headings begins with one; in any other, such a row is a competency that nothing is said of.
  const hasHeadings = others.category === -1 && rows[0] !== undefined && isHeading(rows[0]);
  const marks = findMarks(
    rows.flatMap((row) => levelColumns.flatMap(({ index }) => row[index] ?? [])),
    log,
  );
  for (const row of rows) {
    const named = take(row[first]);
    category = take(row[others.category])?.text ?? category;
    const cells = levelColumns.map(({ index }) => row[index]);
    if (named && hasHeadings && isHeading(row)) {
      category = named.text;
      log.mapped(named.where, `the row "${clean(named.text)}" became a category: it is a heading`);
      continue;
    }
    if (!named) {
      const cell = cells.find((node) => node && clean(node.text) !== "");
      if (cell) log.error(cell.where, "this row has no competency in its first column");
      continue;
    }
    const competency: DraftCompetency = {
      key: `${named.where.line}:${named.where.column}`,
      id: take(row[others.id])?.text ?? null,
      name: named.text,
      where: named.where,
      meaning: take(row[others.meaning])?.text ?? null,
      steps: [],
    };
    for (const [level, cell] of cells.entries()) {
      const text = take(cell);
      if (!text || isBlankCell(text.text) || marks.has(text)) continue;
      const content = stepOf(competency, stepAt(level), text.where);
      content.criteria.push(...toListItems(text.text, { eachLine: true }).map((item) => ({ id: null, text: item })));
    }
    const name = others.category === -1 && !hasHeadings ? clean(named.text) : clean(category ?? "Other");
    const group = categories.get(name) ?? { id: null, name, where: named.where, competencies: [] };
    group.competencies.push(competency);
    categories.set(name, group);
  }
  if (log.errors.length > 0) return null;
  if (others.category === -1 && !hasHeadings)
    log.guessed(where, "the categories: each competency is one, as there is no column for them");
  log.mapped(
    where,
    `${levelColumns.length} columns became the scale, and a role each: ${levelColumns.map(({ name }) => name).join(", ")}`,
  );
  log.guessed(where, "the track: one, through all levels", []);
  log.guessed(where, "the weight of every expectation: core");
  log.guessed(where, "what a role expects of a competency that its level does not describe: the level described last");
  const competencies = [...categories.values()].flatMap((group) => group.competencies);
  const described = competencies.filter(({ steps }) => steps.length > 0).length;
  log.mapped(where, described === 1 ? "1 row became a competency" : `${described} rows became competencies`);
  return {
    where,
    id: null,
    name: ladderName,
    summary: null,
    scale,
    categories: [...categories.values()],
    tracks: [
      {
        id: null,
        name: ladderName,
        where,
        summary: null,
        roles: levelColumns.map((column, index) => ({
          id: null,
          name: column.name,
          where: column.where,
          summary: null,
          atAGlance: [],
          responsibilities: [],
          expectations: competencies.flatMap(({ key, steps }) => {
            const described = steps.map(({ step }) => step).filter((step) => step <= stepAt(index));
            return described.length === 0
              ? []
              : [{ competency: key, step: Math.max(...described), weight: "core" as const, why: null }];
          }),
        })),
      },
    ],
    promotionRule: null,
  };
}
