import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isStartDay } from "#app/features/people/domain/person";
import { TeamBook } from "#app/features/people/domain/team-book";
import {
  computeTeamPaths,
  listTeamSteps,
  parseTeamPath,
  type Team,
  teamAndWithin,
} from "#app/features/people/domain/team-tree";

const teams: Team[] = [
  { id: "t1", name: "Platform", parentId: null },
  { id: "t2", name: "Storage", parentId: "t1" },
  { id: "t3", name: "Payments", parentId: null },
];

describe("parseTeamPath", () => {
  test.each([
    ["Platform //Storage", "a name on each side"],
    ["/ Storage", "a name on each side"],
    ["A / B / C / D / E / F / G", "at most 6 deep"],
    ["Storage / storage", "within itself"],
    ["x".repeat(81), "at most 80 characters"],
  ])("refuses %j", (text, reason) => {
    const parsed = parseTeamPath(text);
    expect(!parsed.ok && parsed.reason).toContain(reason);
  });

  test("reads the outermost team first, and space as one", () => {
    expect(parseTeamPath(" Platform/  Hot   storage ")).toEqual({ ok: true, names: ["Platform", "Hot storage"] });
    expect(parseTeamPath("  ")).toEqual({ ok: true, names: [] });
  });
});

describe("the tree of teams", () => {
  test("gives whole paths, and everything within a team", () => {
    expect(computeTeamPaths(teams).get("t2")).toEqual(["Platform", "Storage"]);
    expect(teamAndWithin(teams, "t1")).toEqual(["t1", "t2"]);
  });

  test("is gone through step by step: the way to a team, and the teams right within it", () => {
    const steps = (team: string | null) => listTeamSteps(teams, team).map(({ id, depth }) => `${id} ${depth}`);
    expect(steps(null)).toEqual(["t1 0", "t3 0"]);
    expect(steps("t1")).toEqual(["t1 0", "t2 1"]);
    expect(steps("t2")).toEqual(["t1 0", "t2 1"]);
    expect(steps("t3")).toEqual(["t3 0"]);
    expect(steps("gone")).toEqual(["t1 0", "t3 0"]);
    const orphan: Team = { id: "t4", name: "Orphan", parentId: "gone" };
    expect(listTeamSteps([...teams, orphan], null).map(({ id }) => id)).toEqual(["t1", "t3", "t4"]);
  });

  test("ends where teams are within each other", () => {
    const circle: Team[] = [
      { id: "a", name: "A", parentId: "b" },
      { id: "b", name: "B", parentId: "a" },
    ];
    expect(computeTeamPaths(circle).get("a")).toHaveLength(2);
    expect(teamAndWithin(circle, "a")).toEqual(["a", "b"]);
    expect(listTeamSteps(circle, "a").map(({ id }) => id)).toEqual(["b", "a"]);
  });
});

describe("TeamBook", () => {
  test("refuses a path that contradicts the tree, and plans nothing of it", () => {
    const book = new TeamBook(teams);
    expect(book.add(["New", "Payments", "Storage"])).toBe(
      "the team Payments is not within another team, so it cannot be within New",
    );
    expect(book.add(["payments", "storage"])).toBe(
      "the team Storage is within Platform, so it cannot be within payments",
    );
    expect(book.planned()).toEqual([]);
  });

  test("refuses new teams that would be within each other", () => {
    const book = new TeamBook([]);
    expect(book.add(["A", "B"])).toBeNull();
    expect(book.add(["B", "C", "A"])).not.toBeNull();
    expect(book.planned()).toEqual([
      { name: "A", parent: null },
      { name: "B", parent: "A" },
    ]);
  });

  test("finds a team by the end of its path, capitals apart", () => {
    const book = new TeamBook(teams);
    expect(book.add(["storage"])).toBeNull();
    expect(book.fullPath(["storage"])).toEqual(["Platform", "Storage"]);
    expect(book.planned()).toEqual([]);
  });

  test("a new team may be named alone before its place is", () => {
    const book = new TeamBook(teams);
    expect([book.add(["Ledger"]), book.add(["Payments", "Ledger"])]).toEqual([null, null]);
    expect(book.planned()).toEqual([{ name: "Ledger", parent: "Payments" }]);
  });

  test("never plans a team within itself, and a team after the one it is within", () => {
    const path = fc.uniqueArray(fc.constantFrom("Platform", "Storage", "A", "B", "C", "D"), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.array(path, { maxLength: 8 }), (paths) => {
        const book = new TeamBook(teams);
        const accepted = paths.filter((names) => book.add(names) === null);
        const there = new Set(teams.map(({ name }) => name));
        for (const { name, parent } of book.planned()) {
          expect(parent === null || there.has(parent)).toBe(true);
          there.add(name);
        }
        for (const names of accepted) expect(book.fullPath(names).slice(-names.length)).toEqual(names);
        const again = new TeamBook(teams);
        expect(accepted.reverse().map((names) => again.add(names))).toEqual(accepted.map(() => null));
      }),
    );
  });
});

test.each(["2024-02-30", "2023-02-29", "1949-12-31", "2101-01-01", "31.03.2024", "2024-3-1", "2024-13-01", ""])(
  "%j is not a day to start on",
  (text) => expect(isStartDay(text)).toBe(false),
);
test.each(["2024-02-29", "1950-01-01", "2100-12-31"])("%s is a day to start on", (text) =>
  expect(isStartDay(text)).toBe(true),
);
