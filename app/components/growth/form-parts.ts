import { z } from "zod";
import { isDay } from "#app/domain/cycle/day";

/** A day that may be left out. */
export const optionalDay = z.string().max(20).refine(isDay, "Enter a date like 2026-03-31").optional();

/** Words that may be left out. */
export const optionalWords = (max: number) =>
  z
    .string()
    .max(max, `At most ${max} characters`)
    .transform((text) => text.trim())
    .default("");

/** Words that must be there. */
export const neededWords = (missing: string, max: number) =>
  z.string({ error: missing }).trim().min(1, missing).max(max, `At most ${max} characters`);

/** Where a small form could not be saved: what it says, and all that was typed. */
export type Problem = { form: string; field: string; message: string; typed: Record<string, string> };

/** A refused form as its page shows it again. `form` names it where a page has several. */
export function toProblem(form: string, error: z.ZodError | string, posted: FormData): Problem {
  const texts = [...posted].filter((entry): entry is [string, string] => typeof entry[1] === "string");
  const typed = Object.fromEntries(texts);
  if (typeof error === "string") return { form, field: "", message: error, typed };
  const issue = error.issues[0];
  return { form, field: String(issue?.path[0] ?? ""), message: issue?.message ?? "Check what you entered", typed };
}

/** A posted form as plain values; an empty field is one that is not there. */
export function toValues(posted: FormData): Record<string, FormDataEntryValue> {
  return Object.fromEntries([...posted].filter(([, value]) => value !== ""));
}

/** The words under a field of a small form, where they are about it. */
export const errorOf = (problem: Problem | null | undefined, form: string, field: string): string | null =>
  problem?.form === form && problem.field === field ? problem.message : null;
