/** Items of a tree ordered so that each comes after its parent, where that is among them. Those on a loop come last. */
export function parentsFirst<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  parentKeyOf: (item: T) => string | null,
): T[] {
  const keys = new Set(items.map(keyOf));
  const children = new Map<string, T[]>();
  const ordered: T[] = [];
  for (const item of items) {
    const parentKey = parentKeyOf(item);
    if (parentKey === null || !keys.has(parentKey)) {
      ordered.push(item);
      continue;
    }
    const siblings = children.get(parentKey);
    if (siblings) siblings.push(item);
    else children.set(parentKey, [item]);
  }
  // The list grows while it is walked.
  for (const item of ordered) for (const child of children.get(keyOf(item)) ?? []) ordered.push(child);
  const placed = new Set(ordered);
  return [...ordered, ...items.filter((item) => !placed.has(item))];
}
