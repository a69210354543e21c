import { expect, test } from "vitest";
import { withoutReference } from "#app/features/calibration/domain/shared-cases/case";
import { checkCases } from "#app/features/calibration/domain/shared-cases/check-cases";
import { readLadderCases } from "#app/features/calibration/files/ladder-cases";
import { countEnoughCriteria } from "#app/features/ladder/domain/enough-criteria";
import { findCompetency, findRole } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { readLadderFolder } from "#app/features/ladder/files/ladder-folder";

async function loadShipped(): Promise<Ladder> {
  const read = await readLadderFolder("ladder");
  if (!read.ok) throw new Error(read.report);
  return read.ladder;
}

const CASE = `id: one
title: A case
role: senior-engineer
story: What happened.
evidence:
  - text: A piece.
    competencies: [observability, test-design, mentoring, code-quality]
reference:
  - { competency: observability, proficiency: 3, criteria: [starts-from-questions], reasoning: Because. }
  - { competency: test-design, proficiency: 2, criteria: [stand-in-checked], reasoning: Because. }
  - { competency: mentoring, proficiency: 3, criteria: [delegates-with-checkpoints], reasoning: Because. }
  - { competency: code-quality, proficiency: 3, criteria: [riskiest-part-built], reasoning: Because. }
`;

test("mistakes in a case come with their place and what was probably meant, and leave the case out", async () => {
  const ladder = await loadShipped();
  const check = (text: string, path = "cases/one.yaml") => {
    const { cases, issues } = checkCases(ladder, [{ path, text }]);
    return { cases: cases.length, issues: issues.map(({ line, message }) => `${line}: ${message}`) };
  };
  expect(check(CASE)).toEqual({ cases: 1, issues: [] });
  expect(check(CASE.replace("role: senior-engineer", "role: senior-enginer"))).toEqual({
    cases: 0,
    issues: ['3: unknown role "senior-enginer" (did you mean "senior-engineer"?)'],
  });
  expect(check(CASE.replace("stand-in-checked", "stand-in-cheked")).issues[0]).toContain(
    '"test-design" has no criterion "stand-in-cheked" (did you mean "stand-in-checked"?)',
  );
  expect(check(CASE.replace("competency: mentoring", "competency: mentorng")).issues.join("\n")).toContain(
    'unknown competency "mentorng"',
  );
  expect(check(CASE.replace(", mentoring, code-quality]", ", code-quality]")).issues[0]).toContain(
    'no evidence item is about "mentoring"',
  );
  expect(check(CASE.replace(", mentoring, code-quality]", ", mentoring, code-quality, hiring]")).issues[0]).toContain(
    '"hiring" is not among the competencies of the reference',
  );
  expect(check(CASE, "cases/other.yaml").issues[0]).toContain('differs from the file\'s name "other"');
  expect(check("just words")).toMatchObject({ cases: 0 });
});

test("the shipped ladder has at least six cases without a mistake, at the roles that are calibrated most", async () => {
  const ladder = await loadShipped();
  const { cases, issues } = await readLadderCases("ladder", ladder);
  expect(issues).toEqual([]);
  expect(cases.length).toBeGreaterThanOrEqual(6);
  const roles = new Set(cases.map(({ role }) => role));
  for (const role of ["senior-engineer", "staff-engineer", "principal-engineer", "engineering-manager"]) {
    expect(roles).toContain(role);
  }
  for (const one of cases) {
    const expected = findRole(ladder, one.role)?.expectations.map(({ competency }) => competency);
    for (const { competency, proficiency, criteria } of one.reference) {
      expect(expected).toContain(competency);
      // A reference rests on what it names: something at it or above, and never enough of a level above it.
      const levels = (findCompetency(ladder, competency)?.proficiencies ?? []).map((level) => ({
        ...level,
        shown: level.criteria.filter(({ id }) => criteria.includes(id)).length,
      }));
      const highest = Math.max(...levels.flatMap(({ level, shown }) => (shown > 0 ? [level] : [])));
      expect(highest, `${one.id} ${competency}`).toBeGreaterThanOrEqual(proficiency);
      const reached = levels.filter((level) => level.shown >= countEnoughCriteria(level)).map(({ level }) => level);
      expect(Math.max(0, ...reached), `${one.id} ${competency}`).toBeLessThanOrEqual(proficiency);
    }
  }
});

test("a case to rate holds nothing of what its authors would say", async () => {
  const { cases } = await readLadderCases("ladder", await loadShipped());
  for (const one of cases) {
    const shown = JSON.stringify(withoutReference(one));
    for (const { reasoning } of one.reference) expect(shown).not.toContain(reasoning.slice(0, 60));
    expect(shown).not.toContain("proficiency");
  }
});
