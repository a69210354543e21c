import type { ZodType } from "zod";
import { parseFields } from "#app/platform/server/forms";

/** Reads the form without its hidden version, which the server sets and the user never typed. */
export function parseVersioned<Output>(form: FormData, schema: ZodType<Output>) {
  const typed = new FormData();
  for (const [name, value] of form) if (name !== "version") typed.append(name, value);
  return parseFields(typed, schema);
}
