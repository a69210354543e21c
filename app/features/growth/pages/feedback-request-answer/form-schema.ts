import {
  type Answer,
  type Asked,
  MAX_ANSWER_WORDS,
  VERDICTS,
  type Verdict,
} from "#app/features/growth/domain/feedback";
import { criteriaAt, findCompetency } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";

export const verdictField = (competencyId: string, criterionId: string) => `verdict.${competencyId}.${criterionId}`;
export const wordsField = (competencyId: string) => `words.${competencyId}`;

const isVerdict = (value: unknown): value is Verdict => (VERDICTS as readonly unknown[]).includes(value);

/** Reads one answer from the form, limited to what was asked. At least one answer or comment is required. */
export function readAnswer(
  ladder: Ladder,
  asked: readonly Asked[],
  posted: FormData,
): { ok: true; answer: Answer } | { ok: false; field: string | null; message: string } {
  const answer: Answer = [];
  for (const { competencyId, level } of asked) {
    const competency = findCompetency(ladder, competencyId);
    if (!competency) continue;
    const criteria: Record<string, Verdict> = {};
    for (const { id } of criteriaAt(competency, level)) {
      const verdict = posted.get(verdictField(competencyId, id));
      if (isVerdict(verdict)) criteria[id] = verdict;
    }
    const given = posted.get(wordsField(competencyId));
    const words = typeof given === "string" ? given.trim() : "";
    if (words.length > MAX_ANSWER_WORDS) {
      const message = `At most ${MAX_ANSWER_WORDS} characters on ${competency.name}`;
      return { ok: false, field: wordsField(competencyId), message };
    }
    answer.push({ competencyId, criteria, words });
  }
  const isEmpty = answer.every(({ criteria, words }) => words === "" && Object.keys(criteria).length === 0);
  if (isEmpty) return { ok: false, field: null, message: "Answer for at least one criterion, or write some words." };
  return { ok: true, answer };
}
