import { z } from "zod";
import { singleLine } from "#app/features/people/domain/person-schema";
import { isTimeZone } from "#app/platform/server/time-zones";

const MAX_ORGANISATION_NAME = 120;

export const organisationSchema = z.object({
  name: singleLine("Enter the organisation’s name", MAX_ORGANISATION_NAME),
  timeZone: z.string({ error: "Choose a time zone" }).max(64).refine(isTimeZone, "Choose a time zone of the list"),
  publicLadder: z.boolean().default(false),
  unnamedFeedback: z.boolean().default(false),
  version: z.coerce.number().int().min(1),
});
