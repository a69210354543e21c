import type { Minutes } from "#app/features/calibration/domain/session/minutes";
import { printCsv } from "#app/platform/csv/csv-print";

const COLUMNS = [
  ["person", "Person"],
  ["role", "Role"],
  ["manager", "Manager"],
  ["competency", "Competency"],
  ["before", "Before"],
  ["after", "After"],
  ["outcome", "Outcome"],
  ["reason", "Why"],
  ["by", "Decided by"],
  ["at", "Decided at (UTC)"],
  ["revision", "Revision"],
  ["stands", "Stands"],
] as const;

/**
 * The decisions of a session as rows of a spreadsheet, those that were replaced among them. A cell that a spreadsheet
 * would take for a formula gets an apostrophe before it.
 */
export function printMinutesCsv({ decisions }: Minutes): string {
  const rows = decisions.map((decision) => ({ ...decision, stands: decision.stands ? "yes" : "replaced" }));
  return printCsv([COLUMNS.map(([, header]) => header), ...rows.map((row) => COLUMNS.map(([key]) => row[key]))]);
}
