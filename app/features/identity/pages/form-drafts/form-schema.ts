import { z } from "zod";
import { type DraftFields, MAX_DRAFT_LENGTH, MAX_DRAFT_NAME } from "#app/kernel/form-draft";

export const pagePath = z
  .string()
  .max(MAX_DRAFT_NAME)
  .regex(/^\/[\w\-./~%]*$/);

/** The path of a page and the name of a form on it, such as `/settings#settings`. */
const draftName = z
  .string()
  .max(MAX_DRAFT_NAME)
  .regex(/^\/[\w\-./~%]*#[\w-]+$/);

const MAX_CONTROLS = 2_000;
/** Versions count saves: the column of PostgreSQL takes 32 bits. */
const MAX_VERSION = 1_000_000_000;
const fieldsShape = z.record(
  z.string().regex(/^[\w\-.[\]/]{1,200}$/),
  z.array(z.string().max(MAX_DRAFT_LENGTH)).max(MAX_CONTROLS),
);

const draftFields = z
  .string()
  .max(MAX_DRAFT_LENGTH)
  .transform((text, context): DraftFields => {
    try {
      const parsed = fieldsShape.safeParse(JSON.parse(text));
      if (parsed.success) return parsed.data;
    } catch {
      // What is not JSON is refused like JSON of another shape.
    }
    context.addIssue({ code: "custom", message: "Unknown fields" });
    return z.NEVER;
  });

export const draftSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("save"),
    form: draftName,
    fields: draftFields,
    base: z.string().regex(/^[0-9a-z]{1,40}$/),
    version: z.coerce.number().int().min(0).max(MAX_VERSION),
  }),
  z.object({ intent: z.literal("discard"), form: draftName }),
]);
