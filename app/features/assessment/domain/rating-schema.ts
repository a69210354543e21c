import { z } from "zod";
import type { Competency, Ladder } from "#app/features/ladder/domain/schema";
import { MAX_LINK_LENGTH, MAX_NOTE_LENGTH, MAX_TITLE_LENGTH, orderCriteria } from "./rating-content";

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
      content: { ...content, criteria: orderCriteria(competency.proficiencies, content.criteria) },
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
