import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareRoles, EXPECTATION_CHANGES, type RoleComparison } from "#app/features/ladder/domain/compare-roles";
import { MAX_PROFICIENCY, WEIGHTS } from "#app/features/ladder/domain/schema";
import { tinyLadder, tinyRole } from "#tests/features/assessment/domain/tiny-ladder";

const ladder = tinyLadder({ design: ["api", "data"], people: ["mentoring", "hiring"] });

function idsByChange({ byChange }: RoleComparison): Record<string, string[]> {
  const entries = EXPECTATION_CHANGES.map((change) => [
    change,
    byChange[change].map(({ competency }) => competency.id),
  ]);
  return Object.fromEntries(entries.filter(([, ids]) => ids?.length));
}

describe("compareRoles", () => {
  it("leaves out what neither role expects", () => {
    const role = tinyRole({ api: ["core", 3] });
    expect(idsByChange(compareRoles(ladder, role, role))).toEqual({ same: ["api"] });
  });

  it("tells what rises, is new, is the same, falls and is gone apart", () => {
    const from = tinyRole({ api: ["core", 2], data: ["core", 3], mentoring: ["supporting", 3] });
    const to = tinyRole({ api: ["core", 4], data: ["core", 3], hiring: ["core", 1] });
    expect(idsByChange(compareRoles(ladder, from, to))).toEqual({
      rises: ["api"],
      new: ["hiring"],
      same: ["data"],
      gone: ["mentoring"],
    });
    expect(idsByChange(compareRoles(ladder, to, from))).toMatchObject({ falls: ["api"] });
  });

  it("counts no step for a competency that only one role expects", () => {
    const from = tinyRole({ api: ["core", 2], mentoring: ["core", 5] });
    const to = tinyRole({ api: ["core", 3], hiring: ["core", 5] });
    const { stepsUp, stepsDown, byChange } = compareRoles(ladder, from, to);
    expect({ stepsUp, stepsDown }).toEqual({ stepsUp: 1, stepsDown: 0 });
    expect([...byChange.new, ...byChange.gone].map(({ steps }) => steps)).toEqual([null, null]);
  });

  it("marks another weight at the same proficiency, and calls it the same", () => {
    const comparison = compareRoles(ladder, tinyRole({ api: ["core", 3] }), tinyRole({ api: ["optional", 3] }));
    expect(comparison.byChange.same).toMatchObject([{ steps: 0, weightChanges: true }]);
    expect(comparison.weightChanges).toBe(1);
  });

  it("puts core first, then the larger step, then the order of the ladder", () => {
    const from = tinyRole({ api: ["core", 1], data: ["core", 1], mentoring: ["core", 1], hiring: ["core", 1] });
    const to = tinyRole({ api: ["optional", 5], data: ["core", 2], mentoring: ["core", 3], hiring: ["core", 2] });
    expect(idsByChange(compareRoles(ladder, from, to))).toEqual({ rises: ["mentoring", "data", "hiring", "api"] });
  });

  it("is the mirror image the other way round, and puts each competency in one place", () => {
    const expectation = fc.tuple(fc.constantFrom(...WEIGHTS), fc.integer({ min: 1, max: MAX_PROFICIENCY }));
    const role = fc.dictionary(fc.constantFrom("api", "data", "mentoring", "hiring"), expectation).map(tinyRole);
    fc.assert(
      fc.property(role, role, (from, to) => {
        const there = compareRoles(ladder, from, to);
        const back = compareRoles(ladder, to, from);
        const ids = Object.values(idsByChange(there)).flat();
        const named = [...from.expectations, ...to.expectations].map(({ competency }) => competency);
        expect(ids.toSorted()).toEqual([...new Set(named)].toSorted());
        expect(back.stepsUp).toBe(there.stepsDown);
        expect(back.weightChanges).toBe(there.weightChanges);
        for (const [change, mirrored] of [
          ["rises", "falls"],
          ["new", "gone"],
          ["same", "same"],
        ] as const) {
          expect(idsByChange(back)[mirrored]?.toSorted()).toEqual(idsByChange(there)[change]?.toSorted());
        }
      }),
    );
  });
});
