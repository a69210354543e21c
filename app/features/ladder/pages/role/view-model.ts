import {
  expectationsByCompetency,
  findCompetency,
  findRole,
  nextRoles,
  stepOf,
  trackOfRole,
} from "#app/features/ladder/domain/lookup";
import { type Ladder, type Role, WEIGHTS, type Weight } from "#app/features/ladder/domain/schema";

type ExpectedCompetency = {
  id: string;
  name: string;
  level: number;
  levelName: string;
  weight: Weight;
  descriptor: string | null;
  why: string | null;
};
export type ExpectedCategory = { id: string; name: string; competencies: ExpectedCompetency[] };
export type NamedText = { id: string; name: string; text: string };

/** The whole profile of a role, with the names of all that it refers to. */
export function toRoleView(ladder: Ladder, role: Role) {
  const track = trackOfRole(ladder, role.id);
  const [next] = nextRoles(ladder, role.id);
  const named = (entries: { role: string; text: string }[]): NamedText[] =>
    entries.map((entry) => ({
      id: entry.role,
      name: findRole(ladder, entry.role)?.name ?? entry.role,
      text: entry.text,
    }));
  const { expectations, ...profile } = role;
  return {
    role: profile,
    track: track && { name: track.name, place: track.roles.indexOf(role.id) + 1, of: track.roles.length },
    next: next ? { id: next.id, name: next.name } : null,
    differences: named(role.differences),
    leadsTo: named(role.leadsTo),
    maxLevel: Math.max(...ladder.proficiencies.map(({ level }) => level)),
    categories: toExpectedCategories(ladder, role),
    counts: WEIGHTS.map((weight) => ({
      weight,
      count: expectations.filter((expectation) => expectation.weight === weight).length,
    })).filter(({ count }) => count > 0),
  };
}

/** By category, in the ladder's order; a category the role asks nothing of is left out. */
function toExpectedCategories(ladder: Ladder, role: Role): ExpectedCategory[] {
  const expectations = expectationsByCompetency(role);
  return ladder.categories.flatMap(({ id, name, competencies }) => {
    const expected = competencies.flatMap((competencyId): ExpectedCompetency[] => {
      const expectation = expectations.get(competencyId);
      const competency = findCompetency(ladder, competencyId);
      if (!expectation || !competency) return [];
      const { proficiency: level, weight, why } = expectation;
      return [
        {
          id: competencyId,
          name: competency.name,
          level,
          levelName: stepOf(ladder, level)?.name ?? "",
          weight,
          descriptor: competency.proficiencies.find((described) => described.level === level)?.descriptor ?? null,
          why: why ?? null,
        },
      ];
    });
    return expected.length === 0 ? [] : [{ id, name, competencies: expected }];
  });
}
