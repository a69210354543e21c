import { describe, expect, it } from "vitest";
import { type HeldRating, migrateRatings, revertRatings } from "#app/features/assessment/domain/move-ratings";
import { NOT_OBSERVED, type RatingValue, rated, UNRATED } from "#app/features/assessment/domain/rating";
import { comparableCompetencies, planMigration } from "#app/features/ladder/domain/migration";
import type { Competency, Ladder } from "#app/features/ladder/domain/schema";
import { requireLadder } from "#tests/features/ladder/domain/fixture";

const small = requireLadder().ladder;
const [observability, mentoring] = small.competencies as [Competency, Competency];

/** The small ladder with these competencies, in one category, and no role. */
function ladderWith(...competencies: Competency[]): Ladder {
  const ids = competencies.map(({ id }) => id);
  return { ...small, categories: [{ id: "all", name: "All", competencies: ids }], competencies, roles: [], tracks: [] };
}

const held = (value: RatingValue, note = "", criteriaSeen: string[] = []): HeldRating => ({
  value,
  note,
  criteriaSeen,
});
const successor = (competency: Competency, id: string, rule: Partial<Competency>): Competency => ({
  ...competency,
  id,
  name: id,
  ...rule,
});

const before = ladderWith(observability, mentoring);
const withoutFirstCriterionAt = (level: number): Ladder =>
  ladderWith(
    {
      ...observability,
      proficiencies: observability.proficiencies.map((one) =>
        one.level === level ? { ...one, criteria: one.criteria.slice(1) } : one,
      ),
    },
    mentoring,
  );

describe("migrateRatings", () => {
  it.each([
    [1, false],
    [2, true],
    [3, false],
  ])("asks for another look at a rating at the changed level only: %i", (level, looksAgain) => {
    const plan = planMigration(before, withoutFirstCriterionAt(2));
    const moved = migrateRatings(plan, new Map([["observability", held(rated(level))]])).ratings.get("observability");
    expect(moved?.value).toEqual(rated(level));
    expect(moved?.lookAgain).toEqual(
      looksAgain ? { why: "What is looked for at level 2 changed.", proposal: rated(2) } : null,
    );
  });

  it("keeps “not observed” and a note without a value, whatever changed", () => {
    const plan = planMigration(before, withoutFirstCriterionAt(2));
    const ratings = new Map([
      ["observability", held(NOT_OBSERVED, "on leave")],
      ["mentoring", held(UNRATED, "to ask")],
    ]);
    expect(migrateRatings(plan, ratings).ratings).toEqual(
      new Map([
        ["observability", { ...held(NOT_OBSERVED, "on leave"), lookAgain: null }],
        ["mentoring", { ...held(UNRATED, "to ask"), lookAgain: null }],
      ]),
    );
  });

  it("drops marks on criteria that are gone, and gives them back when the move is taken back", () => {
    const plan = planMigration(before, withoutFirstCriterionAt(1));
    const ratings = new Map([["observability", held(rated(3), "", ["follows-alert", "sets-objective"])]]);
    const moved = migrateRatings(plan, ratings).ratings;
    expect(moved.get("observability")?.criteriaSeen).toEqual(["sets-objective"]);
    expect(revertRatings(plan, moved, { before: ratings, moved }).ratings).toEqual(ratings);
  });

  it("carries a rating to the competency that replaces its own", () => {
    const plan = planMigration(
      before,
      ladderWith(observability, successor(mentoring, "coaching", { replaces: "mentoring" })),
    );
    const { ratings, aside } = migrateRatings(plan, new Map([["mentoring", held(rated(2), "two people")]]));
    expect(ratings).toEqual(new Map([["coaching", { ...held(rated(2), "two people"), lookAgain: null }]]));
    expect(aside.size).toBe(0);
  });

  it("keeps aside what has no successor", () => {
    const plan = planMigration(before, ladderWith(observability));
    const ratings = new Map([["mentoring", held(rated(2), "two people")]]);
    expect(migrateRatings(plan, ratings)).toEqual({ ratings: new Map(), aside: ratings });
  });

  it("proposes the old value to each part of a split, and rates neither", () => {
    const parts = ["coaching", "sponsoring"].map((id) => successor(mentoring, id, { splits: "mentoring" }));
    const plan = planMigration(before, ladderWith(observability, ...parts));
    const { ratings } = migrateRatings(plan, new Map([["mentoring", held(rated(2), "two people")]]));
    for (const id of ["coaching", "sponsoring"]) {
      expect(ratings.get(id)).toEqual({
        ...held(UNRATED, "two people"),
        lookAgain: { why: "This was part of Mentoring: 2.", proposal: rated(2) },
      });
    }
  });

  it.each([
    ["the lower of two", rated(3), rated(1), rated(1), "Observability 3, Mentoring 1. The lowest is proposed."],
    [
      "not observed of both",
      NOT_OBSERVED,
      NOT_OBSERVED,
      NOT_OBSERVED,
      "Observability not observed, Mentoring not observed. “Not observed” is proposed.",
    ],
    [
      "nothing where one was not observed",
      rated(3),
      NOT_OBSERVED,
      null,
      "Observability 3, Mentoring not observed. Nothing is proposed, since not all of them are rated.",
    ],
    [
      "nothing where one is unrated",
      UNRATED,
      rated(3),
      null,
      "Observability not rated, Mentoring 3. Nothing is proposed, since not all of them are rated.",
    ],
  ])("proposes for a merged competency %s", (_, first, second, proposal, words) => {
    const merged = successor(mentoring, "care", { merges: ["observability", "mentoring"] });
    const plan = planMigration(before, ladderWith(merged));
    const ratings = new Map([
      ["observability", held(first, "graphs")],
      ["mentoring", held(second, "people")],
    ]);
    expect(migrateRatings(plan, ratings).ratings.get("care")).toEqual({
      ...held(UNRATED, "Observability: graphs\n\nMentoring: people"),
      lookAgain: { why: `This takes in Observability and Mentoring: ${words}`, proposal },
    });
  });

  it("proposes nothing on a scale of another length, and says what it was", () => {
    const step = { level: 4, name: "Shaping", scope: "All.", autonomy: "All." };
    const plan = planMigration(before, { ...before, proficiencies: [...before.proficiencies, step] });
    const ratings = new Map([
      ["observability", held(rated(3))],
      ["mentoring", held(NOT_OBSERVED)],
    ]);
    const moved = migrateRatings(plan, ratings).ratings;
    expect(moved.get("observability")).toMatchObject({
      value: UNRATED,
      lookAgain: { why: "The scale changed; before: 3.", proposal: null },
    });
    expect(moved.get("mentoring")).toMatchObject({ value: NOT_OBSERVED, lookAgain: null });
  });
});

describe("revertRatings", () => {
  it("lets a newer rating of the same competency replace the older one", () => {
    const plan = planMigration(before, withoutFirstCriterionAt(2));
    const ratings = new Map([["observability", held(rated(2), "old", ["instruments-feature"])]]);
    const moved = migrateRatings(plan, ratings).ratings;
    const current = new Map([["observability", held(rated(3), "new", ["finds-fault"])]]);
    expect(revertRatings(plan, current, { before: ratings, moved })).toEqual({
      ratings: new Map([["observability", held(rated(3), "new", ["finds-fault", "instruments-feature"])]]),
      aside: new Map(),
    });
  });

  it("keeps aside a newer rating of a part, and gives the whole its rating back", () => {
    const parts = ["coaching", "sponsoring"].map((id) => successor(mentoring, id, { splits: "mentoring" }));
    const plan = planMigration(before, ladderWith(observability, ...parts));
    const ratings = new Map([["mentoring", held(rated(2))]]);
    const moved = migrateRatings(plan, ratings).ratings;
    const current = new Map([...moved, ["coaching", held(rated(3), "one more")] as const]);
    expect(revertRatings(plan, current, { before: ratings, moved })).toEqual({
      ratings,
      aside: new Map([["coaching", held(rated(3), "one more")]]),
    });
  });
});

describe("comparableCompetencies", () => {
  it("leaves out what changed at any level, and everything where the scale did", () => {
    expect(comparableCompetencies(before, before)).toEqual([
      { before: "observability", after: "observability" },
      { before: "mentoring", after: "mentoring" },
    ]);
    expect(comparableCompetencies(before, withoutFirstCriterionAt(2))).toEqual([
      { before: "mentoring", after: "mentoring" },
    ]);
    expect(comparableCompetencies(before, { ...before, proficiencies: before.proficiencies.slice(0, 2) })).toEqual([]);
  });

  it("follows a new id, and no part of a split", () => {
    const renamed = successor(mentoring, "coaching", { replaces: "mentoring" });
    expect(comparableCompetencies(before, ladderWith(renamed))).toEqual([{ before: "mentoring", after: "coaching" }]);
    const part = successor(mentoring, "coaching", { splits: "mentoring" });
    expect(comparableCompetencies(before, ladderWith(part))).toEqual([]);
  });
});
