import { z } from "zod";
import { personSchema } from "#app/components/people/person-schema";

export const editPersonSchema = personSchema.extend({ version: z.coerce.number().int().min(1) });
