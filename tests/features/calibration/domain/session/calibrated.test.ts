import * as fc from "fast-check";
import { expect, test } from "vitest";
import { proficiencyOf, type RatingValue, rated, UNRATED } from "#app/features/assessment/domain/rating";
import {
  applyCalibrations,
  type Calibration,
  describeCalibration,
} from "#app/features/calibration/domain/session/calibrated";

const decision = (competencyId: string, before: number | null, after: number | null): Calibration => ({
  competencyId,
  before,
  after,
  reason: "because",
  sessionId: "s",
  sessionName: "Staff",
});
const ratings = (values: Record<string, RatingValue>) => new Map(Object.entries(values));
const levels = (found: ReadonlyMap<string, RatingValue>) =>
  Object.fromEntries([...found].map(([id, value]) => [id, proficiencyOf(value)]));

test("a rating that was agreed again since the decision stays as it is", () => {
  const { ratings: found, changes } = applyCalibrations(ratings({ a: rated(5) }), [decision("a", 4, 3)]);
  expect(levels(found)).toEqual({ a: 5 });
  expect(changes.size).toBe(0);
});

test("a rating that was kept is not said to be changed", () => {
  const { ratings: found, changes } = applyCalibrations(ratings({ a: rated(4) }), [decision("a", 4, 4)]);
  expect(levels(found)).toEqual({ a: 4 });
  expect(changes.size).toBe(0);
});

test("a change counts, and says what it was before", () => {
  const { ratings: found, changes } = applyCalibrations(ratings({ a: rated(4), b: rated(2) }), [decision("a", 4, 3)]);
  expect(levels(found)).toEqual({ a: 3, b: 2 });
  expect(describeCalibration(changes.get("a") as Calibration)).toBe("calibrated from 4 to 3");
});

test("a missing rating can be given, and one taken away, and neither is a zero", () => {
  const { ratings: found } = applyCalibrations(ratings({ a: rated(4), b: UNRATED }), [
    decision("a", 4, null),
    decision("b", null, 2),
    decision("c", null, 1),
  ]);
  expect(found.get("a")?.state).toBe("not-observed");
  expect(levels(found)).toEqual({ a: null, b: 2, c: 1 });
  expect(describeCalibration(decision("b", null, 2))).toBe("calibrated from no rating to 2");
});

test("a later session goes on from what an earlier one made", () => {
  const { ratings: found, changes } = applyCalibrations(ratings({ a: rated(4) }), [
    decision("a", 4, 3),
    decision("a", 3, 2),
    decision("a", 4, 5),
  ]);
  expect(levels(found)).toEqual({ a: 2 });
  expect(changes.get("a")).toMatchObject({ before: 3, after: 2 });
});

test("the ratings that come in are never changed", () => {
  const level = fc.option(fc.integer({ min: 1, max: 5 }), { nil: null });
  const id = fc.constantFrom("a", "b", "c");
  fc.assert(
    fc.property(fc.dictionary(id, level), fc.array(fc.tuple(id, level, level)), (given, decisions) => {
      const before = ratings(
        Object.fromEntries(Object.entries(given).map(([key, value]) => [key, value === null ? UNRATED : rated(value)])),
      );
      const copy = new Map(before);
      const { ratings: after, changes } = applyCalibrations(
        before,
        decisions.map(([key, from, to]) => decision(key, from, to)),
      );
      expect(before).toEqual(copy);
      for (const [key, value] of after) {
        expect(proficiencyOf(value)).toBe(changes.has(key) ? changes.get(key)?.after : proficiencyOf(before.get(key)));
      }
    }),
  );
});
