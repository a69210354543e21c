import type { Cell } from "#app/features/insights/domain/groups";
import { printCsv } from "#app/platform/csv/csv-print";

export type InsightRow = { measure: string; subject: string; group: string; cell: Cell };

const COLUMNS = ["measure", "subject", "group", "state", "mean", "lower", "upper", "people"] as const;

/**
 * What the organisation's view shows, a row for each cell. What is withheld there has no number here. A cell that a
 * spreadsheet would take for a formula gets an apostrophe before it.
 */
export function printInsightsCsv(rows: readonly InsightRow[]): string {
  const round = (value: number) => Number(value.toFixed(2));
  const numbers = (cell: Cell) =>
    cell.state === "shown"
      ? [round(cell.mean), round(cell.lower), round(cell.upper), cell.n]
      : [null, null, null, null];
  return printCsv([
    COLUMNS,
    ...rows.map(({ measure, subject, group, cell }) => [measure, subject, group, cell.state, ...numbers(cell)]),
  ]);
}
