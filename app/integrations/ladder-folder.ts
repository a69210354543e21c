import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parseLadder } from "#app/domain/ladder/parse";
import type { Ladder } from "#app/domain/ladder/schema";
import { formatIssue, LADDER_PATH, type LadderSource } from "#app/domain/ladder/source";

const isYaml = (name: string) => /\.ya?ml$/.test(name);

/** The YAML files of a ladder folder: `ladder.yaml`, `competencies/*`, `roles/*`. What is missing is left out. */
export async function readLadderSource(folder: string): Promise<LadderSource> {
  const names = [
    ...(await listNames(folder)).filter((name) => name === LADDER_PATH),
    ...(await listYaml(folder, "competencies")),
    ...(await listYaml(folder, "roles")),
  ];
  const files = await Promise.all(
    names.map(async (name) => ({ path: name, text: await readFile(path.join(folder, name), "utf8") })),
  );
  return { files };
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
