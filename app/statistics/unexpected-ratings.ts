import { type RatingsTable, valueAt } from "./ratings-table";
import type { SeverityFit } from "./severity/severity-fit";

/** A single rating that differs from what its subject, item and rater would lead one to expect. */
export type UnexpectedRating = {
  rater: string;
  subject: string;
  item: string;
  value: number;
  expected: number;
  /** In standard deviations of a rating: above zero where it is higher than expected. */
  residual: number;
};

/** About one rating in 400 differs by this much by chance: enough to talk about, few enough to get through. */
export const UNEXPECTED_RESIDUAL = 3;

/** The ratings whose standardised residual is at least `threshold` in size, the largest first. Source: Wright and Masters (1982), section 5.2. */
export function listUnexpectedRatings(
  table: RatingsTable,
  { residuals }: SeverityFit,
  threshold = UNEXPECTED_RESIDUAL,
): UnexpectedRating[] {
  const found: UnexpectedRating[] = [];
  for (let rating = 0; rating < residuals.fitted.length; rating++) {
    const residual = residuals.standardised[rating] as number;
    if (residuals.fitted[rating] === 0 || Math.abs(residual) < threshold) continue;
    found.push({
      rater: table.raters[table.raterOf[rating] as number] as string,
      subject: table.subjects[table.subjectOf[rating] as number] as string,
      item: table.items[table.itemOf[rating] as number] as string,
      value: valueAt(table, rating),
      expected: residuals.expectedValue[rating] as number,
      residual,
    });
  }
  return found.sort((a, b) => Math.abs(b.residual) - Math.abs(a.residual));
}
