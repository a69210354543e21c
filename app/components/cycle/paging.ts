export const ROWS_PER_PAGE = 100;

/** One page of a list; a page beyond the end is the last one. The first page is 1. */
export function pageOf<T>(items: readonly T[], wanted: number): { rows: T[]; page: number; pageCount: number } {
  const pageCount = Math.max(1, Math.ceil(items.length / ROWS_PER_PAGE));
  const page = Math.min(Math.max(1, wanted), pageCount);
  return { rows: items.slice((page - 1) * ROWS_PER_PAGE, page * ROWS_PER_PAGE), page, pageCount };
}
