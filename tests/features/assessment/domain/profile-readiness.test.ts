import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explainReadiness } from "#app/features/assessment/domain/explain-readiness";
import { computeProfileReadiness, type Result } from "#app/features/assessment/domain/profile-readiness";
import { NOT_OBSERVED, type Ratings, type RatingValue, rated, UNRATED } from "#app/features/assessment/domain/rating";
import type { ProfileRule } from "#app/features/ladder/domain/schema";
import { ratings, tinyLadder, tinyRole } from "./tiny-ladder";

const RULE: ProfileRule = {
  kind: "profile",
  cycles: 2,
  coreAtTarget: 80,
  strengthsOffset: 1,
  orOneCycleWith: { results: 2, monthsApart: 6 },
};
const IDS = ["design", "ownership", "review", "testing", "mentoring", "hiring", "writing", "security"];
const ladderWith = (rule: Partial<ProfileRule> = {}) => ({
  ...tinyLadder({ all: IDS }),
  promotionRule: { ...RULE, ...rule },
});
/** Two defining, five core: ten core ratings in two cycles, of which eight are needed. */
const role = tinyRole({
  design: ["defining", 3],
  ownership: ["defining", 3],
  review: ["core", 3],
  testing: ["core", 3],
  mentoring: ["core", 3],
  hiring: ["core", 3],
  writing: ["core", 3],
  security: ["supporting", 3],
});
const all = Object.fromEntries(IDS.map((id) => [id, 3]));
const cycle = (but: Record<string, number | RatingValue> = {}) => ratings({ ...all, ...but });
const read = (cycles: Ratings[], results: Result[] = []) =>
  computeProfileReadiness(ladderWith(), role, cycles, results);
const verdictOf = (...cycles: Ratings[]) => read(cycles).verdict;

describe("defining competencies", () => {
  test("one level below in both cycles is not met, in one of them it is", () => {
    expect(verdictOf(cycle({ design: 2 }), cycle({ design: 2 }))).toBe("not-met");
    expect(verdictOf(cycle({ design: 2 }), cycle())).toBe("met");
    expect(verdictOf(cycle(), cycle({ design: 2 }))).toBe("met");
  });

  test("two levels below in either cycle is not met, and a cycle further back does not count", () => {
    expect(verdictOf(cycle({ design: 1 }), cycle())).toBe("not-met");
    expect(verdictOf(cycle(), cycle({ design: 1 }))).toBe("not-met");
    expect(verdictOf(cycle(), cycle(), cycle({ design: 1 }))).toBe("met");
  });

  test("without a rating in either cycle leaves the rule open, with one at target it does not", () => {
    expect(verdictOf(cycle({ design: UNRATED }), cycle({ design: NOT_OBSERVED }))).toBe("unknown");
    expect(verdictOf(cycle({ design: UNRATED }), cycle({ design: 2 }))).toBe("unknown");
    expect(verdictOf(cycle({ design: UNRATED }), cycle())).toBe("met");
  });

  test("is not offset by a strength", () => {
    const cycles = [cycle({ design: 2, ownership: 5 }), cycle({ design: 2, ownership: 5 })];
    expect(verdictOf(...cycles)).toBe("not-met");
  });
});

describe("core competencies", () => {
  test.each([
    [3, "not-met"],
    [2, "met"],
    [1, "met"],
  ] as const)("with eight of ten ratings needed, %i below give %s", (below, verdict) => {
    const latest = Object.fromEntries(["review", "testing", "mentoring"].slice(0, below).map((id) => [id, 2]));
    expect(verdictOf(cycle(latest), cycle())).toBe(verdict);
  });

  test("two levels below once is not met, however many are at target", () => {
    expect(verdictOf(cycle({ review: 1 }), cycle())).toBe("not-met");
    expect(verdictOf(cycle(), cycle({ review: 1 }))).toBe("not-met");
  });

  test("a missing rating that could still decide leaves the rule open", () => {
    expect(verdictOf(cycle({ review: 2, testing: 2, mentoring: UNRATED }), cycle())).toBe("unknown");
    expect(verdictOf(cycle({ review: 2, mentoring: UNRATED }), cycle())).toBe("met");
    expect(verdictOf(cycle({ review: 2, testing: 2, hiring: 2, mentoring: UNRATED }), cycle())).toBe("not-met");
  });

  test("a strength held in both cycles offsets one that is one level below, in both cycles", () => {
    const below = { review: 2, testing: 2 };
    expect(verdictOf(cycle(below), cycle(below))).toBe("not-met");
    expect(verdictOf(cycle({ ...below, ownership: 4 }), cycle(below))).toBe("not-met");
    const strong = read([cycle({ ...below, ownership: 4 }), cycle({ ...below, ownership: 4 })]);
    expect(strong.verdict).toBe("met");
    expect(strong.sustained?.core).toMatchObject({ atTarget: 8, needed: 8, offset: ["review"] });
    expect(strong.sustained?.strengths).toEqual(["ownership"]);
  });

  test("what is supporting never stands in the way and is never a strength", () => {
    expect(verdictOf(cycle({ security: 1 }), cycle({ security: 1 }))).toBe("met");
    const below = { review: 2, testing: 2, security: 5 };
    expect(verdictOf(cycle(below), cycle(below))).toBe("not-met");
  });
});

describe("cycles and results", () => {
  const half: Result[] = [
    { on: "2026-01-31", source: 1 },
    { on: "2026-07-31", source: 2 },
  ];

  test("without any cycle nothing is known, whatever the results", () => {
    expect(read([], half)).toMatchObject({ verdict: "unknown", metBy: null });
  });

  test("one cycle is not enough, with two results half a year apart it is", () => {
    expect(read([cycle()])).toMatchObject({ verdict: "not-met", metBy: null });
    expect(read([cycle()], half)).toMatchObject({ verdict: "met", metBy: "results" });
  });

  test("results of one source, one result, or two a day too close are too few", () => {
    const refused: Result[][] = [
      half.map(({ on }) => ({ on, source: 1 })),
      half.slice(0, 1),
      [
        { on: "2026-01-31", source: 1 },
        { on: "2026-07-30", source: 2 },
      ],
      [
        { on: "2026-01-31", source: 1 },
        { on: "2026-07-31", source: 1 },
        { on: "2026-03-31", source: 2 },
      ],
    ];
    for (const results of refused) expect(read([cycle()], results).verdict).toBe("not-met");
    expect(computeProfileReadiness(ladderWith({ orOneCycleWith: undefined }), role, [cycle()], half).verdict).toBe(
      "not-met",
    );
  });

  test("the latest cycle alone meets every part of the profile where results take the place of a second one", () => {
    expect(read([cycle({ design: 2 })], half).verdict).toBe("not-met");
    expect(read([cycle({ review: 2 })], half).verdict).toBe("met");
    expect(read([cycle({ review: 2, testing: 2 })], half).verdict).toBe("not-met");
    expect(read([cycle(), cycle({ design: 1 })], half)).toMatchObject({ verdict: "met", metBy: "results" });
  });
});

describe("property", () => {
  const value: fc.Arbitrary<RatingValue> = fc.oneof(
    fc.integer({ min: 1, max: 5 }).map(rated),
    fc.constantFrom(UNRATED, NOT_OBSERVED),
  );
  const someRatings = fc.dictionary(fc.constantFrom(...IDS), value).map(ratings);
  const RANK = { "not-met": 0, unknown: 1, met: 2 };

  test("a higher rating in the latest cycle never lowers readiness", () => {
    fc.assert(
      fc.property(fc.array(someRatings, { minLength: 2, maxLength: 3 }), fc.constantFrom(...IDS), (cycles, id) => {
        const [latest = new Map(), ...earlier] = cycles;
        const before = latest.get(id);
        if (before?.state !== "rated" || before.proficiency === 5) return;
        const raised = new Map(latest).set(id, rated(before.proficiency + 1));
        expect(RANK[verdictOf(raised, ...earlier)]).toBeGreaterThanOrEqual(RANK[verdictOf(...cycles)]);
      }),
    );
  });

  test("what would change it is empty where the rule is met, and where it is not each sentence is whole", () => {
    fc.assert(
      fc.property(fc.array(someRatings, { maxLength: 3 }), (cycles) => {
        const told = explainReadiness(ladderWith(), role, { cycles, results: [] });
        if (told.verdict === "met") expect(told.wouldChange).toEqual([]);
        for (const sentence of [told.headline, ...told.details, ...told.wouldChange]) {
          expect(sentence).toMatch(/^[A-Za-z0-9].*\.$/);
          expect(sentence).not.toMatch(/undefined|NaN| {2}/);
        }
      }),
    );
  });

  test("following what would change it meets the rule with the next cycle, unless it says that it takes longer", () => {
    fc.assert(
      fc.property(fc.array(someRatings, { minLength: 1, maxLength: 3 }), (cycles) => {
        const told = explainReadiness(ladderWith(), role, { cycles, results: [] });
        const takesLonger = told.wouldChange.some((one) => /^More than one cycle|more cycle\.$/.test(one));
        const next = verdictOf(cycle(), ...cycles);
        if (told.wouldChange.length > 0) expect(next === "met").toBe(!takesLonger);
      }),
    );
  });
});

describe("in words", () => {
  const tell = (...cycles: Ratings[]) => explainReadiness(ladderWith(), role, { cycles, results: [] });

  test("nothing rated is not called below", () => {
    expect(tell()).toEqual({
      verdict: "unknown",
      headline: "Nothing is rated yet for Senior.",
      details: [],
      wouldChange: [],
    });
  });

  test("a defining gap and core gaps, with what the next cycle has to show", () => {
    const latest = cycle({ design: 2, review: 2, testing: 2, hiring: 4 });
    expect(tell(latest, cycle({ design: 2, review: 2, testing: 2 }))).toEqual({
      verdict: "not-met",
      headline: "1 of 2 defining competencies are met for Senior.",
      details: [
        "Defining, 1 level below target: design.",
        "6 of 10 core ratings in the last 2 cycles are at target; the rule needs 8.",
        "Core, 1 level below target in the latest cycle: review and testing.",
      ],
      wouldChange: [
        "Show design at level 3 in the next cycle.",
        "Have at least 5 of 5 core competencies at target in the next cycle.",
        "hiring above target again is a strength that offsets a core competency 1 level below.",
      ],
    });
  });

  test("one good cycle: another one, or results", () => {
    expect(tell(cycle())).toEqual({
      verdict: "not-met",
      headline: "The latest cycle meets the profile of Senior. The rule reads 2 cycles.",
      details: [
        "5 of 5 core ratings in the latest cycle are at target; the rule needs 4.",
        "The rule reads 2 cycles together.",
      ],
      wouldChange: [
        "Have at least 3 of 5 core competencies at target in the next cycle.",
        "Or add 2 endorsed, independent results at least 6 months apart: then the latest cycle is enough.",
      ],
    });
  });

  test("met, with the strength that made it so", () => {
    const strong = cycle({ review: 2, testing: 2, ownership: 4 });
    expect(tell(strong, strong)).toMatchObject({
      verdict: "met",
      headline: "The last 2 cycles meet the profile of Senior.",
      details: expect.arrayContaining(["ownership is a strength and offsets review."]),
      wouldChange: [],
    });
  });
});
