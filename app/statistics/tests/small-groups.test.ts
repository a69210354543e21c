import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRandom } from "../random";
import { type Group, withholdSmallGroups } from "../small-groups";

const people = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`);
const group = (key: string, ...members: string[][]): Group => ({ key, people: members.flat() });
const decide = (groups: readonly Group[], options = {}) => Object.fromEntries(withholdSmallGroups(groups, options));

/** The rank of a matrix of fractions, by elimination with floating point, which small matrices of zeros and ones bear. */
function rankOf(rows: readonly (readonly number[])[]): number {
  const matrix = rows.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < (matrix[0]?.length ?? 0) && rank < matrix.length; column++) {
    const pivot = matrix.findIndex((row, i) => i >= rank && Math.abs(row[column] as number) > 1e-9);
    if (pivot < 0) continue;
    [matrix[rank], matrix[pivot]] = [matrix[pivot] as number[], matrix[rank] as number[]];
    const own = matrix[rank] as number[];
    for (let i = rank + 1; i < matrix.length; i++) {
      const row = matrix[i] as number[];
      const factor = (row[column] as number) / (own[column] as number);
      if (factor !== 0)
        for (let c = column; c < row.length; c++) row[c] = (row[c] as number) - factor * (own[c] as number);
    }
    rank += 1;
  }
  return rank;
}

function* subsets(all: readonly string[], most: number, from = 0): Generator<string[]> {
  if (most === 0) return;
  for (let i = from; i < all.length; i++) {
    yield [all[i] as string];
    for (const rest of subsets(all, most - 1, i + 1)) yield [all[i] as string, ...rest];
  }
}

/** Some set of fewer than `minimum` people about whom alone the sums say something: sums that lose rank without these people. Null if none. */
function findDisclosure(shown: readonly Group[], minimum: number): string[] | null {
  const everyone = [...new Set(shown.flatMap(({ people: members }) => members))];
  const matrix = (left: readonly string[]) =>
    shown.map(({ people: members }) =>
      everyone.filter((p) => !left.includes(p)).map((p) => (members.includes(p) ? 1 : 0)),
    );
  const rank = rankOf(matrix([]));
  for (const few of subsets(everyone, minimum - 1)) if (rankOf(matrix(few)) < rank) return few;
  return null;
}

describe("one table with its total", () => {
  const team = (key: string, count: number) => group(key, people(key, count));
  const withTotal = (...teams: Group[]) => [...teams, group("all", ...teams.map((t) => [...t.people]))];

  test("four people are withheld, five are shown; nobody is said to be nobody", () => {
    expect(decide([team("a", 4), team("b", 5), team("c", 6), group("none")])).toEqual({
      a: "too-few",
      b: "shown",
      c: "shown",
      none: "empty",
    });
  });

  test("one small team takes the smallest other with it, or it would be the total less the others", () => {
    expect(decide(withTotal(team("a", 12), team("b", 6), team("c", 3)))).toEqual({
      all: "shown",
      a: "shown",
      b: "by-subtraction",
      c: "too-few",
    });
  });

  test("two small teams of together five hide each other; of together four they do not", () => {
    expect(decide(withTotal(team("a", 9), team("b", 3), team("c", 2)))).toMatchObject({ a: "shown", all: "shown" });
    expect(decide(withTotal(team("a", 9), team("b", 2), team("c", 2)))).toMatchObject({
      a: "by-subtraction",
      all: "shown",
    });
  });

  test("without a total nothing can be subtracted", () => {
    expect(decide([team("a", 12), team("b", 6), team("c", 3)])).toMatchObject({ a: "shown", b: "shown" });
  });

  test("whoever comes first matters more, where the order is given", () => {
    const [a, all] = [team("a", 9), group("all", people("a", 9), people("c", 3))];
    expect(decide([a, all], { inOrder: true })).toEqual({ a: "shown", all: "by-subtraction" });
    expect(decide([a, all])).toEqual({ a: "by-subtraction", all: "shown" });
  });

  test("a person named twice counts once", () => {
    expect(decide([group("a", people("x", 3), people("x", 3))])).toEqual({ a: "too-few" });
  });
});

describe("between views", () => {
  test("the same team with and without a filter may not differ by fewer than five", () => {
    const [senior, junior] = [people("s", 8), people("j", 2)];
    expect(decide([group("team", senior, junior), group("team, senior", senior)])).toEqual({
      team: "shown",
      "team, senior": "by-subtraction",
    });
    expect(decide([group("team", senior, people("j", 5)), group("team, senior", senior)])).toEqual({
      team: "shown",
      "team, senior": "shown",
    });
  });

  test("three views of which no two give anything away, but all three do: half of a + b and a + c less b + c is a", () => {
    const [a, b, c] = [people("a", 4), people("b", 4), people("c", 4)];
    expect(decide([group("ab", a, b), group("ac", a, c), group("bc", b, c)])).toEqual({
      ab: "shown",
      ac: "shown",
      bc: "by-subtraction",
    });
  });

  test("teams and roles beside each other are shown, their crossing is not", () => {
    const cell = (t: number, r: number) => people(`${t}${r}-`, 2);
    const each = [0, 1, 2];
    const decisions = decide([
      group("all", ...each.flatMap((t) => each.map((r) => cell(t, r)))),
      ...each.map((t) => group(`team ${t}`, ...each.map((r) => cell(t, r)))),
      ...each.map((r) => group(`role ${r}`, ...each.map((t) => cell(t, r)))),
      ...each.flatMap((t) => each.map((r) => group(`${t} × ${r}`, cell(t, r)))),
    ]);
    for (const i of each) expect([decisions[`team ${i}`], decisions[`role ${i}`]]).toEqual(["shown", "shown"]);
    for (const t of each) for (const r of each) expect(decisions[`${t} × ${r}`]).toBe("too-few");
  });
});

/** A small organisation and every view of two filters and their crossing. */
const arbitraryCube = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 })), { minLength: 1, maxLength: 14 })
  .map((members): Group[] => {
    const named = members.map(([team, role], i) => ({ name: `p${i}`, team, role }));
    const groups: Group[] = [];
    for (const team of [null, 0, 1, 2]) {
      for (const role of [null, 0, 1, 2]) {
        const own = named.filter((p) => (team === null || p.team === team) && (role === null || p.role === role));
        groups.push({ key: `${team}/${role}`, people: own.map(({ name }) => name) });
      }
    }
    return groups;
  });
const arbitrarySets = fc
  .array(fc.subarray(people("p", 11), { minLength: 0 }), { minLength: 1, maxLength: 8 })
  .map((sets): Group[] => sets.map((members, i) => ({ key: `g${i}`, people: members })));

describe.each([
  ["every view of a cube", arbitraryCube],
  ["any groups at all", arbitrarySets],
])("%s", (_, arbitrary) => {
  test.each([2, 3, 5])("with a minimum of %i: nothing about fewer people follows from what is shown", (minimum) => {
    fc.assert(
      fc.property(arbitrary, (groups) => {
        const decisions = withholdSmallGroups(groups, { minimum });
        expect(
          findDisclosure(
            groups.filter(({ key }) => decisions.get(key) === "shown"),
            minimum,
          ),
        ).toBeNull();
      }),
      { numRuns: minimum === 5 ? 60 : 120 },
    );
  });

  test("nothing is withheld without need: any one group more would give something away", () => {
    fc.assert(
      fc.property(arbitrary, (groups) => {
        const decisions = withholdSmallGroups(groups, { minimum: 3 });
        const shown = groups.filter(({ key }) => decisions.get(key) === "shown");
        for (const group of groups) {
          const decision = decisions.get(group.key);
          expect(decision === "too-few").toBe(group.people.length > 0 && group.people.length < 3);
          if (decision === "by-subtraction") expect(findDisclosure([...shown, group], 3)).not.toBeNull();
        }
      }),
      { numRuns: 60 },
    );
  });

  test("the order in which groups and people are named does not matter", () => {
    fc.assert(
      fc.property(arbitrary, (groups) => {
        const turned = [...groups]
          .reverse()
          .map(({ key, people: members }) => ({ key, people: [...members].reverse() }));
        expect(decide(turned)).toEqual(decide(groups));
      }),
    );
  });
});

test("every view of three filters of an organisation of 400 is decided", () => {
  const random = createRandom(12);
  const members = people("p", 400).map((name) => {
    const team = random.below(30);
    return { name, values: [team, Math.floor(team / 6), random.below(7)] };
  });
  const groups: Group[] = [];
  for (let team = -1; team < 30; team++) {
    for (let unit = -1; unit < 5; unit++) {
      for (let role = -1; role < 7; role++) {
        const wanted = [team, unit, role];
        const own = members.filter(({ values }) => wanted.every((value, i) => value < 0 || values[i] === value));
        groups.push({ key: wanted.join("/"), people: own.map(({ name }) => name) });
      }
    }
  }
  const decisions = withholdSmallGroups(groups);
  expect(decisions.get("-1/-1/-1")).toBe("shown");
  expect(groups.filter(({ key }) => decisions.get(key) === "shown").length).toBeGreaterThan(80);
});
