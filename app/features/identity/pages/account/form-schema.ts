import { z } from "zod";
import { MAX_PASSWORD_LENGTH } from "#app/features/identity/server/password-limits";
import { newPasswordField, repeatedPasswordField, SAME_TWICE } from "#app/features/identity/server/password-schema";

export const changePasswordSchema = z
  .object({
    current: z
      .string({ error: "Enter your current password" })
      .max(MAX_PASSWORD_LENGTH, `A password has at most ${MAX_PASSWORD_LENGTH} characters`),
    password: newPasswordField,
    repeated: repeatedPasswordField,
  })
  .refine(({ password, repeated }) => password === repeated, SAME_TWICE);

export const sessionSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("end-session"), sessionId: z.string().max(64) }),
  z.object({ intent: z.literal("end-others") }),
]);
