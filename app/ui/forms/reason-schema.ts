import { z } from "zod";
import { MAX_REASON } from "./reason-limits";

/** Why something on record was done. */
export const reasonSchema = z
  .string({ error: "Say why: the reason stays on record" })
  .trim()
  .min(1, "Say why: the reason stays on record")
  .max(MAX_REASON, `A reason has at most ${MAX_REASON} characters`);
