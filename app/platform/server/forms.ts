import { parseWithZod } from "@conform-to/zod/v4";
import type { ZodType } from "zod";
import { plainMessage } from "#app/kernel/plain-message";
import { hasField } from "./schema-fields";

/** Reads a posted form by its schema, as `parseFields` does. */
export async function parseForm<Output>(request: Request, schema: ZodType<Output>) {
  return parseFields(await request.formData(), schema);
}

/**
 * Reads the fields of a form by its schema. On failure `reply()` carries every message back to the page, and of what was typed the
 * fields of the schema: what the schema does not name is neither read nor given back.
 */
export function parseFields<Output>(form: FormData, schema: ZodType<Output>) {
  const own = new FormData();
  for (const [name, value] of form) if (hasField(schema, name)) own.append(name, value);
  return parseWithZod(own, { schema, error: plainMessage });
}
