import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Competency, Ladder, Role } from "#app/features/ladder/domain/schema";
import { type CoveredBy, computeCoverage, groupDependent } from "#app/features/promotion/domain/coverage";
import { tinyLadder, tinyRole } from "#tests/features/assessment/domain/tiny-ladder";

const TODAY = "2026-11-23";

const competency = (id: string, criteria: string[]): Competency => ({
  id,
  name: `The ${id}`,
  meaning: "m",
  proficiencies: [2, 3].map((level) => ({
    level,
    descriptor: "d",
    evidence: [],
    criteria: criteria.map((each) => ({ id: level === 3 ? each : `${each}-lower`, text: `does ${each}` })),
  })),
});
const ladder: Ladder = {
  ...tinyLadder({ craft: ["testing", "design"] }),
  competencies: [competency("testing", ["flaky", "fast", "risky"]), competency("design", ["simple"])],
};
const role: Role = tinyRole({ testing: ["core", 3], design: ["supporting", 3], gone: ["core", 2] });

let count = 0;
const piece = (changes: Partial<CoveredBy> = {}): CoveredBy => ({
  id: `piece-${++count}`,
  title: `Piece ${count}`,
  links: [],
  happenedOn: "2026-09-01",
  tags: [{ competencyId: "testing", criterionId: "flaky" }],
  vouches: [{ personId: "ada", name: "Ada" }],
  ...changes,
});
const coverageOf = (...evidence: CoveredBy[]) => {
  const { competencies } = computeCoverage(ladder, role, evidence, TODAY);
  const [testing, design] = competencies;
  return { testing, design, flaky: testing?.criteria[0], fast: testing?.criteria[1] };
};
const shows = (criterionId: string | null, changes: Partial<CoveredBy> = {}) =>
  piece({ tags: [{ competencyId: "testing", criterionId }], ...changes });
/** Enough of the criteria, by two pieces that have nothing to do with each other. */
const twoShown = (first: Partial<CoveredBy> = {}, second: Partial<CoveredBy> = {}) => [
  shows("flaky", first),
  shows("fast", second),
];
const withEnough = (enough: number, ...evidence: CoveredBy[]) => {
  const own = {
    ...ladder,
    competencies: ladder.competencies.map((each) => ({
      ...each,
      proficiencies: each.proficiencies.map((level) => ({ ...level, enough: Math.min(enough, level.criteria.length) })),
    })),
  };
  return computeCoverage(own, role, evidence, TODAY).competencies[0];
};

describe("what a role asks", () => {
  test("is listed whole where there is no evidence at all, and all of it is missing", () => {
    const { competencies, counts } = computeCoverage(ladder, role, [], TODAY);
    expect(competencies.map(({ competencyId, state }) => [competencyId, state])).toEqual([
      ["testing", "missing"],
      ["design", "missing"],
    ]);
    expect(counts).toEqual({ evidenced: 0, thin: 0, missing: 2 });
    expect(competencies[0]?.criteria[0]).toMatchObject({ reasons: [], pieces: [], independent: 0, newestOn: null });
  });

  test("is read at the proficiency that the role expects", () => {
    expect(coverageOf().testing?.criteria.map(({ criterionId }) => criterionId)).toEqual(["flaky", "fast", "risky"]);
  });

  test("leaves out tags of other competencies and of criteria of another proficiency", () => {
    const { fast, flaky, testing } = coverageOf(
      piece({ tags: [{ competencyId: "testing", criterionId: "fast-lower" }] }),
      piece({ tags: [{ competencyId: "elsewhere", criterionId: "fast" }] }),
    );
    expect([fast?.state, flaky?.state]).toEqual(["missing", "missing"]);
    expect(testing?.pieces).toHaveLength(1);
  });
});

describe("a criterion", () => {
  test("is missing without a piece, and evidenced by one, whatever its age and whoever endorsed it", () => {
    expect(coverageOf().flaky).toMatchObject({ state: "missing", reasons: [] });
    const { flaky } = coverageOf(shows("flaky", { happenedOn: "2019-01-01", vouches: [] }));
    expect(flaky).toMatchObject({ state: "evidenced", reasons: [], independent: 1, newestOn: "2019-01-01" });
  });
});

describe("a competency", () => {
  test.each([
    [1, "thin", ["few-criteria"]],
    [2, "evidenced", []],
    [3, "evidenced", []],
  ])("with %i of 3 criteria shown by independent, recent and endorsed pieces is %s", (shown, state, reasons) => {
    const ids = ["flaky", "fast", "risky"].slice(0, shown);
    const { testing } = coverageOf(...ids.map((id) => shows(id)), shows(null));
    expect(testing).toMatchObject({ state, reasons, criteriaShown: shown, criteriaNeeded: 2 });
  });

  test.each([
    [1, "evidenced", []],
    [2, "evidenced", []],
    [3, "thin", ["few-criteria"]],
  ])("of whose criteria the level itself needs %i is %s with two shown", (enough, state, reasons) => {
    expect(withEnough(enough, ...twoShown())).toMatchObject({ state, reasons, criteriaNeeded: enough });
  });

  test("is thin where one piece shows enough criteria", () => {
    const tags = ["flaky", "fast"].map((criterionId) => ({ competencyId: "testing", criterionId }));
    expect(coverageOf(piece({ tags })).testing).toMatchObject({ state: "thin", reasons: ["one-piece"] });
  });

  test.each([
    ["2025-11-22", "thin", ["old"]],
    ["2025-11-23", "evidenced", []],
    ["2025-11-24", "evidenced", []],
    ["2027-01-01", "evidenced", []],
  ])("whose newest piece is of %s is %s", (happenedOn, state, reasons) => {
    const { testing } = coverageOf(...twoShown({ happenedOn }, { happenedOn: "2024-01-01" }));
    expect(testing).toMatchObject({ state, reasons, newestOn: happenedOn });
  });

  test("is thin where no piece says when it was, and where nobody endorsed one", () => {
    const { testing } = coverageOf(...twoShown({ happenedOn: null, vouches: [] }, { happenedOn: null, vouches: [] }));
    expect(testing).toMatchObject({ state: "thin", reasons: ["undated", "unvouched"], newestOn: null });
  });

  test("names everyone who endorsed once, by name", () => {
    const ada = { personId: "ada", name: "Ada" };
    const { testing } = coverageOf(
      ...twoShown({ vouches: [{ personId: "zoe", name: "Zoe" }, ada] }, { vouches: [ada] }),
    );
    expect(testing?.vouchedBy.map(({ name }) => name)).toEqual(["Ada", "Zoe"]);
  });

  test("that the ladder does not describe at the level asked is never evidenced by criteria that do not exist", () => {
    const elsewhere = tinyRole({ testing: ["core", 5] });
    const [testing] = computeCoverage(ladder, elsewhere, [], TODAY).competencies;
    expect(testing).toMatchObject({ state: "missing", criteria: [], criteriaShown: 0, criteriaNeeded: 0 });
  });
});

describe("pieces that tell of the same thing count once", () => {
  test.each([
    ["a link", { links: ["https://example.test/1"] }, { links: ["https://example.test/1"] }, 1],
    ["a link spelt otherwise", { links: ["https://www.Example.test/1/"] }, { links: ["http://example.test/1#top"] }, 1],
    ["one of several links", { links: ["https://e.test/1", "https://e.test/2"] }, { links: ["https://e.test/2"] }, 1],
    ["another link", { links: ["https://e.test/1"] }, { links: ["https://e.test/2"] }, 2],
    ["day and title", { title: "Fixed it" }, { title: " fixed IT " }, 1],
    ["the title on another day", { title: "Fixed it" }, { title: "Fixed it", happenedOn: "2026-09-02" }, 2],
    ["the title without a day", { title: "A", happenedOn: null }, { title: "A", happenedOn: null }, 2],
  ])("%s", (_, first, second, independent) => {
    expect(coverageOf(piece(first), piece(second)).flaky?.independent).toBe(independent);
  });

  test("through a third piece too, even where that one shows something else", () => {
    const { flaky } = coverageOf(
      piece({ links: ["https://e.test/1"] }),
      piece({ links: ["https://e.test/2"] }),
      piece({ links: ["https://e.test/1", "https://e.test/2"], tags: [] }),
    );
    expect(flaky).toMatchObject({ independent: 1, pieces: [expect.any(String), expect.any(String)] });
  });
});

const anyPiece = fc.record({
  id: fc.uuid(),
  title: fc.constantFrom("A", "B", "C"),
  links: fc.array(fc.constantFrom("https://e.test/1", "https://e.test/2", "https://e.test/3"), { maxLength: 2 }),
  happenedOn: fc.constantFrom("2024-05-01", "2025-11-22", "2025-11-23", "2026-11-01", null),
  tags: fc.uniqueArray(
    fc.record({
      competencyId: fc.constantFrom("testing", "design", "elsewhere"),
      criterionId: fc.constantFrom("flaky", "fast", "risky", "simple", null),
    }),
    { maxLength: 3, selector: ({ competencyId, criterionId }) => `${competencyId} ${criterionId}` },
  ),
  vouches: fc.array(fc.constantFrom({ personId: "ada", name: "Ada" }, { personId: "zoe", name: "Zoe" }), {
    maxLength: 2,
  }),
});
const anyLog = fc.uniqueArray(anyPiece, { maxLength: 12, selector: ({ id }) => id });
const everyCoverage = (log: CoveredBy[]) =>
  computeCoverage(ladder, role, log, TODAY).competencies.flatMap((each) => [each, ...each.criteria]);

describe("for any log", () => {
  test("the order of the pieces changes nothing", () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        expect(computeCoverage(ladder, role, [...log].reverse(), TODAY)).toEqual(
          computeCoverage(ladder, role, log, TODAY),
        );
      }),
    );
  });

  test("state, reasons and numbers agree with one another", () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        for (const { state, reasons, pieces, independent, newestOn } of everyCoverage(log)) {
          expect(state === "missing").toBe(pieces.length === 0);
          expect(state === "thin").toBe(reasons.length > 0);
          expect(independent).toBeLessThanOrEqual(pieces.length);
          expect(independent > 0).toBe(pieces.length > 0);
          const days = log.flatMap(({ id, happenedOn }) => (pieces.includes(id) && happenedOn ? [happenedOn] : []));
          expect(newestOn).toBe(days.sort().at(-1) ?? null);
        }
      }),
    );
  });

  test("another piece never makes anything worse, but for joining two that were apart", () => {
    const rank = { missing: 0, thin: 1, evidenced: 2 };
    fc.assert(
      fc.property(anyLog, anyPiece, (log, more) => {
        const alone = { ...more, links: [], title: "Alone" };
        const before = everyCoverage(log);
        for (const [index, { state }] of everyCoverage([...log, alone]).entries()) {
          expect(rank[state]).toBeGreaterThanOrEqual(rank[before[index]?.state ?? "missing"]);
        }
      }),
    );
  });

  test("what depends is what a walk along shared links and days reaches", () => {
    const related = (a: CoveredBy, b: CoveredBy) =>
      a.links.some((link) => b.links.includes(link)) ||
      (a.happenedOn !== null && a.happenedOn === b.happenedOn && a.title === b.title);
    fc.assert(
      fc.property(anyLog, (log) => {
        const groups = groupDependent(log);
        for (const start of log) {
          const reached = new Set([start]);
          for (const each of reached) for (const other of log) if (related(each, other)) reached.add(other);
          for (const other of log) expect(groups.get(start.id) === groups.get(other.id)).toBe(reached.has(other));
        }
      }),
    );
  });
});
