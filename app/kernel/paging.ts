export const ROWS_PER_PAGE = 100;

/** Which page of how many. */
export type Paged = { page: number; pageCount: number };

/** The start of a page in a list of `total`. The first page is 1, and a page beyond the end is the last one. */
export function choosePage(total: number, wanted: number, size = ROWS_PER_PAGE): Paged & { offset: number } {
  const pageCount = Math.max(1, Math.ceil(total / size));
  const page = Math.min(Math.max(1, wanted), pageCount);
  return { page, pageCount, offset: (page - 1) * size };
}

/** One page of a list in memory. */
export function pageOf<T>(items: readonly T[], wanted: number, size = ROWS_PER_PAGE): Paged & { rows: T[] } {
  const { page, pageCount, offset } = choosePage(items.length, wanted, size);
  return { rows: items.slice(offset, offset + size), page, pageCount };
}
