import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parentsFirst } from "#app/features/people/domain/parents-first";
import {
  computeChainAbove,
  computeLinesAbove,
  computeMovedLines,
  findLoops,
  type Line,
} from "#app/kernel/reporting-line";

/** Any graph in which everyone has at most one manager: loops included. */
const anyGraph = fc
  .array(fc.option(fc.nat(11), { nil: null }), { minLength: 1, maxLength: 12 })
  .map((managers) => new Map(managers.map((manager, index) => [`p${index}`, manager === null ? null : `p${manager}`])));

/** A forest: everyone reports to someone with a smaller number, or to nobody. */
const forest = fc
  .array(fc.option(fc.nat(), { nil: null }), { minLength: 1, maxLength: 14 })
  .map(
    (managers) =>
      new Map(
        managers.map((manager, index) => [`p${index}`, manager === null || index === 0 ? null : `p${manager % index}`]),
      ),
  );

const sorted = (lines: readonly Line[]) =>
  lines.map(({ aboveId, belowId, depth }) => `${aboveId} ${belowId} ${depth}`).sort();

describe("computeChainAbove", () => {
  test("is empty at the top and for someone unknown", () => {
    expect(computeChainAbove(new Map([["a", null]]), "a")).toEqual([]);
    expect(computeChainAbove(new Map(), "a")).toEqual([]);
  });

  test("names everyone above, the direct manager first", () => {
    const managerOf = new Map([
      ["a", null],
      ["b", "a"],
      ["c", "b"],
    ]);
    expect(computeChainAbove(managerOf, "c")).toEqual(["b", "a"]);
  });

  test("ends in any graph, and names nobody twice", () => {
    fc.assert(
      fc.property(anyGraph, (managerOf) => {
        for (const id of managerOf.keys()) {
          const chain = computeChainAbove(managerOf, id);
          expect(new Set([id, ...chain]).size).toBe(chain.length + 1);
        }
      }),
    );
  });
});

describe("findLoops", () => {
  test("finds someone who is their own manager", () => {
    expect(findLoops(new Map([["a", "a"]]))).toEqual([["a"]]);
  });

  test("leaves out those who report into a loop", () => {
    const managerOf = new Map([
      ["c", "a"],
      ["a", "b"],
      ["b", "a"],
    ]);
    expect(findLoops(managerOf)).toEqual([["a", "b"]]);
  });

  test("finds exactly those whom following their managers leads back to", () => {
    fc.assert(
      fc.property(anyGraph, (managerOf) => {
        const comesBack = (id: string) => {
          let current = managerOf.get(id) ?? null;
          for (let steps = 0; current !== null && steps <= managerOf.size; steps += 1) {
            if (current === id) return true;
            current = managerOf.get(current) ?? null;
          }
          return false;
        };
        expect(findLoops(managerOf).flat().sort()).toEqual([...managerOf.keys()].filter(comesBack).sort());
      }),
    );
  });
});

describe("a change of manager", () => {
  const wouldLoop = (managerOf: ReadonlyMap<string, string | null>, personId: string, managerId: string) =>
    personId === managerId || computeChainAbove(managerOf, managerId).includes(personId);

  test("is a loop exactly when the graph then has one", () => {
    fc.assert(
      fc.property(forest, fc.nat(), fc.nat(), (managerOf, a, b) => {
        const ids = [...managerOf.keys()];
        const [person, manager] = [ids[a % ids.length] as string, ids[b % ids.length] as string];
        const after = new Map(managerOf).set(person, manager);
        expect(wouldLoop(managerOf, person, manager)).toBe(findLoops(after).length > 0);
      }),
    );
  });

  test("gives the subtree the lines that computing all of them again gives", () => {
    fc.assert(
      fc.property(forest, fc.nat(), fc.nat(), (managerOf, a, b) => {
        const ids = [...managerOf.keys()];
        const [person, manager] = [ids[a % ids.length] as string, ids[b % ids.length] as string];
        fc.pre(!wouldLoop(managerOf, person, manager));
        const depthUnder = (id: string) => [id, ...computeChainAbove(managerOf, id)].indexOf(person);
        const subtree = ids.flatMap((id) => (depthUnder(id) >= 0 ? [{ id, depth: depthUnder(id) }] : []));
        const above = [manager, ...computeChainAbove(managerOf, manager)].map((id, depth) => ({ id, depth }));
        const inside = new Set(subtree.map(({ id }) => id));
        const after = computeLinesAbove(new Map(managerOf).set(person, manager), ids);
        const crossing = after.filter(({ aboveId, belowId }) => inside.has(belowId) && !inside.has(aboveId));
        expect(sorted(computeMovedLines(subtree, above))).toEqual(sorted(crossing));
      }),
    );
  });
});

describe("parentsFirst", () => {
  test("puts everyone after their manager, and loses nobody", () => {
    fc.assert(
      fc.property(anyGraph, (managerOf) => {
        const entries = [...managerOf.entries()].reverse();
        const ordered = parentsFirst(
          entries,
          ([id]) => id,
          ([, manager]) => manager,
        );
        expect([...ordered].sort()).toEqual([...entries].sort());
        const loops = new Set(findLoops(managerOf).flat());
        for (const [index, [id, manager]] of ordered.entries()) {
          const inOrIntoLoop = [id, ...computeChainAbove(managerOf, id)].some((above) => loops.has(above));
          if (manager === null || !managerOf.has(manager) || inOrIntoLoop) continue;
          expect(ordered.slice(0, index).map(([other]) => other)).toContain(manager);
        }
      }),
    );
  });
});
