import { z } from "zod";
import { personSchema } from "#app/features/people/domain/person-schema";

export const editPersonSchema = personSchema.extend({ version: z.coerce.number().int().min(1) });
