import { z } from "zod";
import { evidenceWordsSchema } from "#app/features/evidence/ui/evidence-schema";

export const editEvidenceSchema = evidenceWordsSchema.extend({ version: z.coerce.number().int().min(1) });
