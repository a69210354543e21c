import type { LadderLibrary } from "#app/features/ladder/data/ladder-library";
import type { LadderVersionSummary } from "#app/features/ladder/domain/shown-version";
import { planStep, type VersionStep } from "./move-assessment";

/** The versions of a ladder that were published after this one, the newest first. */
export async function listLaterVersions(
  ladders: LadderLibrary,
  fromVersionId: string,
): Promise<LadderVersionSummary[]> {
  const from = await ladders.requireVersion(fromVersionId);
  return pickLater(await ladders.listVersions(), from);
}

/** Published versions later than `from` on its ladder, newest first. */
export function pickLater(
  all: readonly LadderVersionSummary[],
  from: Pick<LadderVersionSummary, "id" | "ladderId">,
): LadderVersionSummary[] {
  const versions = all.filter(({ ladderId }) => ladderId === from.ladderId);
  const index = versions.findIndex(({ id }) => id === from.id);
  return versions.slice(0, Math.max(0, index));
}

/** The step from a version to the later one that is named, to the newest where none is; null where there is no such version. */
export async function findStep(
  ladders: LadderLibrary,
  fromVersionId: string,
  toVersionId: string | null,
): Promise<VersionStep | null> {
  const later = await listLaterVersions(ladders, fromVersionId);
  const to = toVersionId === null ? later[0] : later.find(({ id }) => id === toVersionId);
  return to ? requireStep(ladders, fromVersionId, to.id) : null;
}

/**
 * The step by which something comes from one version to another, through all that were published between them: the rules of a version (`replaces`,
 * `splits`, `merges`) speak of the one before it.
 */
export async function requireStep(
  ladders: LadderLibrary,
  fromVersionId: string,
  toVersionId: string,
): Promise<VersionStep> {
  const later = await listLaterVersions(ladders, fromVersionId);
  const [from, to, ...between] = await Promise.all(
    [
      fromVersionId,
      toVersionId,
      ...later
        .slice(later.findIndex(({ id }) => id === toVersionId) + 1)
        .map(({ id }) => id)
        .reverse(),
    ].map((id) => ladders.requireVersion(id)),
  );
  if (!from || !to) throw new Error("a step has two versions");
  return planStep(from, to, between);
}
