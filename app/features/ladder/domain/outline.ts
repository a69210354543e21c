import { MAX_PROFICIENCY } from "./schema";
import { isRecord } from "./schema-walk";

/** Extracts one part from a value of unknown shape. */
type Reader<Value> = (value: unknown) => Value;

/**
 * What the checks within and across files need to know, readable even where the rest of a file is wrong: a part of the wrong shape
 * is undefined or an empty list, and lists keep their indexes, so that one error never hides another.
 */
const text = (value: unknown) => (typeof value === "string" ? value : undefined);
const number = (value: unknown) => (typeof value === "number" && Number.isFinite(value) ? value : undefined);
const level = (value: unknown) =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MAX_PROFICIENCY
    ? (value as number)
    : undefined;

function entry<Shape extends Record<string, Reader<unknown>>>(
  shape: Shape,
): Reader<{ [Key in keyof Shape]: ReturnType<Shape[Key]> }> {
  const keys = Object.keys(shape);
  return (value) => {
    const record = isRecord(value) ? value : {};
    return Object.fromEntries(keys.map((key) => [key, shape[key]?.(record[key])])) as {
      [Key in keyof Shape]: ReturnType<Shape[Key]>;
    };
  };
}

function list<Item>(item: Reader<Item>): Reader<Item[]> {
  return (value) => (Array.isArray(value) ? value.map((one) => item(one)) : []);
}

export const readLadderOutline = entry({
  id: text,
  proficiencies: list(entry({ level })),
  categories: list(entry({ id: text, competencies: list(text) })),
  tracks: list(entry({ id: text, roles: list(text) })),
  promotionRule: entry({ mustMeet: list(text) }),
});

export const readCompetencyOutline = entry({
  id: text,
  replaces: text,
  splits: text,
  merges: list(text),
  proficiencies: list(entry({ level, criteria: list(entry({ id: text })), enough: number })),
});

export const readRoleOutline = entry({
  id: text,
  replaces: list(text),
  responsibilities: list(entry({ id: text })),
  time: entry({ activities: list(entry({ from: number, to: number })) }),
  differences: list(entry({ role: text })),
  leadsTo: list(entry({ role: text })),
  expectations: list(entry({ competency: text, proficiency: level })),
});

export type LadderOutline = ReturnType<typeof readLadderOutline>;
export type CompetencyOutline = ReturnType<typeof readCompetencyOutline>;
export type RoleOutline = ReturnType<typeof readRoleOutline>;
