import { parseWithZod } from "@conform-to/zod/v4";
import type { ZodType } from "zod";

/** Reads the form without its hidden version: that is ours to set anew, not what somebody typed. */
export function parseVersioned<Output>(form: FormData, schema: ZodType<Output>) {
  const typed = new FormData();
  for (const [name, value] of form) if (name !== "version") typed.append(name, value);
  return parseWithZod(typed, { schema });
}
