import type { Competency, Ladder } from "./schema";

/** Where a competency of a version comes from, in terms of the version before. Ids are those of the version before. */
export type Origin =
  | { kind: "same" | "renamed"; from: string }
  | { kind: "split"; from: string }
  | { kind: "merge"; from: string[] }
  | { kind: "new" };

export type Succession = {
  /** By id in the newer version, in its order. */
  origins: ReadonlyMap<string, Origin>;
  /** By id in the older version: the competencies of the newer one that it lives on in, itself included; empty where there is none. */
  successors: ReadonlyMap<string, string[]>;
};

/**
 * Reads `replaces`, `splits` and `merges` of the newer version against the older one. A rule counts only where it can still mean something: the
 * competency it names was there and, for `replaces` and `merges`, is no longer; and one that `replaces` or `splits` was not there itself. So
 * rules may stay in the files for ever. Where two competencies claim the same predecessor whole, the first in the order of the newer version has it.
 */
export function traceSuccession(from: Ladder, to: Ladder): Succession {
  const before = new Set(from.competencies.map(({ id }) => id));
  const after = new Set(to.competencies.map(({ id }) => id));
  const claimed = new Set<string>();
  const claim = (id: string) => {
    const isFree = before.has(id) && !after.has(id) && !claimed.has(id);
    if (isFree) claimed.add(id);
    return isFree;
  };
  const origins = new Map(to.competencies.map((competency) => [competency.id, originOf(competency, before, claim)]));
  const successors = new Map<string, string[]>(from.competencies.map(({ id }) => [id, []]));
  for (const [id, origin] of origins) {
    if (origin.kind === "new") continue;
    for (const old of [origin.from].flat()) successors.get(old)?.push(id);
  }
  return { origins, successors };
}

function originOf(
  { id, replaces, splits, merges = [] }: Competency,
  before: ReadonlySet<string>,
  claim: (id: string) => boolean,
): Origin {
  const taken = merges.filter(claim);
  if (before.has(id)) return taken.length > 0 ? { kind: "merge", from: [id, ...taken] } : { kind: "same", from: id };
  if (replaces !== undefined && claim(replaces)) return { kind: "renamed", from: replaces };
  if (taken.length > 0) return { kind: "merge", from: taken };
  if (splits !== undefined && before.has(splits)) return { kind: "split", from: splits };
  return { kind: "new" };
}

/** The id in the older version of a competency that is still the same one, renamed or not; null for any other. */
export function sameCompetencyBefore(origins: Succession["origins"], id: string): string | null {
  const origin = origins.get(id);
  if (origin?.kind === "same" || origin?.kind === "renamed") return origin.from;
  // One that takes in others stays the competency it was.
  return origin?.kind === "merge" && origin.from[0] === id ? id : null;
}

/** Where the roles of the older version that the newer one does not have are gone to, by their ids: renamed, or into a role that was there before. */
export type RoleSuccession = { renamed: ReadonlyMap<string, string>; absorbed: ReadonlyMap<string, string> };

/**
 * Reads `replaces` of the newer version's roles against the older one, where it can still mean something. A role that was not there itself is the
 * first of those it replaces, under another id; all others go into the one that replaces them.
 */
export function traceRoles(from: Ladder, to: Ladder): RoleSuccession {
  const before = new Set(from.roles.map(({ id }) => id));
  const after = new Set(to.roles.map(({ id }) => id));
  const renamed = new Map<string, string>();
  const absorbed = new Map<string, string>();
  for (const { id, replaces = [] } of to.roles) {
    const gone = replaces.filter(
      (old) => before.has(old) && !after.has(old) && !renamed.has(old) && !absorbed.has(old),
    );
    for (const [index, old] of gone.entries()) (index === 0 && !before.has(id) ? renamed : absorbed).set(old, id);
  }
  return { renamed, absorbed };
}
