import { z } from "zod";
import { MAX_CHECK_IN_NOTES } from "#app/features/growth/domain/check-in";
import { isDay } from "#app/kernel/day";
import { optionalWords } from "./form-parts";

const heldOn = z.string({ error: "Enter the day" }).max(20).refine(isDay, "Enter a date like 2026-03-31");

const checkInSchema = z.object({ heldOn, notes: optionalWords(MAX_CHECK_IN_NOTES) });

/** With the author's own private note and first follow-up beside it. */
export const newCheckInSchema = checkInSchema.extend({ privateNote: optionalWords(MAX_CHECK_IN_NOTES) });

export const editCheckInSchema = checkInSchema.extend({ version: z.int().min(1) });
