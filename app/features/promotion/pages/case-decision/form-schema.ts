import { z } from "zod";
import { MAX_CASE_WORDS } from "#app/features/promotion/domain/limits";
import { isDay } from "#app/kernel/day";

export const decisionSchema = z
  .object({
    version: z.coerce.number().int().min(1),
    decision: z.enum(["approve", "not-yet"], { error: "Choose what the committee decided" }),
    effectiveOn: z.string().max(10).optional(),
    gaps: z.array(z.string().max(64)).max(100).default([]),
    feedback: z
      .string({ error: "Write to the engineer: they read these words" })
      .trim()
      .min(1, "Write to the engineer: they read these words")
      .max(MAX_CASE_WORDS, `At most ${MAX_CASE_WORDS} characters`)
      .transform((text) => text.replaceAll("\r\n", "\n")),
  })
  .superRefine((value, context) => {
    const add = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (value.decision === "approve" && !isDay(value.effectiveOn ?? "")) {
      add("effectiveOn", "Say from which day the new role counts");
    }
    if (value.decision === "not-yet" && value.gaps.length === 0) {
      add("gaps", "Name at least one competency: it tells the engineer where to go on");
    }
  });
