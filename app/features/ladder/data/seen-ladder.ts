import { compareVersions } from "#app/features/ladder/domain/version-order";
import type { Database } from "#app/platform/database/database";
import { type Column, first, nullable, text } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
import type { LadderVersionSummary } from "./ladder-library";

const a = table("Assessment", "a");
const v = table("LadderVersion", "v");
const p = table("Person", "p");

/** Somebody's ladder, and the versions of it that they met: whose changes they read, and that of their last result. */
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

/** The newest of `versions` that somebody met; null for somebody who met none of them. */
export function pickLastMet(met: MetVersions, versions: readonly LadderVersionSummary[]): LadderVersionSummary | null {
  const [newest] = versions
    .filter(({ id }) => id === met.seenId || id === met.lastResultId)
    .sort((a, b) => compareVersions(b.version, a.version));
  return newest ?? null;
}

/** Notes that somebody has read what a version changed for them. It concerns nobody else, so it is not on record. */
export async function markLadderSeen(database: Database, personId: string, ladderVersionId: string): Promise<void> {
  await database.client.person.updateMany({ where: { id: personId }, data: { seenLadderId: ladderVersionId } });
}
