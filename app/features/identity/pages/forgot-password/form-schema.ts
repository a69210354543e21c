import { z } from "zod";
import { emailField } from "#app/features/people/domain/person-schema";

export const forgotPasswordSchema = z.object({ email: emailField });
