import { z } from "zod";
import { evidenceWordsSchema } from "#app/components/evidence/evidence-schema";

export const editEvidenceSchema = evidenceWordsSchema.extend({ version: z.coerce.number().int().min(1) });
