import { z } from "zod";
import { MAX_EMAIL } from "#app/features/people/domain/person";

export const sharingSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("share"),
    /** Chosen by name, or where there are too many for a list typed as an address. */
    person: z.string().max(64).optional(),
    email: z.string().trim().toLowerCase().max(MAX_EMAIL).email("An address, like ada@example.com").optional(),
  }),
  z.object({ intent: z.literal("unshare"), person: z.string().max(64) }),
]);
