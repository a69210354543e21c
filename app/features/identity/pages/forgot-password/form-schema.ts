import { z } from "zod";
import { emailField } from "#app/components/people/person-schema";

export const forgotPasswordSchema = z.object({ email: emailField });
