import { z } from "zod";
import { MAX_PROFICIENCY } from "./schema";
import { isRecord } from "./schema-walk";

/**
 * What the checks within and across files need to know, readable even where the rest of a file is wrong: a part of the wrong shape
 * is undefined or an empty list, and lists keep their indexes, so that one error never hides another.
 */
const text = z.string().optional().catch(undefined);
const number = z.number().optional().catch(undefined);
const level = z.int().min(1).max(MAX_PROFICIENCY).optional().catch(undefined);

function entry<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.preprocess((value) => (isRecord(value) ? value : {}), z.object(shape));
}

function list<Item extends z.core.SomeType>(item: Item) {
  return z.preprocess((value) => (Array.isArray(value) ? value : []), z.array(item));
}

export const ladderOutlineSchema = entry({
  id: text,
  proficiencies: list(entry({ level })),
  categories: list(entry({ id: text, competencies: list(text) })),
  tracks: list(entry({ id: text, roles: list(text) })),
  promotionRule: entry({ mustMeet: list(text) }),
});

export const competencyOutlineSchema = entry({
  id: text,
  replaces: text,
  splits: text,
  merges: list(text),
  proficiencies: list(entry({ level, criteria: list(entry({ id: text })) })),
});

export const roleOutlineSchema = entry({
  id: text,
  responsibilities: list(entry({ id: text })),
  time: entry({ activities: list(entry({ from: number, to: number })) }),
  differences: list(entry({ role: text })),
  leadsTo: list(entry({ role: text })),
  expectations: list(entry({ competency: text, proficiency: level })),
});

export type LadderOutline = z.infer<typeof ladderOutlineSchema>;
export type CompetencyOutline = z.infer<typeof competencyOutlineSchema>;
export type RoleOutline = z.infer<typeof roleOutlineSchema>;
