/** Ids per statement. SQLite takes 999 values in one, and Prisma splits a longer list only where nothing is ordered. */
const BATCH = 500;

/** A list of ids in parts that fit into one statement each, or smaller ones where each id brings much. */
export function inBatches<T>(items: readonly T[], size = BATCH): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
