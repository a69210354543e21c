/** Ids per statement. SQLite takes 999 values in one, and Prisma splits a longer list only where nothing is ordered. */
const BATCH = 500;

/** A list of ids in parts that fit into one statement each. */
export function inBatches<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, index) =>
    items.slice(index * BATCH, (index + 1) * BATCH),
  );
}
