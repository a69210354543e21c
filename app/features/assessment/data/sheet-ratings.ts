import type { Sql } from "@prisma/client/runtime/client";
import { NOT_OBSERVED, type Ratings, rated } from "#app/features/assessment/domain/rating";
import { type Column, mapped, nullable, text } from "#app/platform/database/reading";
import { optionalTable, sql, type Table, table } from "#app/platform/database/tables";

const sh = table("Sheet", "sh");
const r = optionalTable("Rating", "r");

/**
 * All ratings of a sheet as one text ("mentoring 4,security -"), for where thousands of sheets are read: thirty times fewer
 * values than a row for each rating. `which` says which sheet; null where there is none.
 */
export const sheetRatings = (which: (sheet: Table<"Sheet">) => Sql): Column<Ratings | null> =>
  nullable(
    mapped(
      text(sql`(SELECT coalesce(string_agg(${r.competencyId} || ' ' || coalesce(cast(${r.proficiency} AS text), '-'), ','), '')
        FROM ${sh} LEFT JOIN ${r}
          ON ${r.sheetId} = ${sh.id} AND (${r.proficiency} IS NOT NULL OR ${r.notObserved})
        WHERE ${which(sh)} GROUP BY ${sh.id} ORDER BY ${sh.id} LIMIT 1)`),
      parseRatings,
    ),
  );

function parseRatings(all: string): Ratings {
  return new Map(
    (all === "" ? [] : all.split(",")).map((one) => {
      const at = one.indexOf(" ");
      const level = one.slice(at + 1);
      return [one.slice(0, at), level === "-" ? NOT_OBSERVED : rated(Number(level))];
    }),
  );
}
