/**
 * The value below which the share `p` of the sorted, non-empty list lies, between neighbours in proportion: Hyndman and Fan's
 * type 7 (1996), as spreadsheets and R have it.
 */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  const position = Math.min(1, Math.max(0, p)) * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (high - low) * (position - below);
}

/** Quantiles of unsorted values; null where there are none. */
export function computeQuantile(values: Iterable<number>, p: number): number | null {
  const sorted = Float64Array.from(values).sort();
  return sorted.length === 0 ? null : quantileOfSorted(sorted, p);
}
