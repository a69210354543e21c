import { z } from "zod";
import { RECOMMENDATIONS } from "#app/features/promotion/domain/lifecycle";
import { MAX_CASE_WORDS } from "#app/features/promotion/domain/limits";

export const reviewSchema = z.object({
  version: z.coerce.number().int().min(1),
  recommendation: z.enum(RECOMMENDATIONS, { error: "Choose what you recommend" }).optional(),
  words: z
    .string({ error: "Say why: the words are read by the engineer and the committee" })
    .trim()
    .min(1, "Say why: the words are read by the engineer and the committee")
    .max(MAX_CASE_WORDS, `At most ${MAX_CASE_WORDS} characters`)
    .transform((text) => text.replaceAll("\r\n", "\n")),
  intent: z.enum(["recommend", "send-back"]).catch("recommend"),
});
