import type { LadderVersionSummary } from "#app/features/ladder/domain/shown-version";
import { compareVersions } from "#app/features/ladder/domain/version-order";
import type { Database } from "#app/platform/database/database";
import { type Column, first, nullable, text } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";

const a = table("Assessment", "a");
const v = table("LadderVersion", "v");
const p = table("Person", "p");

/**
 * A person's ladder, and the versions they have met: the one whose changes they read, and that of their last result.
 */
export type MetVersions = { ladderId: string; seenId: string | null; lastResultId: string | null };

export const metVersions = (personId: string): Column<MetVersions | null> =>
  first(
    {
      ladderId: p.ladderId,
      seenId: p.seenLadderId,
      lastResultId: nullable(
        text(sql`(SELECT ${a.ladderVersionId} FROM ${a} JOIN ${v} ON ${v.id} = ${a.ladderVersionId}
          WHERE ${a.subjectId} = ${p.id} AND ${a.phase} = 'final' AND ${v.ladderId} = ${p.ladderId}
          ORDER BY ${a.finalAt} DESC, ${a.id} LIMIT 1)`),
      ),
    },
    sql`FROM ${p} WHERE ${p.id} = ${personId}`,
  );

/** The newest of `versions` that the person has met; null without one. */
export function pickLastMet(met: MetVersions, versions: readonly LadderVersionSummary[]): LadderVersionSummary | null {
  const [newest] = versions
    .filter(({ id }) => id === met.seenId || id === met.lastResultId)
    .sort((a, b) => compareVersions(b.version, a.version));
  return newest ?? null;
}

/**
 * Stores that a person has read what a version changed for them. It concerns nobody else, so there is no audit record.
 */
export async function markLadderSeen(database: Database, personId: string, ladderVersionId: string): Promise<void> {
  await database.client.person.updateMany({ where: { id: personId }, data: { seenLadderId: ladderVersionId } });
}
