type Keyed = { key: string };

/**
 * Points in the order that a reader chose earlier (`keys`), as far as they are still there. What has come since stands
 * behind the point that it follows by default, or at the top.
 */
export function applyOrder<Point extends Keyed>(points: readonly Point[], keys: readonly string[]): Point[] {
  const place = new Map([...new Set(keys)].map((key, index) => [key, index]));
  const ordered: Point[] = points
    .filter(({ key }) => place.has(key))
    .sort((a, b) => (place.get(a.key) as number) - (place.get(b.key) as number));
  for (const [index, point] of points.entries()) {
    if (place.has(point.key)) continue;
    const before = points[index - 1];
    const at = before ? ordered.findIndex(({ key }) => key === before.key) + 1 : 0;
    ordered.splice(at, 0, point);
  }
  return ordered;
}

/** The keys with one moved a place up or down; at the ends, and for a key that is not there, as they were. */
export function moveKey(keys: readonly string[], key: string, direction: "up" | "down"): string[] {
  const from = keys.indexOf(key);
  const to = direction === "up" ? from - 1 : from + 1;
  const moved = [...keys];
  if (from < 0 || to < 0 || to >= keys.length) return moved;
  moved.splice(from, 1);
  moved.splice(to, 0, key);
  return moved;
}
