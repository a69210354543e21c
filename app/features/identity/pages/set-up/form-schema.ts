import { z } from "zod";
import { newPasswordField, repeatedPasswordField, SAME_TWICE } from "#app/features/identity/server/password-schema";
import { MAX_PERSON_NAME } from "#app/features/people/domain/person";
import { emailField, singleLine } from "#app/features/people/domain/person-schema";
import { organisationSchema } from "../settings/form-schema";

export const setUpSchema = organisationSchema
  .omit({ version: true })
  .extend({
    code: z
      .string({ error: "Enter the code" })
      .trim()
      .min(1, "Enter the code")
      .max(40, "The code is shorter than that"),
    administratorName: singleLine("Enter your name", MAX_PERSON_NAME),
    email: emailField,
    roleId: z.string({ error: "Choose your role" }).max(64),
    password: newPasswordField,
    repeated: repeatedPasswordField,
  })
  .refine(({ password, repeated }) => password === repeated, SAME_TWICE);
