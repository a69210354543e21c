import * as fc from "fast-check";
import type { Rating } from "../ratings-table";

/** Small tables of ratings of one item, complete or not, of any shape: also one rater, all equal, empty. */
export const arbitraryRatings: fc.Arbitrary<Rating[]> = fc
  .record({
    raters: fc.integer({ min: 1, max: 4 }),
    subjects: fc.integer({ min: 1, max: 7 }),
    items: fc.integer({ min: 1, max: 2 }),
    categories: fc.integer({ min: 1, max: 4 }),
    missing: fc.constantFrom(0, 0.2, 0.6),
  })
  .chain(({ raters, subjects, items, categories, missing }) =>
    fc
      .array(fc.tuple(fc.integer({ min: 1, max: categories }), fc.double({ min: 0, max: 1, noNaN: true })), {
        minLength: raters * subjects * items,
        maxLength: raters * subjects * items,
      })
      .map((cells) =>
        cells.map(([value, luck], index) => ({
          rater: `r${index % raters}`,
          subject: `s${Math.floor(index / raters) % subjects}`,
          item: `i${Math.floor(index / (raters * subjects))}`,
          value: luck < missing ? null : value,
        })),
      ),
  );

/** The ratings of each unit with at least one, as lists by rater's name: the plain form that the oracles work on. */
export function unitsOf(ratings: readonly Rating[]): { subject: string; byRater: Map<string, number> }[] {
  const units = new Map<string, { subject: string; byRater: Map<string, number> }>();
  for (const { rater, subject, item, value } of ratings) {
    if (value === null) continue;
    const key = `${subject}|${item}`;
    const unit = units.get(key) ?? { subject, byRater: new Map() };
    unit.byRater.set(rater, value);
    units.set(key, unit);
  }
  return [...units.values()];
}
