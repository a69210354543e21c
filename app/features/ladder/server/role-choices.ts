import { trackOfRole } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { formatRoleChoice } from "#app/features/people/domain/person-schema";
import type { RequestContext } from "#app/platform/server/context";

/** The roles of a ladder, each with its track, for a select field. */
export function roleOptions(ladder: Ladder) {
  return ladder.roles.map(({ id, name }) => ({
    value: id,
    label: `${name} – ${trackOfRole(ladder, id)?.name ?? ""}`,
  }));
}

/** The roles of every ladder. A choice names its ladder too, since two ladders may have a role of the same name. */
export async function listRoleChoices(context: RequestContext) {
  const ladders = await context.ladders.listCurrent();
  return ladders.flatMap(({ ladder }) =>
    roleOptions(ladder).map(({ value, label }) => ({
      value: formatRoleChoice({ ladderId: ladder.id, roleId: value }),
      label: ladders.length > 1 ? `${ladder.name}: ${label}` : label,
    })),
  );
}
