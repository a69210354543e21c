import { z } from "zod";
import { reasonSchema } from "#app/ui/forms/reason-schema";

export const reviewerSchema = z.object({
  reviewerId: z.string({ error: "Choose who reviews from now on" }).max(64),
  reason: reasonSchema,
});
