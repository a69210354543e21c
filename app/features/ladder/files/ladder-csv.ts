import { findCompetency } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { printCsv } from "#app/platform/csv/csv-print";

/** The columns of a ladder as CSV, in order; `ladder import csv` reads the same. */
export const LADDER_CSV_COLUMNS = [
  "category_id",
  "category",
  "competency_id",
  "competency",
  "meaning",
  "level",
  "level_name",
  "descriptor",
  "criterion_id",
  "criterion",
  "evidence",
  "misreading",
  "track_id",
  "track",
  "role_id",
  "role",
  "weight",
  "why",
] as const;

type Row = Partial<Record<(typeof LADDER_CSV_COLUMNS)[number], string | number | undefined>>;

/**
 * A ladder's criteria and expectations as rows of a spreadsheet: one for each criterion, competency by competency, then one for each expectation,
 * role by role. What is said once of a competency or of a level stands in its first row. Profiles of roles, the scale's scopes and the
 * promotion rule have no column. A cell that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function printLadderCsv(ladder: Ladder): string {
  const rows = [...criterionRows(ladder), ...expectationRows(ladder)];
  return printCsv([LADDER_CSV_COLUMNS, ...rows.map((row) => LADDER_CSV_COLUMNS.map((column) => row[column]))]);
}

function criterionRows(ladder: Ladder): Row[] {
  const steps = new Map(ladder.proficiencies.map(({ level, name }) => [level, name]));
  return ladder.categories.flatMap((category) =>
    category.competencies.flatMap((id) => {
      const competency = findCompetency(ladder, id);
      if (!competency) return [];
      return competency.proficiencies.flatMap(({ level, descriptor, criteria, evidence, misreading }, index) =>
        criteria.map((criterion, entry): Row => {
          const isFirst = entry === 0;
          return {
            category_id: category.id,
            category: category.name,
            competency_id: id,
            competency: competency.name,
            meaning: isFirst && index === 0 ? competency.meaning : "",
            level,
            level_name: steps.get(level),
            descriptor: isFirst ? descriptor : "",
            criterion_id: criterion.id,
            criterion: criterion.text,
            evidence: isFirst ? evidence.join("\n") : "",
            misreading: isFirst ? misreading : "",
          };
        }),
      );
    }),
  );
}

function expectationRows(ladder: Ladder): Row[] {
  const steps = new Map(ladder.proficiencies.map(({ level, name }) => [level, name]));
  return ladder.tracks.flatMap((track) =>
    track.roles.flatMap((id) => {
      const role = ladder.roles.find((one) => one.id === id);
      return (role?.expectations ?? []).map(
        ({ competency, proficiency, weight, why }): Row => ({
          competency_id: competency,
          competency: findCompetency(ladder, competency)?.name,
          level: proficiency,
          level_name: steps.get(proficiency),
          track_id: track.id,
          track: track.name,
          role_id: id,
          role: role?.name,
          weight,
          why,
        }),
      );
    }),
  );
}
