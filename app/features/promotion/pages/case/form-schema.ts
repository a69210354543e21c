import { z } from "zod";
import { MAX_CASE_WORDS } from "#app/features/promotion/domain/limits";

export const addendumSchema = z.object({
  intent: z.literal("add-addendum"),
  text: z
    .string({ error: "Write what you add" })
    .trim()
    .min(1, "Write what you add")
    .max(MAX_CASE_WORDS, `At most ${MAX_CASE_WORDS} characters`)
    .transform((text) => text.replaceAll("\r\n", "\n")),
});

export const STEP_INTENTS = ["ask-manager", "take-back", "withdraw", "close", "put-into-effect", "make-goals"] as const;
export const stepSchema = z.object({ intent: z.enum(STEP_INTENTS) });
