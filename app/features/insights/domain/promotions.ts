import { withholdSmallGroups } from "#app/statistics/small-groups";

/** A change of someone's role that is on record. */
export type RoleChange = { personId: string; at: Date; from: string | null; to: string };

const YEAR_MS = 365.25 * 86_400_000;

/** Upper ends in years; the last bucket has none. */
export const BUCKETS = [
  { id: "under-1", label: "less than a year", below: 1 },
  { id: "1-to-2", label: "1 to 2 years", below: 2 },
  { id: "2-to-3", label: "2 to 3 years", below: 3 },
  { id: "over-3", label: "3 years or more", below: Number.POSITIVE_INFINITY },
] as const;
const NO_PROMOTION = { id: "none", label: "no promotion on record" } as const;

/** Whether a change leads up: further along one track. A change of track is a move, not a promotion. */
export function isPromotion(
  { from, to }: Pick<RoleChange, "from" | "to">,
  tracks: readonly { roles: string[] }[],
): boolean {
  return tracks.some(({ roles }) => {
    const before = from === null ? -1 : roles.indexOf(from);
    return before >= 0 && roles.indexOf(to) > before;
  });
}

/** The time of each person's last promotion on record; people without one are not in it. */
export function findLastPromotions(
  changes: readonly RoleChange[],
  tracks: readonly { roles: string[] }[],
): Map<string, Date> {
  const last = new Map<string, Date>();
  for (const change of changes) {
    if (!isPromotion(change, tracks)) continue;
    const known = last.get(change.personId);
    if (!known || known < change.at) last.set(change.personId, change.at);
  }
  return last;
}

export type BucketCount = { id: string; label: string; count: number };

/**
 * How long ago people were promoted last, as counts of people; null where the group `shown` is withheld. `sets` are the
 * people of all permitted views, by key: they are decided upon together.
 */
export function countByTime(
  sets: ReadonlyMap<string, readonly string[]>,
  shown: string,
  last: ReadonlyMap<string, Date>,
  now: Date,
): BucketCount[] | null {
  const decisions = withholdSmallGroups([...sets].map(([key, people]) => ({ key, people })));
  if (decisions.get(shown) !== "shown") return null;
  const bucketOf = (personId: string): string => {
    const at = last.get(personId);
    if (!at) return NO_PROMOTION.id;
    const years = (now.getTime() - at.getTime()) / YEAR_MS;
    return BUCKETS.find(({ below }) => years < below)?.id ?? NO_PROMOTION.id;
  };
  const found = (sets.get(shown) ?? []).map(bucketOf);
  return [...BUCKETS, NO_PROMOTION].map(({ id, label }) => ({
    id,
    label,
    count: found.filter((bucket) => bucket === id).length,
  }));
}
