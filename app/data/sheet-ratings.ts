import { type Sql, sqltag } from "@prisma/client/runtime/client";
import { NOT_OBSERVED, type Ratings, rated } from "#app/domain/assessment/rating";
import { type Column, mapped, nullable, text } from "./reading";

/**
 * All ratings of a sheet as one text ("mentoring 4,security -"), for where thousands of sheets are read: thirty times fewer
 * values than a row for each rating. `which` names the sheet `sh`; null where there is none.
 */
export const sheetRatings = (which: Sql): Column<Ratings | null> =>
  nullable(
    mapped(
      text(sqltag`(SELECT coalesce(string_agg(r."competencyId" || ' ' || coalesce(cast(r."proficiency" AS text), '-'), ','), '')
        FROM "Sheet" sh LEFT JOIN "Rating" r
          ON r."sheetId" = sh."id" AND (r."proficiency" IS NOT NULL OR r."notObserved")
        WHERE ${which} GROUP BY sh."id" ORDER BY sh."id" LIMIT 1)`),
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
