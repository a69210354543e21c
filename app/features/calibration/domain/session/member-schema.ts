import { z } from "zod";

export const MAX_MEMBERS = 60;
const MAX_OTHERS = 4_000;

const id = z.string().max(64);

/** The members of a session: ticked managers, others by address, and the chair. */
export const memberFields = {
  memberIds: z.array(id).max(MAX_MEMBERS, `A session has at most ${MAX_MEMBERS} members`).default([]),
  others: z.string().max(MAX_OTHERS, "These are too many addresses").default(""),
  chair: z
    .string({ error: "Choose who leads the session" })
    .max(254)
    .transform((value) => value.trim()),
};

/** The addresses in a text, whatever is between them. */
export function listAddresses(text: string): string[] {
  return [
    ...new Set(
      text
        .toLowerCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ];
}
