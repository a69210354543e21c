import { z } from "zod";
import { MAX_VOUCH_WORDS } from "#app/features/evidence/domain/limits";

const id = z.string().regex(/^[\w-]{1,64}$/);

const words = z
  .string()
  .max(MAX_VOUCH_WORDS * 2)
  .transform((text) => text.replaceAll("\r\n", "\n").trim())
  .pipe(z.string().max(MAX_VOUCH_WORDS, `At most ${MAX_VOUCH_WORDS.toLocaleString("en-GB")} characters`));

/** Everything the page of a piece sends, by its intent. */
export const actSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.enum(["share", "unshare", "archive", "restore", "delete"]) }),
  z.object({ intent: z.enum(["ask", "withdraw-request"]), person: id }),
  z.object({
    intent: z.enum(["vouch", "decline"]),
    version: z.coerce.number().int().min(1),
    words,
  }),
  z.object({ intent: z.literal("attach"), file: z.instanceof(File, { error: "Choose a file" }) }),
  z.object({ intent: z.literal("remove-file"), file: id }),
  z.object({
    intent: z.literal("place"),
    // An assessment and a competency of it, as one choice.
    beside: z.string().regex(/^[\w-]{1,64} [\w-]{1,64}$/, "Choose the rating"),
  }),
]);
export type Act = z.infer<typeof actSchema>;
