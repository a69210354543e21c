import { z } from "zod";
import type { DirectoryFilter } from "#app/features/people/data/directory";
import { toSingleLine } from "#app/features/people/domain/person";

const id = z.string().regex(/^[\w-]{1,64}$/);

/** What the address asks for; anything that makes no sense counts as not asked. */
const querySchema = z.object({
  search: z.string().transform(toSingleLine).pipe(z.string().max(100)).catch(""),
  team: id.nullable().catch(null),
  manager: id.nullable().catch(null),
  status: z.enum(["active", "left", "all"]).catch("active"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export function readFilter(
  query: URLSearchParams,
  { mayReadLeft }: { mayReadLeft: boolean },
): { filter: DirectoryFilter; page: number } {
  const keys = ["search", "team", "manager", "status", "page"] as const;
  const given = querySchema.parse(Object.fromEntries(keys.map((key) => [key, query.get(key)])));
  return {
    page: given.page,
    filter: {
      search: given.search,
      teamId: given.team,
      managerId: given.manager,
      status: mayReadLeft ? given.status : "active",
    },
  };
}
