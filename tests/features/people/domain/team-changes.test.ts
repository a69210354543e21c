import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findRemovalRefusal, findTeamRefusal } from "#app/features/people/domain/team-changes";
import { computeTeamPaths, MAX_TEAM_DEPTH, type Team } from "#app/features/people/domain/team-tree";

const team = (id: string, parentId: string | null = null): Team => ({ id, name: `Team ${id}`, parentId });
/** a within nothing, b within a, and so on. */
const chain = (length: number, prefix = "c") =>
  Array.from({ length }, (_, index) => team(`${prefix}${index + 1}`, index === 0 ? null : `${prefix}${index}`));

const teams = [team("platform"), team("storage", "platform"), team("disks", "storage"), team("payments")];

describe("findTeamRefusal", () => {
  const refusal = (id: string | null, parentId: string | null, name = "New") =>
    findTeamRefusal(teams, { id, name, parentId });

  test("a name that another team has, in capitals or not, is taken; one's own is not", () => {
    expect(refusal(null, null, "TEAM storage")).toBe("name-taken");
    expect(refusal("disks", "storage", "team Storage")).toBe("name-taken");
    expect(refusal("storage", "platform", "team storage")).toBeNull();
  });

  test("no team is within itself, nor within one that is within it", () => {
    expect(refusal("platform", "platform")).toBe("within-itself");
    expect(refusal("platform", "storage")).toBe("within-itself");
    expect(refusal("platform", "disks")).toBe("within-itself");
  });

  test("within a team that is not there it cannot be", () => {
    expect(refusal("disks", "gone")).toBe("parent-absent");
    expect(refusal(null, "gone")).toBe("parent-absent");
  });

  test("to the top, to a sibling, and where it is it can be", () => {
    for (const parentId of [null, "payments", "platform"]) expect(refusal("storage", parentId)).toBeNull();
  });

  test("a new team is at most so deep", () => {
    const add = (length: number) => findTeamRefusal(chain(length), { id: null, name: "New", parentId: `c${length}` });
    expect(add(MAX_TEAM_DEPTH)).toBe("too-deep");
    expect(add(MAX_TEAM_DEPTH - 1)).toBeNull();
  });

  test("a team that moves counts with all that is within it", () => {
    const move = (height: number) =>
      findTeamRefusal([...chain(3), ...chain(height, "d")], { id: "d1", name: "Team d1", parentId: "c3" });
    expect(move(MAX_TEAM_DEPTH - 3 + 1)).toBe("too-deep");
    expect(move(MAX_TEAM_DEPTH - 3)).toBeNull();
  });
});

describe("findRemovalRefusal", () => {
  const refusal = (id: string, heirId: string | null, people = 0) => findRemovalRefusal(teams, { id, heirId, people });

  test("people and teams within need somewhere to go", () => {
    expect(refusal("disks", null, 1)).toBe("heir-needed");
    expect(refusal("storage", null)).toBe("heir-needed");
    expect(refusal("disks", null)).toBeNull();
  });

  test("which is there, and not within what goes", () => {
    expect(refusal("storage", "gone")).toBe("heir-absent");
    expect(refusal("storage", "storage")).toBe("heir-within");
    expect(refusal("storage", "disks", 2)).toBe("heir-within");
    expect(refusal("storage", "platform", 2)).toBeNull();
    expect(refusal("storage", "payments", 2)).toBeNull();
  });

  test("and not so deep that the teams within would be too deep", () => {
    const remove = (heirDepth: number) =>
      findRemovalRefusal([...chain(heirDepth), ...chain(3, "d")], { id: "d1", heirId: `c${heirDepth}`, people: 0 });
    expect(remove(MAX_TEAM_DEPTH - 1)).toBe("too-deep");
    expect(remove(MAX_TEAM_DEPTH - 2)).toBeNull();
  });
});

test("property: whatever is moved and removed, no team is ever within itself or too deep", () => {
  const id = fc.constantFrom("platform", "storage", "disks", "payments");
  const step = fc.record({ kind: fc.constantFrom("move", "remove"), id, other: fc.option(id) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let now = teams;
      for (const { kind, id, other } of steps) {
        const found = now.find((each) => each.id === id);
        if (!found) continue;
        if (kind === "move") {
          if (findTeamRefusal(now, { ...found, parentId: other })) continue;
          now = now.map((each) => (each.id === id ? { ...each, parentId: other } : each));
        } else {
          if (findRemovalRefusal(now, { id, heirId: other, people: 1 })) continue;
          now = now
            .filter((each) => each.id !== id)
            .map((each) => (each.parentId === id ? { ...each, parentId: other } : each));
        }
      }
      for (const path of computeTeamPaths(now).values()) {
        expect(new Set(path).size).toBe(path.length);
        expect(path.length).toBeLessThanOrEqual(MAX_TEAM_DEPTH);
      }
      const ids = new Set(now.map((each) => each.id));
      expect(now.every(({ parentId }) => parentId === null || ids.has(parentId))).toBe(true);
    }),
  );
});
