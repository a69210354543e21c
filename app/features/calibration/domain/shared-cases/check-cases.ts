import { findCompetency, findRole } from "#app/features/ladder/domain/lookup";
import { readFile } from "#app/features/ladder/domain/read-file";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { errorAt, type Issue, type SourceFile, warningAt } from "#app/features/ladder/domain/source";
import { didYouMean, quote } from "#app/kernel/nearest";
import { caseFileSchema, type WrittenCase } from "./case";

export type CheckedCases = { cases: WrittenCase[]; issues: Issue[] };

/**
 * Reads the written cases of a ladder, `cases/*.yaml`, and checks them against it: every role, competency and criterion
 * is one of the ladder's, each competency has evidence and each piece is about one that is asked for. Cases with errors
 * are left out of `cases`; all errors come with their places. No files give no cases.
 */
export function checkCases(ladder: Ladder, files: readonly SourceFile[]): CheckedCases {
  const readings = files.map((file) => readFile(file, caseFileSchema, () => null));
  const cases: WrittenCase[] = [];
  const issues: Issue[] = [];
  for (const { value, document, stem, issues: found } of readings) {
    const own = [...found];
    if (value && document) {
      const error = (path: readonly PropertyKey[], message: string) =>
        own.push(errorAt(document.path, document.placeOf(path), message));
      if (value.id !== stem) error(["id"], `the id ${quote(value.id)} differs from the file's name ${quote(stem)}`);
      checkAgainst(ladder, value, error, (path, message) =>
        own.push(warningAt(document.path, document.placeOf(path), message)),
      );
      if (!own.some(({ severity }) => severity === "error")) cases.push(value);
    }
    issues.push(...own);
  }
  return { cases, issues };
}

type Report = (path: readonly PropertyKey[], message: string) => void;

function checkAgainst(ladder: Ladder, value: WrittenCase, error: Report, warn: Report): void {
  const roleIds = ladder.roles.map(({ id }) => id);
  if (!findRole(ladder, value.role)) {
    error(["role"], `unknown role ${quote(value.role)}${didYouMean(value.role, roleIds)}`);
  }
  const asked = new Set(value.reference.map(({ competency }) => competency));
  const evidenced = new Set(value.evidence.flatMap(({ competencies }) => competencies));
  value.evidence.forEach(({ competencies }, piece) => {
    competencies.forEach((id, index) => {
      if (!asked.has(id)) {
        error(
          ["evidence", piece, "competencies", index],
          `${quote(id)} is not among the competencies of the reference`,
        );
      }
    });
  });
  const known = ladder.competencies.map(({ id }) => id);
  const levels = ladder.proficiencies.map(({ level }) => level);
  const seen = new Set<string>();
  value.reference.forEach((reference, index) => {
    const at = (...path: PropertyKey[]) => ["reference", index, ...path];
    const competency = findCompetency(ladder, reference.competency);
    if (!competency) {
      const hint = didYouMean(reference.competency, known);
      error(at("competency"), `unknown competency ${quote(reference.competency)}${hint}`);
      return;
    }
    if (seen.has(competency.id)) error(at("competency"), `${quote(competency.id)} is asked for twice`);
    seen.add(competency.id);
    if (!levels.includes(reference.proficiency)) {
      error(at("proficiency"), `the ladder has no proficiency ${reference.proficiency}`);
    }
    if (!evidenced.has(competency.id)) error(at("competency"), `no evidence item is about ${quote(competency.id)}`);
    const criteria = competency.proficiencies.flatMap((level) => level.criteria.map(({ id }) => id));
    for (const list of ["criteria", "missing"] as const) {
      reference[list].forEach((id, position) => {
        if (criteria.includes(id)) return;
        const hint = didYouMean(id, criteria);
        error(at(list, position), `${quote(competency.id)} has no criterion ${quote(id)}${hint}`);
      });
    }
    if (reference.criteria.length === 0) warn(at("criteria"), "the reasoning names no criterion that is shown");
    if (reference.reasoning === "") error(at("reasoning"), "a practice case says why");
  });
}
