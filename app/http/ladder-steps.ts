import type { LadderVersionSummary, LoadedLadder } from "#app/data/ladder-library";
import { planStep, type VersionStep } from "#app/data/move-assessment";
import type { RequestContext } from "./context";

/**
 * The step from a version to the one published after it on the same ladder; null from the newest. Moves go version by
 * version: the rules of a version (`replaces`, `splits`, `merges`) speak of the one before it.
 */
export async function findNextStep({ ladders }: RequestContext, fromVersionId: string): Promise<VersionStep | null> {
  const from = await ladders.requireVersion(fromVersionId);
  const next = pickNext(await ladders.listVersions(), from);
  return next ? planStep(from, await ladders.requireVersion(next.id)) : null;
}

/** Of all published versions the one that follows `from` on its ladder; null where none does. */
export function pickNext(
  all: readonly LadderVersionSummary[],
  from: Pick<LadderVersionSummary, "id" | "ladderId">,
): LadderVersionSummary | null {
  const versions = all.filter(({ ladderId }) => ladderId === from.ladderId);
  return versions[versions.findIndex(({ id }) => id === from.id) - 1] ?? null;
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
