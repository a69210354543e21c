import { z } from "zod";
import { evidenceWordsSchema } from "#app/features/evidence/ui/evidence-schema";

const id = z.string().max(64).optional();

/** A new piece, with what it is to show where that is known already. */
export const newEvidenceSchema = evidenceWordsSchema.extend({
  competency: id,
  criterion: id,
  /** Sent by the dialog that opens anywhere: it wants an answer, not another page. */
  quick: z.literal("1").optional(),
});
