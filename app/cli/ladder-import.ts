import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { formatIssue, type Issue, type SourceFile } from "#app/features/ladder/domain/source";
import type { ImportFile } from "#app/features/ladder/files/ladder-import/decode";
import {
  IMPORT_FORMATS,
  type ImportFormat,
  importLadder,
} from "#app/features/ladder/files/ladder-import/import-ladder";
import { printReport, printReportAsMarkdown, summarise } from "#app/features/ladder/files/ladder-import/report-text";

/** The full report, written beside the ladder; a ladder folder may hold other files. */
const REPORT_FILE = "import-report.md";
const ENDINGS: Record<ImportFormat, RegExp> = {
  "financial-times": /\.ya?ml$/i,
  monzo: /\.(md|markdown|mdx)$/i,
  "forward-impact": /\.ya?ml$/i,
  csv: /\.(csv|tsv|txt)$/i,
};
const MAX_FOLDER_DEPTH = 4;
const MAX_SOURCE_FILES = 1000;

/**
 * Imports a ladder into a new or empty folder: the ladder and the report are written whole, or nothing is. Prints the report, or every error
 * with its place. Gives the exit code.
 */
export async function importLadderFiles(
  format: string,
  paths: string[],
  { out, json }: { out: string; json: boolean },
): Promise<number> {
  const known = IMPORT_FORMATS.find((name) => name === format);
  if (!known) return refuse(`unknown format "${format}": choose one of ${IMPORT_FORMATS.join(", ")}`, json);
  const isTaken = await explainIfTaken(out);
  if (isTaken) return refuse(isTaken, json);
  const read = await readSources(paths, ENDINGS[known]);
  if ("reason" in read) return refuse(read.reason, json);
  const result = importLadder(known, read.files, paths[0] ?? format);
  if (!result.ok) {
    if (json) console.log(JSON.stringify({ ok: false, issues: result.issues }, null, 2));
    else for (const issue of result.issues) console.error(formatIssue(issue));
    return 1;
  }
  const { ladder, files, entries, warnings } = result;
  const kept = [...files, { path: REPORT_FILE, text: printReportAsMarkdown(ladder, entries) }];
  await writeWhole(out, kept);
  const found: Issue[] = warnings.map((warning) => ({ ...warning, path: path.join(out, warning.path) }));
  if (json) {
    const written = kept.map((file) => path.join(out, file.path));
    console.log(
      JSON.stringify({ ok: true, ladder: summarise(ladder), written, report: entries, warnings: found }, null, 2),
    );
    return 0;
  }
  console.log(printReport(entries));
  for (const warning of found) console.log(formatIssue(warning));
  console.log(`\n${summarise(ladder)}`);
  console.log(`Written to ${out}; the whole report is in ${path.join(out, REPORT_FILE)}`);
  return 0;
}

function refuse(reason: string, json: boolean): number {
  if (json) console.log(JSON.stringify({ ok: false, reason }, null, 2));
  else console.error(reason);
  return 1;
}

async function explainIfTaken(out: string): Promise<string | null> {
  try {
    const names = await readdir(out);
    return names.length > 0 ? `${out} is not empty: give a new or an empty folder` : null;
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT") return null;
    if (code === "ENOTDIR") return `${out} is not a folder`;
    if (code === "EACCES") return `${out} may not be read`;
    throw error;
  }
}

type Sources = { files: ImportFile[] } | { reason: string };

/** The files named, and those in the folders named that have one of the format's endings, in order of their names. */
async function readSources(paths: string[], ending: RegExp): Promise<Sources> {
  const files: ImportFile[] = [];
  for (const given of paths) {
    try {
      const found = (await stat(given)).isDirectory() ? await listFiles(given, ending, 1) : [given];
      if (files.length + found.length > MAX_SOURCE_FILES)
        return { reason: `${given} holds more than ${MAX_SOURCE_FILES} files` };
      for (const name of found) files.push({ path: name, bytes: await readFile(name) });
    } catch (error) {
      const code = codeOf(error);
      if (code === "ENOENT" || code === "ENOTDIR") return { reason: `${given}: there is no such file or folder` };
      if (code === "EACCES") return { reason: `${given} may not be read` };
      throw error;
    }
  }
  return { files };
}

async function listFiles(folder: string, ending: RegExp, depth: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const full = path.join(folder, entry.name);
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    if (entry.isDirectory() && depth < MAX_FOLDER_DEPTH) found.push(...(await listFiles(full, ending, depth + 1)));
    else if (entry.isFile() && ending.test(entry.name)) found.push(full);
  }
  return found;
}

/** Writes to a temporary folder and renames it, so that a reader sees the whole ladder or nothing. */
async function writeWhole(out: string, files: SourceFile[]): Promise<void> {
  const target = path.resolve(out);
  const beside = path.join(path.dirname(target), `.${path.basename(target)}-${randomUUID()}`);
  try {
    for (const file of files) {
      const full = path.join(beside, file.path);
      await mkdir(path.dirname(full), { recursive: true });
      await writeFile(full, file.text);
    }
    await rmdir(target).catch((error: unknown) => {
      if (codeOf(error) !== "ENOENT") throw error;
    });
    await rename(beside, target);
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error ? String(error.code) : null;
}
