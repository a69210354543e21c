import { z } from "zod";
import { MAX_CHECK_IN_NOTES, MAX_FOLLOW_UP_TEXT } from "#app/features/growth/domain/check-in";
import { neededWords, optionalDay, optionalWords } from "#app/features/growth/ui/form-parts";

const followUp = { id: z.string().max(64), version: z.coerce.number().int().min(1) };

/** The small forms of a check-in's page. */
export const checkInFormSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("save-note"),
    text: optionalWords(MAX_CHECK_IN_NOTES),
    version: z.coerce.number().int().min(0),
  }),
  z.object({
    intent: z.literal("add-follow-up"),
    text: neededWords("Say what is taken on", MAX_FOLLOW_UP_TEXT),
    owner: z.enum(["person", "manager"]),
    dueOn: optionalDay,
  }),
  z.object({ intent: z.literal("done"), ...followUp }),
  z.object({ intent: z.literal("reopen"), ...followUp }),
  z.object({ intent: z.literal("remove"), ...followUp }),
]);
export type CheckInForm = z.infer<typeof checkInFormSchema>;
