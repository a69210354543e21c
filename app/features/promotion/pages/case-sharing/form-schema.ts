import { z } from "zod";
import { MAX_EMAIL } from "#app/features/people/domain/person";

export const sharingSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("share"),
    email: z
      .string({ error: "Whom do you share it with?" })
      .trim()
      .toLowerCase()
      .max(MAX_EMAIL)
      .email("An address, like ada@example.com"),
  }),
  z.object({ intent: z.literal("unshare"), person: z.string().max(64) }),
]);
