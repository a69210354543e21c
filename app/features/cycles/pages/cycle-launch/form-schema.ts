import { z } from "zod";
import type { ReviewerChoice } from "#app/features/cycles/domain/launch-plan";

/** The most people without a manager who can get a reviewer at launch; more are a task for the people pages. */
export const MAX_REVIEWER_CHOICES = 20;

export const LEAVE_OUT = "leave-out";

export const launchSchema = z.object({
  version: z.coerce.number().int().min(0).max(1_000_000_000),
  /** By person: the id of a reviewer, or that they are left out. */
  reviewers: z
    .record(z.string().max(64), z.string().max(64))
    .refine((choices) => Object.keys(choices).length <= MAX_REVIEWER_CHOICES, "Too many choices")
    .default({}),
});

export function toChoices(reviewers: Record<string, string>): Map<string, ReviewerChoice> {
  return new Map(
    Object.entries(reviewers).flatMap(([personId, chosen]) =>
      chosen === "" ? [] : [[personId, chosen === LEAVE_OUT ? LEAVE_OUT : { reviewerId: chosen }] as const],
    ),
  );
}
