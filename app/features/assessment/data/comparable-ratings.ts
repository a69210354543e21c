import type { Ratings } from "#app/features/assessment/domain/rating";
import type { LadderLibrary } from "#app/features/ladder/data/ladder-library";
import type { Ladder } from "#app/features/ladder/domain/schema";

/** Ratings made with an earlier version as a later one may read them: what changed between the two is missing, not guessed. */
export function readIn(comparable: ReadonlyMap<string, string>, ratings: Ratings): Ratings {
  return new Map(
    [...ratings].flatMap(([id, value]) => {
      const now = comparable.get(id);
      return now === undefined ? [] : [[now, value] as const];
    }),
  );
}

/** A person's final ratings, latest first, converted to the ladder version of the latest. Null without any. */
export async function readInLatest(
  ladders: LadderLibrary,
  finals: readonly { ladderVersionId: string; ratings: Ratings }[],
): Promise<{ ladder: Ladder; cycles: Ratings[] } | null> {
  const [latest] = finals;
  if (!latest) return null;
  const { ladder } = await ladders.requireVersion(latest.ladderVersionId);
  const cycles = await Promise.all(
    finals.map(async ({ ladderVersionId, ratings }) =>
      readIn(await ladders.requireComparable(ladderVersionId, latest.ladderVersionId), ratings),
    ),
  );
  return { ladder, cycles };
}
