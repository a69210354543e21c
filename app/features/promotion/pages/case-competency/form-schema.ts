import { z } from "zod";
import { MAX_NARRATIVE } from "#app/features/promotion/domain/limits";

/** A piece and what it is chosen for: "evidence-id criterion-id", or "evidence-id" alone for the competency as a whole. */
const choiceSchema = z
  .string()
  .max(140)
  .regex(/^[\w-]{1,64}( [\w-]{1,64})?$/)
  .transform((text) => {
    const [evidenceId = "", criterionId = ""] = text.split(" ");
    return { evidenceId, criterionId };
  });
const choicesSchema = z.array(choiceSchema).max(1_000);

export const narrativeSchema = z.object({
  version: z.coerce.number().int().min(0),
  text: z
    .string()
    .max(MAX_NARRATIVE, `At most ${MAX_NARRATIVE} characters`)
    .default("")
    .transform((text) => text.replaceAll("\r\n", "\n").trim()),
  find: z.string().max(100).default(""),
  intent: z.enum(["save", "find"]).catch("save"),
});

export type PostedChoice = { evidenceId: string; criterionId: string };

/** What was ticked and what was taken away, compared with what the page showed; null where it makes no sense. */
export function readChoices(form: FormData): { add: PostedChoice[]; remove: PostedChoice[] } | null {
  const now = choicesSchema.safeParse(form.getAll("choice"));
  const was = choicesSchema.safeParse(form.getAll("was"));
  if (!now.success || !was.success) return null;
  const has = (list: PostedChoice[], one: PostedChoice) =>
    list.some((other) => other.evidenceId === one.evidenceId && other.criterionId === one.criterionId);
  return {
    add: now.data.filter((choice) => !has(was.data, choice)),
    remove: was.data.filter((choice) => !has(now.data, choice)),
  };
}
