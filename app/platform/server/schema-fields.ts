import type { ZodType } from "zod";

type Definition = { type: string } & Record<string, unknown>;

const definitionOf = (schema: unknown) => (schema as { _zod: { def: Definition } })._zod.def;

/**
 * Whether a form field of this name (`title`, `plan.text`, `members[2]`) is part of the schema of the form. Looks through
 * refinements, transformations, defaults and alternatives; a record takes any key.
 */
export function hasField(schema: ZodType, name: string): boolean {
  const path = name.split(/[.[]/).map((part) => part.replace(/\]$/, ""));
  return hasPath(schema, path);
}

function hasPath(schema: unknown, path: readonly string[]): boolean {
  const [key, ...rest] = path;
  const definition = definitionOf(schema);
  switch (definition.type) {
    case "object": {
      if (key === undefined) return false;
      const shape = definition.shape as Record<string, unknown>;
      return Object.hasOwn(shape, key) && hasPath(shape[key], rest);
    }
    case "record":
      return key !== undefined && hasPath(definition.valueType, rest);
    case "array":
      // Fields of one equal name make a list too.
      return key === undefined
        ? hasPath(definition.element, path)
        : /^\d*$/.test(key) && hasPath(definition.element, rest);
    case "union":
      return (definition.options as unknown[]).some((option) => hasPath(option, path));
    case "intersection":
      return hasPath(definition.left, path) || hasPath(definition.right, path);
    case "pipe":
      // A preprocessing step accepts anything: then what it hands on decides.
      return hasPath(definitionOf(definition.in).type === "transform" ? definition.out : definition.in, path);
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "catch":
    case "readonly":
    case "nonoptional":
      return hasPath(definition.innerType, path);
    case "lazy":
      return hasPath((definition.getter as () => unknown)(), path);
    default:
      return path.length === 0;
  }
}
