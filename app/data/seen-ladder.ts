import { compareVersions } from "#app/domain/ladder/version-order";
import type { Database } from "./database";
import type { LadderVersionSummary } from "./ladder-library";

/**
 * The version of their ladder that somebody last met: whose changes they read, or with which their last result was made,
 * whichever is newer. Null for somebody who met none of `versions`.
 */
export async function findLastMetVersion(
  database: Database,
  personId: string,
  versions: readonly LadderVersionSummary[],
): Promise<LadderVersionSummary | null> {
  const ids = versions.map(({ id }) => id);
  const person = await database.client.person.findUnique({
    where: { id: personId },
    select: {
      seenLadderId: true,
      assessments: {
        where: { phase: "final", ladderVersionId: { in: ids } },
        orderBy: [{ finalAt: "desc" }, { id: "asc" }],
        take: 1,
        select: { ladderVersionId: true },
      },
    },
  });
  const met = [person?.seenLadderId, person?.assessments[0]?.ladderVersionId];
  const [newest] = versions.filter(({ id }) => met.includes(id)).sort((a, b) => compareVersions(b.version, a.version));
  return newest ?? null;
}

/** Notes that somebody has read what a version changed for them. It concerns nobody else, so it is not on record. */
export async function markLadderSeen(database: Database, personId: string, ladderVersionId: string): Promise<void> {
  await database.client.person.updateMany({ where: { id: personId }, data: { seenLadderId: ladderVersionId } });
}
