import fc from "fast-check";
import { expect, test } from "vitest";
import { packRatings, unpackRatings } from "../packed-ratings";

const name = fc.string({ maxLength: 3 });
const rating = fc.record({ rater: name, subject: name, item: name, value: fc.option(fc.integer({ min: 0, max: 9 })) });

test("ratings come back as they were packed, in their order, with what is missing", () => {
  fc.assert(
    fc.property(fc.array(rating), (ratings) => {
      const packed = packRatings(ratings);
      expect(unpackRatings(packed)).toEqual(ratings);
      expect(packed.raters).toEqual([...new Set(ratings.map(({ rater }) => rater))]);
    }),
  );
});
