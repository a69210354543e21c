import { z } from "zod";

export const MAX_REASON = 1_000;

/** Why something on record was done. */
export const reasonSchema = z
  .string({ error: "Say why: the reason stays on record" })
  .trim()
  .min(1, "Say why: the reason stays on record")
  .max(MAX_REASON, `A reason has at most ${MAX_REASON} characters`);
