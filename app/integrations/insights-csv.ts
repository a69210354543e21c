import { stringify } from "csv-stringify/sync";
import type { Cell } from "#app/domain/insights/groups";

export type InsightRow = { measure: string; subject: string; group: string; cell: Cell };

const COLUMNS = ["measure", "subject", "group", "state", "mean", "lower", "upper", "people"] as const;

/**
 * What the organisation's view shows, a row for each cell. What is withheld there has no number here. A cell that a
 * spreadsheet would take for a formula gets an apostrophe before it.
 */
export function printInsightsCsv(rows: readonly InsightRow[]): string {
  const number = (value: number) => Number(value.toFixed(2));
  return stringify(
    rows.map(({ cell, ...row }) => ({
      ...row,
      state: cell.state,
      ...(cell.state === "shown" && {
        mean: number(cell.mean),
        lower: number(cell.lower),
        upper: number(cell.upper),
        people: cell.n,
      }),
    })),
    { header: true, columns: [...COLUMNS], escape_formulas: true, record_delimiter: "windows" },
  );
}
