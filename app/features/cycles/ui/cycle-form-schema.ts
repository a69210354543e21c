import { z } from "zod";
import {
  CYCLE_DATES,
  type CycleDate,
  type CycleDates,
  checkCycleDates,
  type DateProblem,
} from "#app/features/cycles/domain/cycle";
import { isDay } from "#app/kernel/day";

const MAX_CYCLE_NAME = 80;

const AHEAD: Record<CycleDate, string> = {
  startsOn: "",
  selfDueOn: "This must not be before the day the cycle starts",
  reviewDueOn: "This must not be before the day self-assessments are due",
  closesOn: "This must not be before the day reviews are due",
};

/** What to say by the field of a date that is not right. */
function dateMessage({ date, reason }: DateProblem): string {
  switch (reason) {
    case "not-a-day":
      return "Enter a day, like 2026-11-13";
    case "too-early":
      return AHEAD[date];
    case "moved-earlier":
      return "The dates of an open cycle can only move later: people plan by them";
    case "start-is-past":
      return "The cycle has started: this day stays";
  }
}

const day = (missing: string) =>
  z.string({ error: missing }).max(10, "Enter a day, like 2026-11-13").refine(isDay, "Enter a day, like 2026-11-13");

const dates = {
  startsOn: day("Choose the day on which the cycle starts"),
  selfDueOn: day("Choose the day by which self-assessments are due"),
  reviewDueOn: day("Choose the day by which reviews are due"),
  closesOn: day("Choose the day on which the cycle closes"),
};

const checkOrder = (value: CycleDates, context: z.core.$RefinementCtx) => {
  for (const problem of checkCycleDates(value)) {
    context.issues.push({ code: "custom", input: value, path: [problem.date], message: dateMessage(problem) });
  }
};

export const cycleSchema = z
  .object({
    name: z
      .string({ error: "Give the cycle a name, like 2026 H2" })
      .trim()
      .min(1, "Give the cycle a name, like 2026 H2")
      .max(MAX_CYCLE_NAME, `A name has at most ${MAX_CYCLE_NAME} characters`),
    ladderVersionId: z.string({ error: "Choose a ladder version" }).max(64),
    ...dates,
  })
  .superRefine(checkOrder);

export const cycleDatesSchema = z.object(dates).superRefine(checkOrder);

/** The version of the row that a form was filled from. What is no version is none that was ever stored. */
export const versionSchema = z.coerce.number().int().min(0).max(1_000_000_000).catch(0);

/** Messages by field, as conform takes them. */
export function dateErrors(problems: readonly DateProblem[]): Record<string, string[]> {
  return Object.fromEntries(
    CYCLE_DATES.flatMap((date) => {
      const messages = problems.filter((problem) => problem.date === date).map(dateMessage);
      return messages.length > 0 ? [[date, messages]] : [];
    }),
  );
}
