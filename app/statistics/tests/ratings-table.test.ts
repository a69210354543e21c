import * as fc from "fast-check";
import { expect, test } from "vitest";
import { buildRatingsTable, countRatings, listRatings, type Rating } from "../ratings-table";
import { arbitraryRatings } from "./arbitraries";

const key = ({ rater, subject, item }: Rating) => `${subject}|${item}|${rater}`;
const sorted = (ratings: readonly Rating[]) => [...ratings].sort((a, b) => (key(a) < key(b) ? -1 : 1));

test("what goes in comes out, without the missing ones, ordered by unit", () => {
  fc.assert(
    fc.property(arbitraryRatings, (ratings) => {
      const table = buildRatingsTable(ratings);
      expect(sorted(listRatings(table))).toEqual(sorted(ratings.filter(({ value }) => value !== null)));
      expect(table.missing + countRatings(table)).toBe(ratings.length);
      const units = listRatings(table).map(({ subject, item }) => `${subject}|${item}`);
      expect(new Set(units).size).toBe(table.unitSubject.length);
    }),
  );
});

test("of ratings that repeat a rater, subject and item the first counts, the others are listed by position", () => {
  const rating = (value: number, rater = "a") => ({ rater, subject: "s", item: "i", value });
  const table = buildRatingsTable([rating(1), rating(2, "b"), rating(3), rating(4)]);
  expect(table.duplicates).toEqual([2, 3]);
  expect(listRatings(table)).toEqual([rating(1), rating(2, "b")]);
});

test("declared values are categories, used or not", () => {
  const table = buildRatingsTable([{ rater: "a", subject: "s", item: "i", value: 3 }], { scale: [5, 1, 3] });
  expect([...table.categories]).toEqual([1, 3, 5]);
});
