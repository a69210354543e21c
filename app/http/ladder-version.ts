import type { LadderVersionSummary, LoadedLadder } from "#app/data/ladder-library";
import { findOrganisation } from "#app/data/organisation";
import { decideOrganisation } from "#app/domain/access/policy";
import type { Ladder } from "#app/domain/ladder/schema";
import type { RequestContext } from "./context";
import { requireAllowed, requireFound } from "./guards";
import { requireActor } from "./session";

/** What every page of the ladder says of the version it shows. */
export type ShownVersion = {
  id: string;
  name: string;
  version: string;
  publishedAt: Date;
  zone: string;
  isCurrent: boolean;
  /** All published versions, the newest first. */
  versions: LadderVersionSummary[];
  /** For links that stay with this version; empty for the current one. */
  query: { version?: string };
};

/** The ladder version that a page of the ladder is asked for: the current one, or the published one that `?version=` names. */
export async function requireLadderVersion(
  request: Request,
  context: RequestContext,
): Promise<{ ladder: Ladder; shown: ShownVersion }> {
  requireAllowed(decideOrganisation(await requireActor(request, context), "ladder.read"));
  const wanted = new URL(request.url).searchParams.get("version") || null;
  const [current, versions, organisation] = await Promise.all([
    context.ladders.requireCurrent(),
    context.ladders.listVersions(),
    findOrganisation(context.database),
  ]);
  const loaded: LoadedLadder =
    wanted === null || wanted === current.id
      ? current
      : await context.ladders.requireVersion(requireFound(versions.find(({ id }) => id === wanted)).id);
  const { id, ladder, version, publishedAt } = loaded;
  const isCurrent = id === current.id;
  const shown = {
    id,
    name: ladder.name,
    version,
    publishedAt,
    zone: organisation?.timeZone ?? "UTC",
    isCurrent,
    versions,
    query: isCurrent ? {} : { version: id },
  };
  return { ladder, shown };
}
