import { z } from "zod";
import { idSchema } from "#app/features/ladder/domain/schema";
import {
  MAX_COMPETENCIES,
  MAX_PIECE_LENGTH,
  MAX_PIECES,
  MAX_REASONING_LENGTH,
  MAX_STORY_LENGTH,
  MAX_TITLE_LENGTH,
  MIN_COMPETENCIES,
} from "./limits";

const proficiency = z.int().min(1).max(9);

/** A piece of evidence of a case, and the competencies that it says something about. */
const pieceSchema = z.strictObject({
  text: z.string().trim().min(1).max(MAX_PIECE_LENGTH),
  competencies: z.array(idSchema).min(1).max(MAX_COMPETENCIES),
});

/** The authors' rating of one competency, with its reason. */
const referenceSchema = z.strictObject({
  competency: idSchema,
  proficiency,
  criteria: z.array(idSchema).max(20).describe("Criteria that the evidence shows."),
  missing: z.array(idSchema).max(20).default([]).describe("Criteria that one would look for and does not find."),
  reasoning: z.string().trim().max(MAX_REASONING_LENGTH),
});

/** A written case: `cases/<id>.yaml` in the folder of a ladder. */
export const caseFileSchema = z.strictObject({
  id: idSchema,
  title: z.string().trim().min(1).max(MAX_TITLE_LENGTH),
  role: idSchema,
  story: z.string().trim().min(1).max(MAX_STORY_LENGTH),
  evidence: z.array(pieceSchema).min(1).max(MAX_PIECES),
  reference: z.array(referenceSchema).min(MIN_COMPETENCIES).max(MAX_COMPETENCIES),
});

type Piece = z.infer<typeof pieceSchema>;
export type Reference = z.infer<typeof referenceSchema>;
export type WrittenCase = z.infer<typeof caseFileSchema>;

/** The stored content of a prepared case: what raters read before and after they answer. */
export const caseContentSchema = caseFileSchema.pick({ story: true, evidence: true, reference: true });
export type CaseContent = z.infer<typeof caseContentSchema>;

/** The competencies that a case asks about, in its order. */
export const competenciesOf = (content: Pick<CaseContent, "reference">): string[] =>
  content.reference.map(({ competency }) => competency);

/** The part of a case that may be read before answering. */
export type CaseToRate = { story: string; competencies: string[]; evidence: Piece[] };

/** A case without what its authors would say: nothing of the reference is left but which competencies it asks about. */
export function withoutReference(content: CaseContent): CaseToRate {
  return { story: content.story, competencies: competenciesOf(content), evidence: content.evidence };
}
