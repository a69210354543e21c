import type { z } from "zod";
import { didYouMean, quote } from "#app/kernel/nearest";
import type { DataPath, YamlDocument } from "./document";
import { knownKeysAt } from "./schema-walk";
import { errorAt, type Issue } from "./source";

const KINDS: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  array: "a list",
  object: "a map of keys",
  record: "a map of keys",
};

/**
 * Checks a file against its schema. `value` is null where anything is wrong; `unsound` then names the top-level keys
 * with an error beneath them, so that checks across files do not draw conclusions from them.
 */
export function validate<T>(
  schema: z.ZodType<T>,
  document: YamlDocument,
): { value: T | null; issues: Issue[]; unsound: Set<string> } {
  const result = schema.safeParse(document.data);
  if (result.success) return { value: result.data, issues: [], unsound: new Set() };
  const found = withoutConsequences(result.error.issues);
  return {
    value: null,
    issues: found.flatMap((issue) => toIssues(issue, schema, document)),
    unsound: new Set(found.flatMap((issue) => issue.path.slice(0, 1).map(String))),
  };
}

/** A value of the wrong type is often also "too small": only the type is worth saying. */
function withoutConsequences(issues: z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const wrongTypes = new Set(issues.filter(({ code }) => code === "invalid_type").map(({ path }) => path.join("/")));
  return issues.filter((issue) => issue.code === "invalid_type" || !wrongTypes.has(issue.path.join("/")));
}

function toIssues(issue: z.core.$ZodIssue, schema: z.ZodType, document: YamlDocument): Issue[] {
  if (issue.code === "unrecognized_keys") {
    const known = knownKeysAt(schema, issue.path);
    return issue.keys.map((key) => {
      // A key that the schema knows here belongs to another form of a union.
      const fault = known.includes(key)
        ? `${quote(key)} belongs to another kind: see "kind"`
        : `unknown key ${quote(key)}${didYouMean(key, known)}`;
      return errorAt(document.path, document.placeOfKey([...issue.path, key]), fault);
    });
  }
  return [errorAt(document.path, document.placeOf(issue.path), inPlainWords(issue, document))];
}

function inPlainWords(issue: z.core.$ZodIssue, document: YamlDocument): string {
  const value = valueAt(document.data, issue.path);
  const label = labelOf(issue.path);
  if (value === undefined) return `missing key ${label}`;
  const given = typeof value === "string" ? quote(value) : document.writtenAt(issue.path) || kindOf(value);
  switch (issue.code) {
    case "invalid_type": {
      const expected = KINDS[issue.expected] ?? issue.expected;
      if (value === null) return `${label} is empty; it must be ${expected}`;
      if (issue.expected === "string" && typeof value !== "object") {
        return `${label} must be text: put it in quotes, like ${quote(given)}`;
      }
      return `${label} must be ${expected}, not ${given}`;
    }
    case "invalid_value":
      return notAmong(label, issue.values.map(String), value, given);
    case "invalid_union":
      return notAmong(label, discriminatorsOf(issue), value, given);
    case "too_small":
      return issue.origin === "number" ? `${label} must be at least ${issue.minimum}` : tooShort(label, issue.minimum);
    case "too_big":
      return tooBig(label, issue, value);
    default:
      return `${label} ${issue.message}`;
  }
}

/** The values of its discriminator with which a union has a form; zod gives them with the issue, but not in its type. */
function discriminatorsOf(issue: z.core.$ZodIssueInvalidUnion): string[] {
  const options = "options" in issue ? issue.options : [];
  return Array.isArray(options) ? options.filter((option) => typeof option === "string") : [];
}

function notAmong(label: string, allowed: string[], value: unknown, given: string): string {
  if (value === null) return `${label} is empty; it must be one of ${allowed.join(", ")}`;
  const suggestion = typeof value === "string" ? didYouMean(value, allowed) : "";
  return `${label} must be one of ${allowed.join(", ")}, not ${given}${suggestion}`;
}

function tooShort(label: string, minimum: number | bigint): string {
  return minimum === 1 ? `${label} must not be empty` : `${label} must have at least ${minimum} entries`;
}

function tooBig(label: string, issue: z.core.$ZodIssueTooBig, value: unknown): string {
  if (typeof value === "string") {
    return `${label} has ${value.trim().length} characters; at most ${issue.maximum} are allowed`;
  }
  if (Array.isArray(value)) return `${label} has ${value.length} entries; at most ${issue.maximum} are allowed`;
  return `${label} must be at most ${issue.maximum}`;
}

/** `"weight"`, or `entry 2 of "roles"` for an item of a list. */
function labelOf(path: DataPath): string {
  const last = path.at(-1);
  if (typeof last === "number") return `entry ${last + 1} of ${labelOf(path.slice(0, -1))}`;
  return quote(String(last));
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? "a list" : "a map of keys";
}

function valueAt(data: unknown, path: DataPath): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Record<PropertyKey, unknown> | null | undefined)?.[step],
    data,
  );
}
