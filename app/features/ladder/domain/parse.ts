import type { z } from "zod";
import type { LadderPlaces, YamlDocument } from "./document";
import { type LadderOutline, readCompetencyOutline, readLadderOutline, readRoleOutline } from "./outline";
import { type FileReading, readFile } from "./read-file";
import { type CompetencyReading, checkReferences, type RoleReading } from "./references";
import { competencyFileSchema, type Ladder, ladderFileSchema, roleFileSchema } from "./schema";
import { errorAt, type Issue, LADDER_PATH, type LadderSource, START_OF_FILE } from "./source";
import { checkCompetencyStructure, checkLadderStructure, checkRoleStructure } from "./structure";
import { findWarnings } from "./warnings";

/** The largest public ladders have some two hundred files; ten times that still reads in a few seconds. */
export const MAX_FILES = 2000;

export type ParsedLadder =
  | { ok: true; ladder: Ladder; warnings: Issue[]; places: LadderPlaces }
  | { ok: false; issues: Issue[] };

/**
 * Reads a whole ladder from its files. Gives either the ladder, with its competencies in the order of the categories and its roles in the
 * order of the tracks, or every error of every file with its place, sorted by file, line and column. Warnings are looked for
 * only once there are no errors. Never throws, whatever the text.
 */
export function parseLadder(source: LadderSource): ParsedLadder {
  const ladderFile = source.files.find(({ path }) => path === LADDER_PATH);
  const competencyFiles = source.files.filter(({ path }) => /^competencies\/[^/]+\.ya?ml$/.test(path));
  const roleFiles = source.files.filter(({ path }) => /^roles\/[^/]+\.ya?ml$/.test(path));
  const count = competencyFiles.length + roleFiles.length + 1;
  if (count > MAX_FILES) {
    const message = `the ladder has ${count} files; at most ${MAX_FILES} are allowed`;
    return { ok: false, issues: [errorAt(LADDER_PATH, START_OF_FILE, message)] };
  }

  return assembleLadder({
    path: LADDER_PATH,
    ladder: ladderFile ? readFile(ladderFile, ladderFileSchema, readLadderOutline) : null,
    competencies: competencyFiles.map((file) => readFile(file, competencyFileSchema, readCompetencyOutline)),
    roles: roleFiles.map((file) => readFile(file, roleFileSchema, readRoleOutline)),
  });
}

/** The parts of a ladder as far as they could be read; `path` is where `ladder` should be. */
export type LadderParts = {
  path: string;
  ladder: FileReading<z.infer<typeof ladderFileSchema>, LadderOutline> | null;
  competencies: CompetencyReading[];
  roles: RoleReading[];
};

/** Puts the parts together, with every check within and across them: the ladder, or every error. */
export function assembleLadder({ path, ladder, competencies, roles }: LadderParts): ParsedLadder {
  const issues = [
    ...(ladder ? ladder.issues : [errorAt(path, START_OF_FILE, "the file is missing")]),
    ...(ladder?.document ? checkLadderStructure(ladder.document, ladder.outline) : []),
    ...competencies.flatMap((file) => [
      ...file.issues,
      ...(file.document ? checkCompetencyStructure(file.document, file.outline) : []),
    ]),
    ...roles.flatMap((file) => [
      ...file.issues,
      ...(file.document ? checkRoleStructure(file.document, file.outline) : []),
    ]),
    ...checkReferences(ladder, competencies, roles),
  ];
  if (issues.length > 0 || !ladder?.value || !ladder.document) return { ok: false, issues: inFileOrder(issues) };

  const whole: Ladder = {
    ...ladder.value,
    competencies: inListedOrder(
      ladder.value.categories.flatMap((category) => category.competencies),
      competencies,
    ),
    roles: inListedOrder(
      ladder.value.tracks.flatMap((track) => track.roles),
      roles,
    ),
  };
  const places = { ladder: ladder.document, competencies: documentsById(competencies), roles: documentsById(roles) };
  return { ok: true, ladder: whole, warnings: inFileOrder(findWarnings(whole, places)), places };
}

function inListedOrder<Value>(ids: string[], files: { stem: string; value: Value | null }[]): Value[] {
  const byId = new Map(files.map(({ stem, value }) => [stem, value]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function documentsById(files: (CompetencyReading | RoleReading)[]): Map<string, YamlDocument> {
  return new Map(files.flatMap(({ stem, document }) => (document ? [[stem, document] as const] : [])));
}

/** `ladder.yaml` first, then by path; within a file as one reads it. */
function inFileOrder(issues: Issue[]): Issue[] {
  return issues.toSorted(
    (a, b) =>
      Number(b.path === LADDER_PATH) - Number(a.path === LADDER_PATH) ||
      (a.path < b.path ? -1 : Number(a.path > b.path)) ||
      a.line - b.line ||
      a.column - b.column,
  );
}
