import { z } from "zod";

export const signInSchema = z.object({
  email: z
    .string({ error: "Enter your e-mail address" })
    .trim()
    .max(254)
    .pipe(z.email("Enter an e-mail address like name@example.com")),
  password: z.string({ error: "Enter your password" }).max(200, "No password is that long"),
});
