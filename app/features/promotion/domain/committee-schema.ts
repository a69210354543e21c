import { z } from "zod";
import { MAX_EMAIL, normaliseEmail } from "#app/features/people/domain/person";
import { isDay } from "#app/kernel/day";
import { MAX_MEMBERS } from "./voting";

const address = z.string().max(MAX_EMAIL).email("An address, like ada@example.com");

export const committeeSchema = z.object({
  version: z.coerce.number().int().min(0).default(0),
  name: z
    .string({ error: "Give the session a name" })
    .trim()
    .min(1, "Give the session a name")
    .max(120, "A name has at most 120 characters"),
  meetsOn: z.string({ error: "Say when it meets" }).max(10).refine(isDay, "A day of the calendar"),
  chair: z.string({ error: "Say who leads the session" }).transform(normaliseEmail).pipe(address),
  members: z
    .array(z.string().transform(normaliseEmail).pipe(address).optional())
    .max(MAX_MEMBERS - 1)
    .default([]),
});

export type CommitteeInput = z.infer<typeof committeeSchema>;

export const COMMITTEE_REFUSALS = {
  "too-few": "A session has at least three members with its chair: fewer cannot vote each for themselves.",
  "too-many": "That is more than fit round one table: at most 15.",
  "someone-left": "Someone of them is not active any more. Choose again.",
  "has-voted": "Someone you took out has voted in this session, so they stay.",
  absent: "This session is gone.",
  closed: "This session is closed.",
  "changed-meanwhile":
    "Someone else changed this session while you worked on it. What you chose is still here; saving again replaces what is there now.",
  undecided: "A case of this session waits for its decision.",
} as const;
