import { z } from "zod";
import { newPasswordField, repeatedPasswordField, SAME_TWICE } from "#app/features/identity/server/password-schema";

export const choosePasswordSchema = z
  .object({ password: newPasswordField, repeated: repeatedPasswordField })
  .refine(({ password, repeated }) => password === repeated, SAME_TWICE);
