import { z } from "zod";
import type { CaseRating } from "#app/features/calibration/domain/shared-cases/feedback";
import { plainMessage } from "#app/kernel/plain-message";

export const MAX_NOTE_LENGTH = 1000;

/** The value of "not observed" in the form. */
export const NOT_OBSERVED_VALUE = "0";

export const fieldsOf = (competency: string) => ({ rating: `rating-${competency}`, note: `note-${competency}` });

const headSchema = z.object({
  intent: z.enum(["save", "submit"]),
  version: z.coerce.number().int().min(0).max(1_000_000),
});
const note = z.string().max(MAX_NOTE_LENGTH).catch("");

export type TypedAnswer = { competency: string; rating: string; note: string };
export type ParsedAnswer = { intent: "save" | "submit"; version: number; typed: TypedAnswer[]; ratings: CaseRating[] };

/**
 * Reads a rater's answer, limited to the case's competencies; null if it can't be read. A rating off the scale is
 * ignored.
 */
export function parseAnswer(
  form: FormData,
  competencies: readonly string[],
  levels: readonly number[],
): ParsedAnswer | null {
  const head = headSchema.safeParse(
    { intent: form.get("intent"), version: form.get("version") },
    { error: plainMessage },
  );
  if (!head.success) return null;
  const allowed = new Set([NOT_OBSERVED_VALUE, ...levels.map(String)]);
  const typed = competencies.map((competency): TypedAnswer => {
    const { rating, note: noteField } = fieldsOf(competency);
    const value = form.get(rating);
    return {
      competency,
      rating: typeof value === "string" && allowed.has(value) ? value : "",
      note: note.parse(form.get(noteField) ?? "").trim(),
    };
  });
  return {
    ...head.data,
    typed,
    ratings: typed.flatMap(({ competency, rating, note: words }) =>
      rating === ""
        ? []
        : [{ competency, proficiency: rating === NOT_OBSERVED_VALUE ? null : Number(rating), note: words }],
    ),
  };
}

export const manageSchema = z.object({
  step: z.enum(["open", "close", "reopen"]),
  version: z.coerce.number().int().min(0).max(1_000_000),
});
