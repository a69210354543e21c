import { z } from "zod";
import type { EvidenceFilter } from "#app/features/evidence/data/evidence-log";
import { expectationsByCompetency, findCompetency, findRole } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { toSingleLine } from "#app/features/people/domain/person";
import { isDay } from "#app/kernel/day";

const id = z.string().regex(/^[\w-]{1,64}$/);
const day = z.string().refine(isDay);

/** Filters from the address. Invalid values are ignored. */
const querySchema = z.object({
  search: z.string().transform(toSingleLine).pipe(z.string().max(100)).catch(""),
  competency: id.nullable().catch(null),
  criterion: id.nullable().catch(null),
  role: id.nullable().catch(null),
  from: day.nullable().catch(null),
  to: day.nullable().catch(null),
  archived: z.literal("yes").nullable().catch(null),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type EvidenceQuery = Omit<z.infer<typeof querySchema>, "page">;

const KEYS = ["search", "competency", "criterion", "role", "from", "to", "archived", "page"] as const;

/** The filter that an address names: pieces of a role are those of any competency that it asks for. */
export function readEvidenceFilter(
  params: URLSearchParams,
  ladder: Ladder,
): { query: EvidenceQuery; filter: EvidenceFilter; page: number } {
  const { page, ...query } = querySchema.parse(Object.fromEntries(KEYS.map((key) => [key, params.get(key)])));
  const role = query.role === null ? null : findRole(ladder, query.role);
  const ofRole = role && new Set(expectationsByCompetency(role).keys());
  const competencyIds =
    query.competency === null
      ? ofRole && [...ofRole]
      : ofRole && !ofRole.has(query.competency)
        ? []
        : [query.competency];
  const { search, from, to, archived } = query;
  const criterionId = query.competency === null ? null : query.criterion;
  return { query, filter: { search, competencyIds, criterionId, from, to, archived: archived === "yes" }, page };
}

/** The names of competencies by id; what the ladder of today does not have is shown by its id. */
export function competencyNames(ladder: Ladder, ids: Iterable<string>): Record<string, string> {
  return Object.fromEntries(Array.from(ids, (each) => [each, findCompetency(ladder, each)?.name ?? each]));
}

/** The criterion that the address names, where the ladder has it. */
export function findCriterion(ladder: Ladder, { competency: competencyId, criterion: id }: EvidenceQuery) {
  const levels = competencyId === null ? null : findCompetency(ladder, competencyId)?.proficiencies;
  const found = levels?.flatMap(({ criteria }) => criteria).find((each) => each.id === id);
  return competencyId !== null && found ? { competencyId, id: found.id, text: found.text } : null;
}
