import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { checkContent } from "#app/features/ladder/domain/check";
import { parseLadderJson } from "#app/features/ladder/domain/json";
import { parseLadder } from "#app/features/ladder/domain/parse";
import type { Ladder } from "#app/features/ladder/domain/schema";
import {
  formatIssue,
  type Issue,
  LADDER_PATH,
  type LadderSource,
  type SourceFile,
} from "#app/features/ladder/domain/source";

const isYaml = (name: string) => /\.ya?ml$/.test(name);

/** The YAML files of a ladder folder: `ladder.yaml`, `competencies/*`, `roles/*`. What is missing is left out. */
export async function readLadderSource(folder: string): Promise<LadderSource> {
  const names = [
    ...(await listNames(folder)).filter((name) => name === LADDER_PATH),
    ...(await listYaml(folder, "competencies")),
    ...(await listYaml(folder, "roles")),
  ];
  return { files: await readFiles(folder, names) };
}

function readFiles(folder: string, names: readonly string[]): Promise<SourceFile[]> {
  return Promise.all(
    names.map(async (name) => ({ path: name, text: await readFile(path.join(folder, name), "utf8") })),
  );
}

/** The YAML files in one folder of a ladder; none where there is no such folder. */
export async function readYamlFiles(folder: string, sub: string): Promise<SourceFile[]> {
  return readFiles(folder, await listYaml(folder, sub));
}

async function listYaml(folder: string, sub: string): Promise<string[]> {
  const names = await listNames(path.join(folder, sub));
  return names
    .filter(isYaml)
    .sort()
    .map((name) => `${sub}/${name}`);
}

async function listNames(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    throw error;
  }
}

export type LadderFolder = { ok: true; ladder: Ladder } | { ok: false; report: string };

/** Reads and checks a ladder folder; the report lists every error with its file, line and column. */
export async function readLadderFolder(folder: string): Promise<LadderFolder> {
  const result = parseLadder(await readLadderSource(folder));
  if (result.ok) return { ok: true, ladder: result.ladder };
  return { ok: false, report: result.issues.map((issue) => formatIssue(issue)).join("\n") };
}

/** A ladder with its warnings, or null with every error. */
export type LadderAt = { ladder: Ladder; issues: Issue[] } | { ladder: null; issues: Issue[] };

/**
 * Reads a ladder from a folder, or from one JSON file that `ladder export` wrote. Paths of issues are as seen from where the command runs, so that a
 * terminal can jump to them. With `checkCases`, what is worth a second thought in its texts is among the warnings, and so is what
 * that finds in the cases of the folder.
 */
export async function readLadderAt(
  place: string,
  { checkCases }: { checkCases?: (folder: string, ladder: Ladder) => Promise<readonly Issue[]> } = {},
): Promise<LadderAt> {
  const isFile = (await stat(place).catch(() => null))?.isFile() ?? false;
  const seen = (issue: Issue) => (isFile ? issue : { ...issue, path: path.join(place, issue.path) });
  const result = isFile
    ? parseLadderJson({ path: place, text: await readFile(place, "utf8") })
    : parseLadder(await readLadderSource(place));
  if (!result.ok) return { ladder: null, issues: result.issues.map(seen) };
  const { ladder, warnings, places } = result;
  if (!checkCases) return { ladder, issues: warnings.map(seen) };
  const cases = isFile ? [] : await checkCases(place, ladder);
  return { ladder, issues: [...warnings, ...checkContent(ladder, places), ...cases].map(seen) };
}
