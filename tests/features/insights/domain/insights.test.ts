import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NOT_OBSERVED, rated } from "#app/features/assessment/domain/rating";
import { computeHolders } from "#app/features/insights/domain/dependence";
import {
  buildViews,
  computeCells,
  groupPeople,
  type PersonResult,
  peopleOf,
} from "#app/features/insights/domain/groups";
import { BUCKETS, countByTime, findLastPromotions, isPromotion } from "#app/features/insights/domain/promotions";
import { toPersonResult } from "#app/features/insights/domain/results";
import { printInsightsCsv } from "#app/features/insights/files/insights-csv";
import { tinyLadder, tinyRole } from "#tests/features/assessment/domain/tiny-ladder";

const TEAMS = [
  { id: "platform", name: "Platform", parentId: null },
  { id: "storage", name: "Storage", parentId: "platform" },
  { id: "runtime", name: "Runtime", parentId: "platform" },
  { id: "product", name: "Product", parentId: null },
];
const TRACKS = [
  { id: "engineering", name: "Engineering", roles: ["junior", "senior"] },
  { id: "management", name: "Management", roles: ["lead"] },
];

const person = (id: string, teamId: string | null, changes: Partial<PersonResult> = {}): PersonResult => ({
  personId: id,
  teamId,
  roleId: "senior",
  trackId: "engineering",
  gaps: new Map([["a", 1]]),
  ratings: new Map([["a", 3]]),
  selfMinusManager: 0.5,
  ...changes,
});
const some = (count: number, teamId: string | null, changes: Partial<PersonResult> = {}) =>
  Array.from({ length: count }, (_, index) => person(`${teamId}-${changes.trackId ?? ""}-${index}`, teamId, changes));
const gapOf = ({ gaps }: PersonResult) => gaps.get("a") ?? null;

describe("the organisation's view", () => {
  const views = buildViews(TEAMS, TRACKS);
  const states = (people: PersonResult[], filter: Parameters<typeof views.columnsOf>[0] = { kind: "all" }) => {
    const columns = views.columnsOf(filter);
    const { cells } = computeCells(groupPeople(views, people), columns, gapOf);
    return Object.fromEntries(columns.map(({ label }, index) => [label, cells[index]?.state]));
  };

  test("four people are withheld and five are shown", () => {
    expect(states([...some(4, "storage"), ...some(9, "product")])).toMatchObject({ Platform: "withheld" });
    expect(states([...some(5, "storage"), ...some(9, "product")])).toMatchObject({
      Platform: "shown",
      Product: "shown",
      Everyone: "shown",
      "No team": "empty",
    });
  });

  test("a total less what is shown never leaves fewer than five", () => {
    const shown = states([...some(4, "storage"), ...some(9, "product")]);
    expect([shown.Product, shown.Everyone].filter((state) => state === "shown")).toHaveLength(1);
  });

  test("what one view withholds cannot be had from another", () => {
    // Three managers among nine: the team, and the team on one track, cannot both be shown.
    const people = [...some(6, "product"), ...some(3, "product", { trackId: "management" }), ...some(8, "storage")];
    const everyone = states(people);
    const engineers = states(people, { kind: "track", id: "engineering" });
    expect(everyone.Product === "shown" && engineers.Product === "shown").toBe(false);
    const platform = states([...some(7, "storage"), ...some(2, "runtime")], { kind: "team", id: "platform" });
    expect(platform.Storage === "shown" && platform.Platform === "shown").toBe(false);
  });

  test("no two shown groups, of whatever views, differ by one to four people", () => {
    const place = fc.record({
      team: fc.constantFrom("platform", "storage", "runtime", "product", null),
      track: fc.constantFrom("engineering", "management"),
    });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 40 }), (places) => {
        const people = places.map(({ team, track }, index) => person(`p${index}`, team, { trackId: track }));
        const groups = groupPeople(views, people);
        const { cellOf } = computeCells(groups, [], gapOf);
        const shown = [...groups.members.keys()]
          .filter((key) => cellOf(key).state === "shown")
          .map((key) => new Set(peopleOf(groups, key)));
        for (const one of shown) {
          expect(one.size).toBeGreaterThanOrEqual(5);
          for (const other of shown) {
            if (![...other].every((each) => one.has(each))) continue;
            const rest = one.size - other.size;
            expect(rest === 0 || rest >= 5).toBe(true);
          }
        }
      }),
    );
  });

  test("who has no value of a measure does not make up the five", () => {
    const without = some(2, "storage", { gaps: new Map() }).map((one, index) => ({ ...one, personId: `w${index}` }));
    expect(states([...some(4, "storage"), ...without])).toMatchObject({ Platform: "withheld" });
  });

  test("withheld cells hold no number, in the export neither, and formulas are defused", () => {
    const columns = views.columnsOf({ kind: "all" });
    const { cells } = computeCells(groupPeople(views, some(4, "storage")), columns, gapOf);
    expect(cells[0]).toEqual({ state: "withheld" });
    const csv = printInsightsCsv([
      { measure: "m", subject: "=1+1", group: "@team", cell: { state: "withheld" } },
      { measure: "m", subject: "a", group: "b", cell: { state: "shown", n: 5, mean: -0.254, lower: -1, upper: 0.5 } },
    ]);
    expect(csv.split("\r\n").slice(1, 3)).toEqual(["m,'=1+1,'@team,withheld,,,,", "m,a,b,shown,-0.25,-1,0.5,5"]);
  });
});

test("a result is told from what the role expects; what is missing has no gap", () => {
  const ladder = {
    ...tinyLadder({ craft: ["mentoring", "security"] }),
    roles: [{ ...tinyRole({ mentoring: ["core", 3] }), id: "senior" }],
  };
  const result = toPersonResult(ladder, {
    personId: "p",
    teamId: null,
    roleId: "senior",
    standing: new Map([
      ["mentoring", rated(2)],
      ["security", rated(4)],
    ]),
    self: new Map([
      ["mentoring", rated(4)],
      ["security", rated(4)],
    ]),
    manager: new Map([
      ["mentoring", rated(2)],
      ["security", NOT_OBSERVED],
    ]),
  });
  expect([...result.gaps]).toEqual([["mentoring", -1]]);
  expect(result.ratings.get("security")).toBe(4);
  expect(result.selfMinusManager).toBe(2);
});

test("a competency that one person holds is said to be so, among five who were rated", () => {
  const people = (levels: number[]) =>
    levels.map((level, index) => person(`p${index}`, null, { ratings: new Map([["a", level]]) }));
  expect(computeHolders(people([4, 2, 2, 2]), "a", 4)).toBeNull();
  expect(computeHolders(people([4, 2, 2, 2, 2]), "a", 4)).toBe("one");
  expect(computeHolders(people([3, 2, 2, 2, 2]), "a", 4)).toBe("nobody");
  expect(computeHolders(people([4, 5, 2, 2, 2]), "a", 4)).toBe("few");
  expect(computeHolders(people([4, 4, 4, 4, 4]), "a", 4)).toBe("enough");
});

describe("time since the last promotion", () => {
  const now = new Date("2026-11-01T00:00:00Z");
  const yearsAgo = (years: number) => new Date(now.getTime() - years * 365.25 * 86_400_000);

  test("up a track is a promotion; down, across or from nowhere is not", () => {
    expect(isPromotion({ from: "junior", to: "senior" }, TRACKS)).toBe(true);
    expect(isPromotion({ from: "senior", to: "junior" }, TRACKS)).toBe(false);
    expect(isPromotion({ from: "senior", to: "lead" }, TRACKS)).toBe(false);
    expect(isPromotion({ from: null, to: "senior" }, TRACKS)).toBe(false);
  });

  test("the last one counts, and the borders of years belong to the next bucket", () => {
    const last = findLastPromotions(
      [
        { personId: "p", at: yearsAgo(3), from: "junior", to: "senior" },
        { personId: "p", at: yearsAgo(1), from: "junior", to: "senior" },
      ],
      TRACKS,
    );
    expect(last.get("p")).toEqual(yearsAgo(1));
    const people = Array.from({ length: 12 }, (_, index) => `p${index}`);
    const times = new Map(people.map((id, index) => [id, yearsAgo(index < 6 ? 1 : 0.99)]));
    const counts = countByTime(new Map([["all", people]]), "all", times, now);
    expect(counts?.map(({ count }) => count)).toEqual([6, 6, 0, 0, 0]);
    expect(counts?.map(({ id }) => id).slice(0, 4)).toEqual(BUCKETS.map(({ id }) => id));
  });

  test("a view of four people is withheld whole, and so is one whose rest is four", () => {
    const all = Array.from({ length: 17 }, (_, index) => `p${index}`);
    const sets = new Map([
      ["all", all],
      ["most", all.slice(4)],
      ["few", all.slice(0, 4)],
    ]);
    const count = (shown: string) => countByTime(sets, shown, new Map(), now);
    expect(count("all")?.at(-1)).toMatchObject({ id: "none", count: 17 });
    expect(count("most")).toBeNull();
    expect(count("few")).toBeNull();
  });
});
