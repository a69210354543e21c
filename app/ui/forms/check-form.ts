import { parseWithZod } from "@conform-to/zod/v4";
import type { ZodType } from "zod";
import { plainMessage } from "#app/kernel/plain-message";

/** The check of the server, in the browser. A chunk of its own: it brings Zod along. */
export const checkForm = (form: FormData, schema: ZodType) =>
  parseWithZod(form, { schema, error: plainMessage }).reply();
