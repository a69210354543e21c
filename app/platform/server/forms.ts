import { parseWithZod } from "@conform-to/zod/v4";
import type { ZodType } from "zod";

/** Reads a posted form by its schema. On failure `reply()` carries every message and all that was typed back to the page. */
export async function parseForm<Output>(request: Request, schema: ZodType<Output>) {
  return parseWithZod(await request.formData(), { schema });
}
