import { z } from "zod";
import { ROWS_PER_PAGE } from "#app/kernel/paging";

const text = z.string().trim().max(120).optional();
const page = z.coerce.number().int().min(1).max(100_000).catch(1);

/** Filters of the list from the address. Invalid values are ignored. */
const querySchema = z.object({
  team: text.catch(undefined),
  role: text.catch(undefined),
  manager: text.catch(undefined),
  search: text.catch(undefined),
  page,
  inPage: page,
});
export type Query = z.infer<typeof querySchema>;

const ids = z.array(z.string().min(1).max(64)).max(ROWS_PER_PAGE).default([]);

export const participantsSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("add"), personIds: ids }),
  z.object({ intent: z.literal("add-all"), personIds: ids }),
  z.object({ intent: z.literal("remove"), personIds: ids }),
  z.object({ intent: z.literal("remove-all"), personIds: ids }),
]);

export function readQuery(request: Request): Query {
  return querySchema.parse(Object.fromEntries(new URL(request.url).searchParams));
}

export function toSelection({ team, role, manager, search }: Query) {
  return { teamId: team, roleId: role, managerId: manager, search };
}
