import { z } from "zod";
import { emailField } from "#app/features/people/ui/person-schema";

export const forgotPasswordSchema = z.object({ email: emailField });
