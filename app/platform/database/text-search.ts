import { join, raw, type Sql, sqltag } from "@prisma/client/runtime/client";
import { foldText } from "#app/kernel/fold";

const MAX_SEARCH_WORDS = 5;

/**
 * Whether every word of a search occurs in one of the columns (expressions) of folded text, so that case and accents
 * don't matter on either engine. True for an empty search.
 */
export function containsWords(columns: readonly (string | Sql)[], search: string): Sql {
  const words = foldText(search).split(/\s+/).filter(Boolean).slice(0, MAX_SEARCH_WORDS);
  const conditions = words.map((word) => {
    const places = columns.map((column) => contains(column, word));
    return sqltag`(${join(places, " OR ")})`;
  });
  return conditions.length === 0 ? sqltag`1 = 1` : join(conditions, " AND ");
}

/** Whether this text occurs in a column (an expression). There are no wildcards. */
export const contains = (column: string | Sql, words: string): Sql =>
  sqltag`${typeof column === "string" ? raw(column) : column} LIKE ${`%${words.replace(/[\\%_]/g, "\\$&")}%`} ESCAPE '\\'`;
