/** Managers by person: ids, null at the top. */
export type ManagerOf = ReadonlyMap<string, string | null>;

/** A person and someone above them; a direct manager stands at depth 1. */
export type Line = { aboveId: string; belowId: string; depth: number };

/** Someone at a distance from a given person, who is themselves at depth 0. */
export type AtDepth = { id: string; depth: number };

/**
 * The people above someone, their direct manager first; empty at the top and for an unknown person. A manager who is not
 * a key of the map ends the chain, and so does a loop: everyone is named once.
 */
export function computeChainAbove(managerOf: ManagerOf, personId: string): string[] {
  const chain: string[] = [];
  const seen = new Set([personId]);
  let current = managerOf.get(personId) ?? null;
  while (current !== null && !seen.has(current)) {
    seen.add(current);
    chain.push(current);
    current = managerOf.get(current) ?? null;
  }
  return chain;
}

/** Every loop, each named once, from any of its people upwards. People who merely report into a loop are not part of it. */
export function findLoops(managerOf: ManagerOf): string[][] {
  const loops: string[][] = [];
  const settled = new Set<string>();
  for (const start of managerOf.keys()) {
    const path: string[] = [];
    const position = new Map<string, number>();
    let current: string | null = start;
    while (current !== null && !settled.has(current) && !position.has(current)) {
      position.set(current, path.length);
      path.push(current);
      current = managerOf.get(current) ?? null;
    }
    const loopStart = current === null ? undefined : position.get(current);
    if (loopStart !== undefined) loops.push(path.slice(loopStart));
    for (const id of path) settled.add(id);
  }
  return loops;
}

/** The lines above each of these people. Expects a map without loops. */
export function computeLinesAbove(managerOf: ManagerOf, belowIds: Iterable<string>): Line[] {
  return Array.from(belowIds).flatMap((belowId) =>
    computeChainAbove(managerOf, belowId).map((aboveId, index) => ({ aboveId, belowId, depth: index + 1 })),
  );
}

/**
 * The lines that a subtree gains when its top gets a new manager: everyone in it (the top at depth 0) under the manager
 * (at depth 0) and everyone above the manager.
 */
export function computeMovedLines(subtree: readonly AtDepth[], managerAndAbove: readonly AtDepth[]): Line[] {
  return subtree.flatMap((below) =>
    managerAndAbove.map((above) => ({ aboveId: above.id, belowId: below.id, depth: below.depth + above.depth + 1 })),
  );
}
