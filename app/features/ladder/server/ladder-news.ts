import type { LadderLibrary } from "#app/features/ladder/data/ladder-library";
import { type MetVersions, pickLastMet } from "#app/features/ladder/data/seen-ladder";
import type { LadderVersionSummary } from "#app/features/ladder/domain/shown-version";

/** Whether the person's ladder has a newer version than the one they last met; null if not. */
export async function findLadderNews(
  ladders: LadderLibrary,
  met: MetVersions | null,
  all: readonly LadderVersionSummary[],
): Promise<{ from: string; to: string; name: string } | null> {
  const versions = all.filter(({ ladderId }) => ladderId === met?.ladderId);
  const [newest] = versions;
  const last = met && pickLastMet(met, versions);
  if (!newest || !last || last.id === newest.id) return null;
  const { ladder } = await ladders.requireVersion(newest.id);
  return { from: last.version, to: newest.version, name: ladder.name };
}
