import { z } from "zod";
import { MAX_TITLE_LENGTH } from "#app/features/evidence/domain/limits";
import { GOAL_EVENTS, MAX_ACTION_TEXT, MAX_GOAL_TEXT } from "#app/features/growth/domain/goal";
import { neededWords, optionalDay, optionalWords } from "#app/features/growth/ui/form-parts";

const action = { id: z.string().max(64), version: z.coerce.number().int().min(1) };
const text = { text: neededWords("Say what is to be done", MAX_ACTION_TEXT), dueOn: optionalDay };

/** The small forms of a goal's page. */
export const goalFormSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("move"), event: z.enum(GOAL_EVENTS), reason: optionalWords(MAX_GOAL_TEXT) }),
  z.object({ intent: z.literal("add-action"), ...text }),
  z.object({ intent: z.literal("edit-action"), ...action, ...text }),
  z.object({ intent: z.literal("remove-action"), ...action }),
  z.object({
    intent: z.literal("close-action"),
    ...action,
    evidence: z.string().max(64).optional(),
    title: optionalWords(MAX_TITLE_LENGTH),
  }),
  z.object({ intent: z.literal("reopen-action"), ...action }),
]);
export type GoalForm = z.infer<typeof goalFormSchema>;
