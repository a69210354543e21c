import { describe, expect, test } from "vitest";
import type { ComparedRow } from "#app/platform/database/check-against-record";
import { compareRatings } from "#app/platform/database/check-final-ratings";

const agreed = (competency: string, rating: object, action = "rating.agreed"): ComparedRow => ({
  part: 0,
  values: [action, "key", JSON.stringify({ competency, rating })],
});
const record = (action: string, keyId = "key"): ComparedRow => ({ part: 0, values: [action, keyId, "{}"] });
const phase = (name: string): ComparedRow => ({ part: 1, values: [name, "", null] });
const stored = (competency: string, value: string): ComparedRow => ({ part: 2, values: [competency, "", value] });
const THREE = { state: "rated", proficiency: 3 };
const FINAL = record("assessment.finalised");

describe("compareRatings", () => {
  test.each<[string, ComparedRow[], RegExp]>([
    ["a rating no record made", [FINAL, phase("final"), stored("a", "5")], /a in assessment x is 5, .* says unrated/],
    ["a rating that is gone", [agreed("a", THREE), FINAL, phase("final")], /a in assessment x is unrated, .* says 3/],
    [
      "a rating that is not observed on record",
      [agreed("a", { state: "not-observed" }), FINAL, phase("final"), stored("a", "3")],
      /is 3, its last record says not-observed/,
    ],
    [
      "a rating that a move with records took away",
      [
        agreed("a", THREE),
        record("assessment.moved"),
        agreed("a", { state: "unrated" }, "rating.moved"),
        phase("comparison"),
        stored("a", "3"),
      ],
      /is 3, its last record says unrated/,
    ],
    ["one made final without a record", [phase("final")], /is final, its records say that it is not final/],
    [
      "one opened again without a record",
      [FINAL, phase("comparison")],
      /is comparison, its records say that it is final/,
    ],
    ["one that was final and is gone", [FINAL], /was final and is gone/],
  ])("names %s", (_name, rows, message) => {
    expect(compareRatings("x", rows).wrong).toEqual([expect.stringMatching(message)]);
  });

  test("the last record counts, and one opened again is not final", () => {
    const rows = [
      agreed("a", THREE),
      FINAL,
      record("assessment.reopened"),
      agreed("a", { state: "rated", proficiency: 4 }),
    ];
    expect(compareRatings("x", [...rows, phase("comparison"), stored("a", "4")])).toEqual({
      compared: 1,
      uncertain: 0,
      wrong: [],
    });
  });

  test("after a move of a release that recorded no ratings, only what was agreed since is compared", () => {
    const rows = [agreed("a", THREE), agreed("b", THREE), record("assessment.moved", ""), agreed("b", THREE), FINAL];
    expect(compareRatings("x", [...rows, phase("final"), stored("a", "2"), stored("b", "3")])).toEqual({
      compared: 1,
      uncertain: 1,
      wrong: [],
    });
    expect(compareRatings("x", [...rows, phase("final"), stored("b", "4")]).wrong).toHaveLength(1);
  });

  test("an assessment that nobody agreed on, or that was never final and is gone, is in order", () => {
    expect(compareRatings("x", [phase("rating")])).toEqual({ compared: 0, uncertain: 0, wrong: [] });
    expect(compareRatings("x", [agreed("a", THREE)]).wrong).toEqual([]);
  });
});
