import type {
  Category,
  Competency,
  Criterion,
  Expectation,
  Ladder,
  ProficiencyStep,
  PromotionRule,
  Role,
  Track,
  Weight,
} from "./schema";

/** The role with this id, or null. */
export function findRole(ladder: Ladder, roleId: string): Role | null {
  return ladder.roles.find(({ id }) => id === roleId) ?? null;
}

/** The competency with this id, or null. */
export function findCompetency(ladder: Ladder, competencyId: string): Competency | null {
  return ladder.competencies.find(({ id }) => id === competencyId) ?? null;
}

/** The one track the role is on; null for an unknown role. */
export function trackOfRole(ladder: Ladder, roleId: string): Track | null {
  return ladder.tracks.find(({ roles }) => roles.includes(roleId)) ?? null;
}

/** The roles of a track, the most junior first. */
export function rolesOf(ladder: Ladder, track: Track): Role[] {
  return track.roles.flatMap((id) => findRole(ladder, id) ?? []);
}

/** The one category the competency is in; null for an unknown competency. */
export function categoryOf(ladder: Ladder, competencyId: string): Category | null {
  return ladder.categories.find(({ competencies }) => competencies.includes(competencyId)) ?? null;
}

/** A role's expectations by competency id, in the order in which the role states them. A competency it does not name has none. */
export function expectationsByCompetency(role: Role): Map<string, Expectation> {
  return new Map(role.expectations.map((expectation) => [expectation.competency, expectation]));
}

/** The roles after this one on its track, the next one first; empty for the last role and for an unknown one. */
export function nextRoles(ladder: Ladder, roleId: string): Role[] {
  const track = trackOfRole(ladder, roleId);
  return track ? rolesOf(ladder, track).slice(track.roles.indexOf(roleId) + 1) : [];
}

/** The criteria of exactly this proficiency; empty where the competency does not describe it. */
export function criteriaAt(competency: Competency, level: number): Criterion[] {
  return competency.proficiencies.find((proficiency) => proficiency.level === level)?.criteria ?? [];
}

export type CriteriaByLevel = { readonly [level: number]: readonly Criterion[] };
export type CriteriaByCompetency = { readonly [competencyId: string]: CriteriaByLevel };

/** All criteria of a ladder and nothing else, by the ids of its competencies. */
export const criteriaByCompetency = ({ competencies }: Ladder): CriteriaByCompetency =>
  Object.fromEntries(
    competencies.map(({ id, proficiencies }) => [
      id,
      Object.fromEntries(proficiencies.map(({ level, criteria }) => [level, criteria])),
    ]),
  );

/** The step of the ladder's scale with this level; null outside the scale. */
export function stepOf(ladder: Ladder, level: number): ProficiencyStep | null {
  return ladder.proficiencies.find((step) => step.level === level) ?? null;
}

/** How many of the latest cycles the promotion rule reads. */
export function cyclesRead(rule: PromotionRule): number {
  return rule.kind === "profile" ? rule.cycles : rule.consecutiveCycles;
}

/** Whether a competency of this weight is part of a role's core: the defining ones are its heart. */
export function isCore(weight: Weight): boolean {
  return weight === "defining" || weight === "core";
}
