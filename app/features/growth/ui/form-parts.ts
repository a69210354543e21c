import { z } from "zod";
import { isDay } from "#app/kernel/day";

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
