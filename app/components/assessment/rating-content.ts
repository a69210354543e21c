import { z } from "zod";
import { NOT_OBSERVED, type RatingValue, rated, UNRATED } from "#app/domain/assessment/rating";
import type { Competency, Ladder } from "#app/domain/ladder/schema";

export const MAX_NOTE_LENGTH = 4_000;
export const MAX_TITLE_LENGTH = 200;
export const MAX_LINK_LENGTH = 2_000;

/** What one competency of the form holds, as its fields say it: "" unrated, "0" not observed, else the proficiency. */
export type RatingContent = { rating: string; criteria: readonly string[]; note: string };

export const EMPTY_CONTENT: RatingContent = { rating: "", criteria: [], note: "" };

/** The names of the fields of one competency. */
export const fieldNames = (competencyId: string) => ({
  rating: `rating.${competencyId}`,
  criteria: `criteria.${competencyId}`,
  note: `note.${competencyId}`,
  version: `version.${competencyId}`,
  evidenceTitle: `evidence-title.${competencyId}`,
  evidenceLink: `evidence-link.${competencyId}`,
  evidenceDay: `evidence-day.${competencyId}`,
});

export function toContent(stored: {
  value: RatingValue;
  note: string;
  criteriaSeen: readonly string[];
}): RatingContent {
  const { value } = stored;
  const rating = value.state === "rated" ? String(value.proficiency) : value.state === "not-observed" ? "0" : "";
  return { rating, criteria: stored.criteriaSeen, note: stored.note };
}

export function toValue(rating: string): RatingValue {
  if (rating === "") return UNRATED;
  return rating === "0" ? NOT_OBSERVED : rated(Number(rating));
}

/** The criteria in the ladder's order, each once: the same choice always reads the same. */
export function orderCriteria(competency: Pick<Competency, "proficiencies">, ids: readonly string[]): string[] {
  return competency.proficiencies.flatMap(({ criteria }) =>
    criteria.flatMap(({ id }) => (ids.includes(id) ? [id] : [])),
  );
}

/** Browsers send line breaks as CRLF; a note is stored with LF, as it is counted and compared. */
export const noteSchema = z
  .string()
  .max(MAX_NOTE_LENGTH * 2)
  .transform((text) => text.replaceAll("\r\n", "\n"))
  .pipe(z.string().max(MAX_NOTE_LENGTH, `A note takes at most ${MAX_NOTE_LENGTH} characters`));

export const versionSchema = z.coerce.number().int().min(0);

/** A rating as it is posted, of this competency of this ladder. */
export function ratingSchema(ladder: Pick<Ladder, "proficiencies">, competency: Pick<Competency, "proficiencies">) {
  const choices = new Set(["", "0", ...ladder.proficiencies.map(({ level }) => String(level))]);
  const known = new Set(competency.proficiencies.flatMap(({ criteria }) => criteria.map(({ id }) => id)));
  return z
    .object({
      rating: z.string().refine((choice) => choices.has(choice), "Choose one of the proficiencies"),
      criteria: z
        .array(z.string().refine((id) => known.has(id), "Choose criteria of this competency"))
        .max(known.size, "Choose criteria of this competency"),
      note: noteSchema,
      version: versionSchema,
    })
    .transform(({ version, ...content }) => ({
      content: { ...content, criteria: orderCriteria(competency, content.criteria) },
      version,
    }));
}

const linkSchema = z
  .string()
  .trim()
  .max(MAX_LINK_LENGTH, "That link is too long")
  .refine(
    (link) => link === "" || (URL.canParse(link) && /^https?:$/.test(new URL(link).protocol)),
    "Enter a link that begins with https:// or http://",
  );

const daySchema = z
  .string()
  .trim()
  .refine((day) => day === "" || z.iso.date().safeParse(day).success, "Enter a day like 2026-09-12")
  .transform((day) => day || null);

export const evidenceSchema = z.object({
  title: z
    .string()
    .trim()
    .min(1, "Say in a few words what was done")
    .max(MAX_TITLE_LENGTH, `Use at most ${MAX_TITLE_LENGTH} characters`),
  link: linkSchema,
  happenedOn: daySchema,
});
