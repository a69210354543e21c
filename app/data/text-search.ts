import { raw, type Sql, sqltag } from "@prisma/client/runtime/client";
import { foldText } from "#app/domain/fold";
import type { Database } from "./database";

const MAX_SEARCH_WORDS = 5;

/** Conditions under which every word of a search is somewhere in one of the columns. None for an empty search. */
export function textConditions<Column extends string>(
  database: Database,
  columns: readonly Column[],
  search: string,
): { OR: { [column in Column]?: { contains: string } }[] }[] {
  return wordsOf(search).map((word) => ({
    OR: spellings(word).flatMap((text) =>
      columns.map(
        (column) => ({ [column]: containing(database, text) }) as { [each in Column]?: { contains: string } },
      ),
    ),
  }));
}

const wordsOf = (search: string) => search.split(/\s+/).filter(Boolean).slice(0, MAX_SEARCH_WORDS);

/** The same for columns that hold folded text: capitals and accents do not matter, on either engine. */
export function foldedConditions<Column extends string>(
  columns: readonly Column[],
  search: string,
): { OR: { [column in Column]?: { contains: string } }[] }[] {
  return wordsOf(foldText(search)).map((word) => ({
    OR: columns.map((column) => ({ [column]: { contains: word } }) as { [each in Column]?: { contains: string } }),
  }));
}

/** SQLite takes only a to z and A to Z for the same letter; other alphabets are looked up as they are usually written. */
function spellings(word: string): string[] {
  const lower = word.toLowerCase();
  return [...new Set([word, lower, lower.charAt(0).toUpperCase() + lower.slice(1)])];
}

function containing({ engine }: Database, text: string): { contains: string } {
  // PostgreSQL tells capitals apart unless told otherwise; the types are those of SQLite, which has no such option.
  return engine === "postgresql"
    ? ({ contains: text, mode: "insensitive" } as { contains: string })
    : { contains: text };
}

/** Whether this text is somewhere in a column (an expression): every character stands for itself. */
export const contains = (column: string, words: string): Sql =>
  sqltag`${raw(column)} LIKE ${`%${words.replace(/[\\%_]/g, "\\$&")}%`} ESCAPE '\\'`;
