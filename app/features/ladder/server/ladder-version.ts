import { redirect } from "@remix-run/node";
import { theOrganisation } from "#app/features/identity/data/organisation";
import { findActor, requireActor } from "#app/features/identity/server/session";
import { type LoadedLadder, ladderVersions } from "#app/features/ladder/data/ladder-library";
import type { Ladder } from "#app/features/ladder/domain/schema";
import type { LadderVersionSummary, ShownVersion } from "#app/features/ladder/domain/shown-version";
import { ownPlace } from "#app/features/people/data/own-standing";
import type { LadderQuery } from "#app/paths";
import { constant, read } from "#app/platform/database/reading";
import type { RequestContext } from "#app/platform/server/context";
import { notFound, requireFound } from "#app/platform/server/guards";
import type { Actor } from "#app/policy/actor";
import { decideLadderReading, decideOrganisation } from "#app/policy/policy";

export type ShownLadder = { ladder: Ladder; shown: ShownVersion; reader: Actor | null };

/**
 * The ladder version that a page needs. It is the published one that `?version=` names, else the current one of the
 * ladder that `?ladder=` names, else the current one of the reader's own ladder. Visitors who aren't signed in may read
 * a public ladder and are sent to sign in otherwise.
 */
export async function requireLadderVersion(request: Request, context: RequestContext): Promise<ShownLadder> {
  const reader = await findActor(request, context);
  const { organisation, versions, own } = await read(context.database, {
    organisation: theOrganisation,
    versions: ladderVersions,
    own: reader ? ownPlace(reader.personId) : constant(null),
  });
  if (decideLadderReading(reader ?? "visitor", { isPublic: organisation?.publicLadder ?? false }) !== "allow") {
    await requireActor(request, context);
  }
  const query = new URL(request.url).searchParams;
  const current = await context.ladders.listCurrentOf(versions);
  const home = requireFound(current.find(({ ladderId }) => ladderId === own?.ladderId) ?? current[0]);
  const loaded = await pick(context, { versions, current, home }, query);
  const { id, ladderId, ladder, version, publishedAt } = loaded;
  const isCurrent = current.some((one) => one.id === id);
  const shown = {
    id,
    ladderId,
    name: ladder.name,
    version,
    publishedAt,
    zone: organisation?.timeZone ?? "UTC",
    isCurrent,
    versions: versions.filter((one) => one.ladderId === ladderId),
    ladders: current.map((one) => ({ id: one.ladderId, name: one.ladder.name })),
    query: id === home.id ? {} : isCurrent ? { ladder: ladderId } : { version: id },
    own: own?.ladderId === ladderId ? { roleId: own.roleId, targetRoleId: own.targetRoleId } : null,
    isPublic: reader === null,
    mayPublish: reader !== null && decideOrganisation(reader, "ladder.publish") === "allow",
  };
  return { ladder, shown, reader };
}

/**
 * The role or competency that an address names. If the current version no longer has it, the address redirects to the
 * last version that did, so old links keep working.
 */
export async function requirePart<T>(
  { ladders }: Pick<RequestContext, "ladders">,
  { ladder, shown }: { ladder: Ladder; shown: Pick<ShownVersion, "isCurrent" | "versions"> },
  find: (ladder: Ladder) => T | null | undefined,
  toPath: (query: LadderQuery) => string,
): Promise<{ part: T; isInCurrent: boolean }> {
  const isIn = async ({ id }: { id: string }) => Boolean(find((await ladders.requireVersion(id)).ladder));
  const [newest, ...earlier] = shown.versions;
  const part = find(ladder);
  if (part) return { part, isInCurrent: shown.isCurrent || (newest !== undefined && (await isIn(newest))) };
  if (!shown.isCurrent) throw notFound();
  for (const version of earlier) {
    if (await isIn(version)) throw redirect(toPath({ version: version.id }));
  }
  throw notFound();
}

type Published = { versions: LadderVersionSummary[]; current: LoadedLadder[]; home: LoadedLadder };

async function pick(
  { ladders }: RequestContext,
  { versions, current, home }: Published,
  query: URLSearchParams,
): Promise<LoadedLadder> {
  const version = query.get("version");
  if (version) return ladders.requireVersion(requireFound(versions.find(({ id }) => id === version)).id);
  const ladder = query.get("ladder");
  return ladder ? requireFound(current.find(({ ladderId }) => ladderId === ladder)) : home;
}
