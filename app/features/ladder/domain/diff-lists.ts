/** Ids in order, in groups: competencies in categories, roles on tracks, criteria at levels. An id is in one group only. */
export type Groups = ReadonlyMap<string, readonly string[]>;

export type GroupsDiff = {
  /** In the order of the newer groups; `index` is the place in the newer group. */
  added: { id: string; group: string; index: number }[];
  removed: { id: string; group: string }[];
  moved: { id: string; from: string; to: string; index: number }[];
  /** Groups whose remaining members stand in another order; `after` is the whole group. */
  reordered: { group: string; before: string[]; after: string[] }[];
};

/** What happened to the members of groups from one version to the next. */
export function diffGroups(before: Groups, after: Groups): GroupsDiff {
  const groupBefore = groupsById(before);
  const groupAfter = groupsById(after);
  const diff: GroupsDiff = { added: [], removed: [], moved: [], reordered: [] };
  for (const [id, group] of groupBefore) if (!groupAfter.has(id)) diff.removed.push({ id, group });
  for (const [group, ids] of after) {
    for (const [index, id] of ids.entries()) {
      const from = groupBefore.get(id);
      if (from === undefined) diff.added.push({ id, group, index });
      else if (from !== group) diff.moved.push({ id, from, to: group, index });
    }
    const earlier = before.get(group) ?? [];
    const stayed = earlier.filter((id) => groupAfter.get(id) === group);
    const now = ids.filter((id) => groupBefore.get(id) === group);
    if (stayed.some((id, index) => now[index] !== id)) {
      diff.reordered.push({ group, before: [...earlier], after: [...ids] });
    }
  }
  return diff;
}

/** A single list, as the one group of its kind. */
export function asGroups(ids: readonly string[]): Groups {
  return new Map([["", ids]]);
}

function groupsById(groups: Groups): Map<string, string> {
  return new Map([...groups].flatMap(([group, ids]) => ids.map((id) => [id, group] as const)));
}
