import { z } from "zod";
import { MAX_LINKS, MAX_SECTION_LENGTH, MAX_TITLE_LENGTH } from "#app/features/evidence/domain/limits";
import { singleLine } from "#app/features/people/domain/person-schema";
import { isDay } from "#app/kernel/day";
import { isWebLink, MAX_LINK_LENGTH } from "#app/kernel/link";

/** Browsers send line breaks as CRLF; words are stored with LF, as they are counted and compared. */
const section = z
  .string()
  .max(MAX_SECTION_LENGTH * 2)
  .transform((text) => text.replaceAll("\r\n", "\n").trim())
  .pipe(z.string().max(MAX_SECTION_LENGTH, `At most ${MAX_SECTION_LENGTH.toLocaleString("en-GB")} characters`))
  .default("");

/** One address per line. Each invalid one is reported. */
const links = z
  .string()
  .max(MAX_LINKS * (MAX_LINK_LENGTH + 2))
  .transform((text, context) => {
    const lines = text.split("\n").map((line) => line.trim());
    const found = [...new Set(lines.filter(Boolean))];
    const wrong = found.filter((link) => !isWebLink(link));
    for (const link of wrong.slice(0, 3)) {
      const shown = link.length > 60 ? `${link.slice(0, 60)}…` : link;
      context.issues.push({
        code: "custom",
        input: text,
        message: `“${shown}” is no link: begin with https:// or http://`,
      });
    }
    if (found.length > MAX_LINKS) {
      context.issues.push({ code: "custom", input: text, message: `At most ${MAX_LINKS} links` });
    }
    return wrong.length > 0 || found.length > MAX_LINKS ? z.NEVER : found;
  })
  .default([]);

const day = z
  .string()
  .max(20)
  .refine(isDay, "Enter a day like 2026-09-12")
  .optional()
  .transform((value) => value ?? null);

/** The form of an item; only its title is required. */
export const evidenceWordsSchema = z.object({
  title: singleLine("Say in a few words what was done", MAX_TITLE_LENGTH),
  happenedOn: day,
  links,
  problem: section,
  choice: section,
  result: section,
  risk: section,
});
