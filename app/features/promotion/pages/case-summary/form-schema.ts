import { z } from "zod";
import { MAX_SUMMARY } from "#app/features/promotion/domain/limits";

export const summarySchema = z.object({
  version: z.coerce.number().int().min(1),
  text: z
    .string()
    .max(MAX_SUMMARY, `A summary has at most ${MAX_SUMMARY} characters`)
    .default("")
    .transform((text) => text.replaceAll("\r\n", "\n").trim()),
});
