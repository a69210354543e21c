import { z } from "zod";
import { MAX_PASSWORD_LENGTH } from "#app/features/identity/server/password-limits";

export const confirmPasswordSchema = z.object({
  password: z.string({ error: "Enter your password" }).max(MAX_PASSWORD_LENGTH, "No password is that long"),
});
