import type { Category, Competency, Ladder, Role } from "#app/features/ladder/domain/schema";

/**
 * The competencies that an assessment asks about: those that the role held or the role aimed at expects something of, in
 * the ladder's order. A role that the ladder does not have adds none.
 */
export function competenciesToRate(ladder: Ladder, roleIds: readonly string[]): Competency[] {
  const asked = new Set(
    ladder.roles
      .filter((role: Role) => roleIds.includes(role.id))
      .flatMap((role) => role.expectations.map(({ competency }) => competency)),
  );
  return ladder.competencies.filter(({ id }) => asked.has(id));
}

/** The same by category; categories without any are left out. */
export function groupByCategory(
  ladder: Ladder,
  competencies: readonly Competency[],
): { category: Category; competencies: Competency[] }[] {
  return ladder.categories
    .map((category) => ({
      category,
      competencies: competencies.filter(({ id }) => category.competencies.includes(id)),
    }))
    .filter((group) => group.competencies.length > 0);
}
