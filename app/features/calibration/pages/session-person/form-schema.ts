import { z } from "zod";

export const MAX_REASON = 1_000;
export const MAX_REMARK = 2_000;

/** The form value for no rating. */
export const NO_RATING = "none";

const competency = z.string().max(64);
const level = z
  .string({ error: "Choose the rating: the one it has, or another" })
  .max(8)
  .regex(/^(none|[1-9])$/, "Choose the rating: the one it has, or another")
  .transform((value) => (value === NO_RATING ? null : Number(value)));

const decisionSchema = z.object({
  intent: z.literal("decide"),
  competency,
  /** The newest decision that was seen; 0 where there was none. */
  revision: z.coerce.number().int().min(0).max(1_000_000),
  /** The rating that was seen. */
  before: level,
  after: level,
  reason: z
    .string({ error: "Say why: whoever asks later reads it here" })
    .trim()
    .min(1, "Say why: whoever asks later reads it here")
    .max(MAX_REASON, `A reason has at most ${MAX_REASON} characters`),
});

const remarkSchema = z.object({
  intent: z.literal("remark"),
  competency,
  text: z
    .string({ error: "Write something first" })
    .trim()
    .min(1, "Write something first")
    .max(MAX_REMARK, `A remark has at most ${MAX_REMARK} characters`),
});

export const formSchema = z.discriminatedUnion("intent", [decisionSchema, remarkSchema]);
