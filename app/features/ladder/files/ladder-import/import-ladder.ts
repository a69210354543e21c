import { parseLadder } from "#app/features/ladder/domain/parse";
import { printLadder } from "#app/features/ladder/domain/print";
import type { Ladder } from "#app/features/ladder/domain/schema";
import type { Issue, SourceFile } from "#app/features/ladder/domain/source";
import { buildLadder } from "./build-ladder";
import { readCsv } from "./csv";
import { readCsvTable } from "./csv-table";
import { decodeFile, type ImportFile } from "./decode";
import type { LadderDraft } from "./draft";
import { readFinancialTimes } from "./financial-times";
import { readForwardImpact } from "./forward-impact";
import { ImportLog, type ReportEntry, type Where } from "./log";
import { readMonzo } from "./monzo";
import { readYaml } from "./read-yaml";
import { reportLeftovers, type SourceNode } from "./source-tree";

export const IMPORT_FORMATS = ["financial-times", "monzo", "forward-impact", "csv"] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** `warnings` are those of the finished ladder. `entries` are in the order of the source. */
export type ImportResult =
  | { ok: true; ladder: Ladder; files: SourceFile[]; entries: ReportEntry[]; warnings: Issue[] }
  | { ok: false; issues: Issue[] };

/**
 * Makes a ladder of another format's files. Either the ladder, as files that `parseLadder` accepts, with the report of what was mapped, guessed and left out: every
 * text of the source is in one of the two; or every error with its place. Never throws, whatever the bytes. `source` is the path to name where no file is to blame.
 */
export function importLadder(format: ImportFormat, files: ImportFile[], source: string): ImportResult {
  const log = new ImportLog();
  const where: Where = { path: files[0]?.path ?? source, line: 1, column: 1 };
  if (files.length === 0) log.error(where, "there is nothing to read here");
  const texts = files.flatMap((file) => {
    const text = decodeFile(file, format === "csv", log);
    return text === null ? [] : [{ path: file.path, text }];
  });
  const read = log.errors.length > 0 ? null : readDraft(format, texts, where, log);
  const ladder = read?.draft && log.errors.length === 0 ? buildLadder(read.draft, log) : null;
  if (!read || !ladder || log.errors.length > 0) return { ok: false, issues: inOrder(log.errors, files) };

  for (const tree of read.trees) reportLeftovers(tree, log);
  const printed = printLadder(ladder);
  const checked = parseLadder(printed);
  if (!checked.ok) {
    const [first] = checked.issues;
    log.error(where, `this cannot be written as a ladder: ${first?.path}: ${first?.message}`);
    return { ok: false, issues: log.errors };
  }
  return {
    ok: true,
    ladder: checked.ladder,
    files: printed.files,
    entries: inOrder(log.entries, files),
    warnings: checked.warnings,
  };
}

type Reading = { draft: LadderDraft | null; trees: SourceNode[] };

function readDraft(format: ImportFormat, files: SourceFile[], where: Where, log: ImportLog): Reading | null {
  if (format === "monzo") return readMonzo(files, log);
  if (format === "forward-impact") {
    const trees = files.flatMap(({ path, text }) => {
      if (isBlankYaml(text)) return [];
      const root = readYaml(path, text, log);
      return root ? [{ path, root }] : [];
    });
    return log.errors.length > 0
      ? null
      : { draft: readForwardImpact(trees, where, log), trees: trees.map(({ root }) => root) };
  }
  const [file, second] = files;
  if (!file) return null;
  if (second) {
    log.error(
      { ...where, path: second.path },
      "a second file: this format makes a ladder of one file; import the others apart",
    );
    return null;
  }
  if (format === "csv") return readCsvFile(file, log);
  const root = readYaml(file.path, file.text, log);
  return root ? { draft: readFinancialTimes(root, log), trees: [root] } : null;
}

/** A folder may hold files of comments only. */
const isBlankYaml = (text: string) => text.split(/\r\n|\n|\r/).every((line) => /^\s*(#|$)/.test(line));

function readCsvFile({ path, text }: SourceFile, log: ImportLog): Reading | null {
  const table = readCsvTable(path, text, log);
  if (!table) return null;
  const name =
    path
      .replace(/^.*\//, "")
      .replace(/\.[^.]*$/, "")
      .replace(/[-_]+/g, " ")
      .trim() || "Imported ladder";
  log.guessed({ path, line: 1, column: 1 }, `the name of the ladder: the file's, "${name}"`);
  const trees: SourceNode[] = [table.header, ...table.rows].map((items) => ({
    kind: "list",
    where: items[0]?.where ?? { path, line: 1, column: 1 },
    trail: "a row",
    items,
  }));
  return { draft: readCsv(table, name, log), trees };
}

function inOrder<Item extends Where>(items: Item[], files: ImportFile[]): Item[] {
  const rank = new Map(files.map(({ path }, index) => [path, index]));
  return items.toSorted(
    (a, b) => (rank.get(a.path) ?? 0) - (rank.get(b.path) ?? 0) || a.line - b.line || a.column - b.column,
  );
}
