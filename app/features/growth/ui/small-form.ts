import type { ZodError } from "zod";

/** The problem of a small form that could not be saved, with all input. */
export type Problem = { form: string; field: string; message: string; typed: Record<string, string> };

/** A refused form as its page shows it again. `form` names it where a page has several. */
export function toProblem(form: string, error: ZodError | string, posted: FormData): Problem {
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
