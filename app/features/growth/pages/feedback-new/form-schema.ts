import { z } from "zod";
import { type Asked, MAX_ASKED_COMPETENCIES, MAX_COLLEAGUES, MAX_QUESTION } from "#app/features/growth/domain/feedback";
import { criteriaAt, findCompetency } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { plainMessage } from "#app/kernel/plain-message";

const MAX_SEARCH = 100;
/** More boxes than one page offers. */
const MAX_BOXES = 100;

export const ROWS = Array.from({ length: MAX_ASKED_COMPETENCIES }, (_, index) => index + 1);

const base = z.object({
  intent: z.enum(["find", "ask"]).catch("ask"),
  search: z.string().max(MAX_SEARCH).catch(""),
  question: z.string().max(MAX_QUESTION * 4),
  named: z.enum(["yes", "no"]).nullable(),
  colleagues: z.array(z.string().max(64)).max(MAX_BOXES),
  rows: z.array(z.object({ competencyId: z.string().max(64), level: z.string().max(2) })),
});
export type TypedRequest = z.infer<typeof base>;

/** Reads the input as typed. Null for a form that this page never sends. */
export function readTyped(posted: FormData): TypedRequest | null {
  const parsed = base.safeParse(
    {
      intent: posted.get("intent"),
      search: posted.get("search"),
      question: posted.get("question") ?? "",
      named: posted.get("named"),
      colleagues: [...new Set(posted.getAll("colleague"))],
      rows: ROWS.map((row) => ({
        competencyId: posted.get(`competency${row}`) ?? "",
        level: posted.get(`level${row}`) ?? "",
      })),
    },
    { error: plainMessage },
  );
  return parsed.success ? parsed.data : null;
}

export type RequestErrors = Partial<Record<"competencies" | "colleagues" | "question" | "named", string>>;

/** Checks what was typed against the ladder: competencies that it has, with steps that have criteria. */
export function checkRequest(
  ladder: Ladder,
  typed: TypedRequest,
): { ok: true; asked: Asked[]; question: string; named: boolean } | { ok: false; errors: RequestErrors } {
  const errors: RequestErrors = {};
  const asked: Asked[] = [];
  for (const { competencyId, level } of typed.rows) {
    if (competencyId === "" || asked.some((each) => each.competencyId === competencyId)) continue;
    const competency = findCompetency(ladder, competencyId);
    if (!competency) errors.competencies = "Choose competencies of the ladder";
    else if (criteriaAt(competency, Number(level)).length === 0) {
      errors.competencies = `Choose a level for ${competency.name} that has criteria`;
    } else asked.push({ competencyId, level: Number(level) });
  }
  if (asked.length === 0 && !errors.competencies) errors.competencies = "Choose at least one competency";
  const question = typed.question.trim();
  if (question.length > MAX_QUESTION) errors.question = `At most ${MAX_QUESTION} characters`;
  if (typed.named === null) errors.named = "Choose whether answers bear names";
  if (typed.colleagues.length > MAX_COLLEAGUES) errors.colleagues = `Ask at most ${MAX_COLLEAGUES} colleagues`;
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, asked, question, named: typed.named === "yes" };
}
