export const ROWS_PER_PAGE = 100;

/** One page of a list; a page beyond the end is the last one. The first page is 1. */
export function pageOf<T>(
  items: readonly T[],
  wanted: number,
  size = ROWS_PER_PAGE,
): { rows: T[]; page: number; pageCount: number } {
  const pageCount = Math.max(1, Math.ceil(items.length / size));
  const page = Math.min(Math.max(1, wanted), pageCount);
  return { rows: items.slice((page - 1) * size, page * size), page, pageCount };
}
