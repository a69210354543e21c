import { expectationsByCompetency, findCompetency, findRole } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import type { Colleague } from "#app/features/people/data/colleagues";

export type ColleagueChoice = { id: string; name: string; role: string };

export function toColleagueChoices(
  ladder: Ladder,
  people: readonly Pick<Colleague, "id" | "name" | "roleId">[],
): ColleagueChoice[] {
  return people.map(({ id, name, roleId }) => ({ id, name, role: findRole(ladder, roleId)?.name ?? "" }));
}

export function toCompetencyChoices(ladder: Ladder) {
  return {
    groups: ladder.categories.map(({ name, competencies }) => ({
      label: name,
      options: competencies.map((id) => ({ value: id, label: findCompetency(ladder, id)?.name ?? id })),
    })),
    steps: ladder.proficiencies.map(({ level, name }) => ({ value: String(level), label: `${level} ${name}` })),
  };
}

/** The first rows of the form: the competency of the link, if any, at the level of the asker's own role. */
export function toFirstRows(ladder: Ladder, roleId: string, competencyId: string | null) {
  const role = findRole(ladder, roleId);
  const known = competencyId !== null && findCompetency(ladder, competencyId) ? competencyId : "";
  const expected = role && expectationsByCompetency(role).get(known)?.proficiency;
  return known === "" ? [] : [{ competencyId: known, level: expected ? String(expected) : "" }];
}
