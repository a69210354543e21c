import { z } from "zod";
import { MAX_CASE_WORDS } from "#app/features/promotion/domain/limits";
import { VOTES } from "#app/features/promotion/domain/voting";

const words = (message: string) =>
  z
    .string({ error: message })
    .trim()
    .min(1, message)
    .max(MAX_CASE_WORDS, `At most ${MAX_CASE_WORDS} characters`)
    .transform((text) => text.replaceAll("\r\n", "\n"));

export const voteSchema = z.object({
  vote: z.enum(VOTES, { error: "Choose how you vote" }),
  reasons: words("Say why: the others read your reasons once the vote is over"),
});

export const conflictSchema = z.object({
  conflict: words("Say what the conflict is: it is on record").pipe(
    z.string().max(500, "A conflict is said in 500 characters"),
  ),
});
