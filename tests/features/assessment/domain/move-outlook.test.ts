import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  chooseRoles,
  computeMoveOutlook,
  listMissingRoles,
  reopensSides,
} from "#app/features/assessment/domain/move-outlook";
import { competenciesToRate } from "#app/features/assessment/domain/scope";
import { planMigration, planMigrationThrough } from "#app/features/ladder/domain/migration";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { tinyLadder, tinyRole } from "./tiny-ladder";

const withRoles = (ladder: Ladder, roles: Record<string, string[]>): Ladder => ({
  ...ladder,
  roles: Object.entries(roles).map(([id, asked]) => ({
    ...tinyRole(Object.fromEntries(asked.map((competency) => [competency, ["core", 2]]))),
    id,
  })),
});
const outlook = (from: Ladder, to: Ladder, before = "senior", after = before) =>
  computeMoveOutlook(
    planMigration(from, to),
    from,
    to,
    { roleId: before, targetRoleId: before },
    { roleId: after, targetRoleId: after },
  );

describe("what a move asks", () => {
  const before = withRoles(tinyLadder({ craft: ["a", "b", "c"] }), { senior: ["a", "b"] });

  test("the same version asks the same, and reopens nothing", () => {
    const same = outlook(before, before);
    expect(same).toEqual({ asked: 2, unchanged: 2, changed: 0, fresh: 0, gone: 0 });
    expect(reopensSides(same)).toBe(false);
  });

  test("a competency that the role is asked for the first time is new, though the ladder had it", () => {
    const after = withRoles(before, { senior: ["a", "b", "c"] });
    expect(outlook(before, after)).toEqual({ asked: 3, unchanged: 2, changed: 0, fresh: 1, gone: 0 });
    expect(reopensSides(outlook(before, after))).toBe(true);
  });

  test("one that is asked no longer reopens nothing: its rating stays beside", () => {
    const after = withRoles(before, { senior: ["a"] });
    expect(outlook(before, after)).toEqual({ asked: 1, unchanged: 1, changed: 0, fresh: 0, gone: 1 });
    expect(reopensSides(outlook(before, after))).toBe(false);
  });

  test("the parts of one that was split are changed, and it is not gone", () => {
    const ladder = tinyLadder({ craft: ["a", "b1", "b2"] });
    const split = ladder.competencies.map((each) => (each.id === "a" ? each : { ...each, splits: "b" }));
    const after = withRoles({ ...ladder, competencies: split }, { senior: ["a", "b1", "b2"] });
    expect(outlook(before, after)).toEqual({ asked: 3, unchanged: 1, changed: 2, fresh: 0, gone: 0 });
  });

  test("property: every competency asked is counted once", () => {
    const ids = ["a", "b", "c", "d"];
    const asked = fc.subarray(ids, { minLength: 1 });
    fc.assert(
      fc.property(asked, asked, (was, is) => {
        const from = withRoles(tinyLadder({ craft: ids }), { senior: was });
        const to = withRoles(tinyLadder({ craft: ids }), { senior: is });
        const { asked: count, unchanged, changed, fresh, gone } = outlook(from, to);
        expect(unchanged + changed + fresh).toBe(count);
        expect(count).toBe(competenciesToRate(to, ["senior"]).length);
        expect(gone).toBe(was.filter((id) => !is.includes(id)).length);
      }),
    );
  });
});

describe("roles after a move", () => {
  const to = withRoles(tinyLadder({ craft: ["a"] }), { senior: ["a"], lead: ["a"] });
  const pair = { roleId: "senior", targetRoleId: "staff" };
  const before = withRoles(tinyLadder({ craft: ["a"] }), { senior: ["a"], staff: ["a"] });
  const plan = planMigration(before, to);

  test("one that is missing needs another, and one that the version does not have is none", () => {
    expect(listMissingRoles(plan, to, [pair, pair])).toEqual(["staff"]);
    expect(chooseRoles(plan, to, pair, new Map())).toBeNull();
    expect(chooseRoles(plan, to, pair, new Map([["staff", "fellow"]]))).toBeNull();
  });

  test("one that another takes the place of needs none, whatever is chosen; also through a version between", () => {
    const replacing = (ladder: Ladder, id: string, replaces: string[]): Ladder => ({
      ...ladder,
      roles: ladder.roles.map((role) => (role.id === id ? { ...role, replaces } : role)),
    });
    const next = replacing(to, "lead", ["staff"]);
    const chosen = new Map([["staff", "senior"]]);
    const expected = { roleId: "senior", targetRoleId: "lead" };
    expect(listMissingRoles(planMigration(before, next), next, [pair])).toEqual([]);
    expect(chooseRoles(planMigration(before, next), next, pair, chosen)).toEqual(expected);
    const last = replacing(withRoles(tinyLadder({ craft: ["a"] }), { senior: ["a"], fellow: ["a"] }), "fellow", [
      "lead",
    ]);
    const through = planMigrationThrough([before, next, last]);
    expect(listMissingRoles(through, last, [pair])).toEqual([]);
    expect(chooseRoles(through, last, pair, new Map())).toEqual({ roleId: "senior", targetRoleId: "fellow" });
  });

  test("the one chosen takes its place, and the others stay whatever is chosen", () => {
    const chosen = new Map([
      ["staff", "lead"],
      ["senior", "lead"],
    ]);
    expect(chooseRoles(plan, to, pair, chosen)).toEqual({ roleId: "senior", targetRoleId: "lead" });
  });
});
