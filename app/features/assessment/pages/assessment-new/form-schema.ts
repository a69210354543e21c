import { z } from "zod";

export const newAssessmentSchema = z.object({
  role: z.string({ error: "Choose the role to measure yourself against" }).max(64),
});
