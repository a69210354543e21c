import { publishLadder } from "#app/features/ladder/data/ladder-library";
import { diffLadders } from "#app/features/ladder/domain/diff";
import { countChanges } from "#app/features/ladder/domain/diff-print";
import { compareVersions } from "#app/features/ladder/domain/version-order";
import { readLadderFolder } from "#app/features/ladder/files/ladder-folder";
import type { Services } from "#app/platform/server/context";
import { SettingsError } from "#app/platform/server/settings";

type Used = Pick<Services, "database" | "ladders" | "now"> & {
  settings: Pick<Services["settings"], "LADDER_DIR">;
  logger: { info(details: object, text: string): void; warn(details: object, text: string): void };
};

/**
 * Publishes the ladder that comes as files where it is new, or a newer version. One that is older than what an administrator
 * has uploaded since stays unpublished; a published version with other content is refused.
 */
export async function publishLadderFolder({ database, ladders, settings, logger, now }: Used): Promise<void> {
  const read = await readLadderFolder(settings.LADDER_DIR);
  if (!read.ok) throw new SettingsError(`The ladder in ${settings.LADDER_DIR} has errors:\n${read.report}`);
  const { id, version } = read.ladder;
  const versions = (await ladders.listVersions()).filter(({ ladderId }) => ladderId === id);
  const [newest] = versions;
  const isPublished = versions.some((one) => one.version === version);
  if (newest && !isPublished && compareVersions(version, newest.version) < 0) {
    logger.warn({ ladder: id, version, current: newest.version }, "ladder files are older than the current version");
    return;
  }
  const current = newest && !isPublished ? await ladders.requireVersion(newest.id) : null;
  const summary = current ? countChanges(diffLadders(current.ladder, read.ladder)) : undefined;
  const { result } = await publishLadder(database, read.ladder, { actorId: null, at: now() }, summary);
  if (result === "published" && summary !== undefined) {
    logger.info({ ladder: id, version }, `ladder published: ${summary}`);
  }
  if (result === "changed-without-new-version") {
    throw new SettingsError(
      `The ladder in ${settings.LADDER_DIR} differs from "${id}" ${version} as it was published.\n` +
        "A published version never changes: give the changed ladder a new version in ladder.yaml.",
    );
  }
}
