import { categoryOf } from "#app/features/ladder/domain/lookup";
import type { Competency, CompetencyLevel, Ladder, ProficiencyStep, Weight } from "#app/features/ladder/domain/schema";

export type AskedOf = { id: string; name: string; weight: Weight };
/** One step of the scale as this competency describes it, or does not. */
export type LevelColumn = ProficiencyStep & { described: CompetencyLevel | null; askedOf: AskedOf[] };

/** A competency at every step of the ladder's scale, with the roles that ask for it. */
export function toCompetencyView(ladder: Ladder, competency: Competency) {
  const { id, name, meaning, proficiencies } = competency;
  const category = categoryOf(ladder, id);
  const asked = ladder.roles.map((role) => ({
    role,
    expectation: role.expectations.find((expectation) => expectation.competency === id) ?? null,
  }));
  return {
    competency: { id, name, meaning },
    category: category && { id: category.id, name: category.name },
    levels: ladder.proficiencies.map(
      (step): LevelColumn => ({
        ...step,
        described: proficiencies.find(({ level }) => level === step.level) ?? null,
        askedOf: asked.flatMap(({ role, expectation }) =>
          expectation?.proficiency === step.level ? [{ id: role.id, name: role.name, weight: expectation.weight }] : [],
        ),
      }),
    ),
    notAskedOf: asked.flatMap(({ role, expectation }) => (expectation ? [] : [role.name])),
  };
}
