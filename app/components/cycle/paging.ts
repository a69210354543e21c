export const ROWS_PER_PAGE = 100;

export type Paged = { page: number; pageCount: number; offset: number };

/** Where a page of a list of `total` begins; a page beyond the end is the last one. The first page is 1. */
export function choosePage(total: number, wanted: number, size = ROWS_PER_PAGE): Paged {
  const pageCount = Math.max(1, Math.ceil(total / size));
  const page = Math.min(Math.max(1, wanted), pageCount);
  return { page, pageCount, offset: (page - 1) * size };
}

/** One page of a list that is at hand. */
export function pageOf<T>(
  items: readonly T[],
  wanted: number,
  size = ROWS_PER_PAGE,
): { rows: T[]; page: number; pageCount: number } {
  const { page, pageCount, offset } = choosePage(items.length, wanted, size);
  return { rows: items.slice(offset, offset + size), page, pageCount };
}
