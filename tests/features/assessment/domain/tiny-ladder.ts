import { type Ratings, type RatingValue, rated } from "#app/features/assessment/domain/rating";
import type { Competency, LadderWith, Role, Weight, WeightsRule } from "#app/features/ladder/domain/schema";

/** The least a ladder needs for gaps and readiness: competencies in categories, and a promotion rule. */
export function tinyLadder(
  categories: Record<string, string[]>,
  promotionRule: Partial<WeightsRule> = {},
): LadderWith<WeightsRule> {
  const competency = (id: string): Competency => ({ id, name: id, meaning: id, proficiencies: [] });
  return {
    id: "tiny",
    name: "Tiny",
    version: "1",
    summary: "For tests.",
    proficiencies: [1, 2, 3, 4, 5].map((level) => ({ level, name: `${level}`, scope: "s", autonomy: "a" })),
    categories: Object.entries(categories).map(([id, competencies]) => ({ id, name: id, competencies })),
    tracks: [{ id: "engineering", name: "Engineering", summary: "For tests.", roles: ["senior"] }],
    promotionRule: { mustMeet: ["core"], mayBeOneBelow: {}, consecutiveCycles: 1, ...promotionRule },
    competencies: Object.values(categories).flat().map(competency),
    roles: [],
  };
}

/** A role that expects what is listed: `{ mentoring: ["core", 3] }`. */
export function tinyRole(expectations: Record<string, [Weight, number]>): Role {
  return {
    id: "senior",
    name: "Senior",
    summary: "For tests.",
    atAGlance: [],
    responsibilities: [],
    differences: [],
    archetypes: [],
    leadsTo: [],
    expectations: Object.entries(expectations).map(([competency, [weight, proficiency]]) => ({
      competency,
      weight,
      proficiency,
    })),
  };
}

/** Ratings from numbers; other values pass through. */
export function ratings(values: Record<string, number | RatingValue>): Ratings {
  return new Map(
    Object.entries(values).map(([id, value]) => [id, typeof value === "number" ? rated(value) : value] as const),
  );
}
