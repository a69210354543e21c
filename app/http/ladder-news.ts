import { ladderVersions } from "#app/data/ladder-library";
import { ownPlace } from "#app/data/own-assessments";
import { read } from "#app/data/reading";
import { findLastMetVersion } from "#app/data/seen-ladder";
import type { RequestContext } from "./context";

/** That somebody's ladder has a newer version than the one they last met; null where it has none. */
export async function findLadderNews(
  { database, ladders }: RequestContext,
  personId: string,
): Promise<{ from: string; to: string; name: string } | null> {
  const { own, all } = await read(database, { own: ownPlace(personId), all: ladderVersions });
  const versions = all.filter(({ ladderId }) => ladderId === own?.ladderId);
  const [newest] = versions;
  if (!newest || versions.length < 2) return null;
  const met = await findLastMetVersion(database, personId, versions);
  if (met === null || met.id === newest.id) return null;
  const { ladder } = await ladders.requireVersion(newest.id);
  return { from: met.version, to: newest.version, name: ladder.name };
}
