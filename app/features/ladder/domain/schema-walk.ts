import { z } from "zod";
import type { DataPath } from "./document";

type Schema = z.core.$ZodType;

/** The keys the schema allows in the map at `path`; empty where the schema has no map there. Of a union, those of every form. */
export function knownKeysAt(schema: Schema, path: DataPath): string[] {
  const [step, ...rest] = path;
  const inner = unwrap(schema);
  if (inner instanceof z.ZodDiscriminatedUnion) {
    return [...new Set(inner.options.flatMap((form) => knownKeysAt(form, path)))];
  }
  if (step === undefined) {
    if (inner instanceof z.ZodObject) return Object.keys(inner.shape);
    return inner instanceof z.ZodRecord && inner.keyType instanceof z.ZodEnum ? inner.keyType.options.map(String) : [];
  }
  if (inner instanceof z.ZodArray) return knownKeysAt(inner.element, rest);
  const property = inner instanceof z.ZodObject ? inner.shape[String(step)] : undefined;
  return property ? knownKeysAt(property, rest) : [];
}

/**
 * The same value with its keys in the order of the schema, however it was stored; without undefined keys, and without empty lists
 * that the schema would put back by default.
 */
export function inSchemaOrder(schema: Schema, value: unknown): unknown {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodDiscriminatedUnion) {
    const form = inner.options.find((option) => z.safeParse(option, value).success);
    return form ? inSchemaOrder(form, value) : value;
  }
  if (inner instanceof z.ZodArray && Array.isArray(value))
    return value.map((item) => inSchemaOrder(inner.element, item));
  if (!isRecord(value)) return value;
  const ordered: Record<string, unknown> = {};
  for (const key of knownKeysAt(inner, [])) {
    const property: Schema | undefined = inner instanceof z.ZodObject ? inner.shape[key] : undefined;
    const part = value[key];
    const isDefault = property instanceof z.ZodDefault && Array.isArray(part) && part.length === 0;
    if (part !== undefined && !isDefault) ordered[key] = property ? inSchemaOrder(property, part) : part;
  }
  return ordered;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function unwrap(schema: Schema): Schema {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? unwrap(schema.unwrap()) : schema;
}
