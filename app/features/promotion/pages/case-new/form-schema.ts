import { z } from "zod";

export const newCaseSchema = z.object({
  role: z.string({ error: "Choose the role that the case is for" }).max(64),
});
