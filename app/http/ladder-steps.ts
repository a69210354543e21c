import type { LoadedLadder } from "#app/data/ladder-library";
import { planStep, type VersionStep } from "#app/data/move-assessment";
import type { RequestContext } from "./context";

/**
 * The step from a version to the one published after it on the same ladder; null from the newest. Moves go version by
 * version: the rules of a version (`replaces`, `splits`, `merges`) speak of the one before it.
 */
export async function findNextStep({ ladders }: RequestContext, fromVersionId: string): Promise<VersionStep | null> {
  const from = await ladders.requireVersion(fromVersionId);
  const versions = (await ladders.listVersions()).filter(({ ladderId }) => ladderId === from.ladderId);
  const next = versions[versions.findIndex(({ id }) => id === from.id) - 1];
  return next ? planStep(from, await ladders.requireVersion(next.id)) : null;
}

/** The step by which something came from one version to another. */
export async function requireStep(
  { ladders }: RequestContext,
  fromVersionId: string,
  toVersionId: string,
): Promise<VersionStep> {
  return planStep(await ladders.requireVersion(fromVersionId), await ladders.requireVersion(toVersionId));
}

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
