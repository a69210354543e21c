import type { LoadedLadder } from "#app/features/ladder/data/ladder-library";

/** The roles chosen in a form for those that a version no longer has: fields named `role.<id>`. */
export function readChosenRoles(form: FormData, to: LoadedLadder): Map<string, string> {
  const known = new Set(to.ladder.roles.map(({ id }) => id));
  return new Map(
    [...form].flatMap(([name, value]) =>
      name.startsWith("role.") && typeof value === "string" && known.has(value)
        ? [[name.slice(5), value] as const]
        : [],
    ),
  );
}
