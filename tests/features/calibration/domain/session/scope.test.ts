import { describe, expect, test } from "vitest";
import { describeScope, EVERYONE, parseScope, rolesMeant } from "#app/features/calibration/domain/session/scope";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { tinyLadder, tinyRole } from "#tests/features/assessment/domain/tiny-ladder";

const ladder: Ladder = {
  ...tinyLadder({ craft: ["design"] }),
  tracks: [
    { id: "engineering", name: "Engineering", summary: "For tests.", roles: ["senior", "staff"] },
    { id: "management", name: "Management", summary: "For tests.", roles: ["lead"] },
  ],
  roles: ["senior", "staff", "lead"].map((id) => ({ ...tinyRole({ design: ["core", 3] }), id, name: `The ${id}` })),
};
const teams = [
  { id: "platform", name: "Platform", parentId: null },
  { id: "storage", name: "Storage", parentId: "platform" },
];

describe("rolesMeant", () => {
  test.each([
    ["everyone", EVERYONE, null],
    ["a team", { ...EVERYONE, teamId: "platform" }, null],
    ["a track", { ...EVERYONE, trackId: "engineering" }, ["senior", "staff"]],
    ["a track that is none", { ...EVERYONE, trackId: "no-such" }, []],
    ["some roles", { ...EVERYONE, roleIds: ["staff", "senior"] }, ["staff", "senior"]],
    ["a role of its track", { ...EVERYONE, trackId: "engineering", roleIds: ["staff"] }, ["staff"]],
    ["a role of another track", { ...EVERYONE, trackId: "management", roleIds: ["senior"] }, []],
  ])("%s", (_, scope, expected) => {
    expect(rolesMeant(scope, ladder)).toEqual(expected);
  });
});

test("a scope is said in words, and one that cannot be read is everyone's", () => {
  expect(describeScope(EVERYONE, ladder, teams)).toBe("everyone");
  expect(describeScope({ trackId: "engineering", roleIds: [], teamId: "platform" }, ladder, teams)).toBe(
    "the Engineering track in Platform",
  );
  expect(describeScope({ ...EVERYONE, roleIds: ["senior", "staff"] }, ladder, teams)).toBe("The senior and The staff");
  expect(parseScope("{")).toEqual(EVERYONE);
  expect(parseScope('{"trackId":3}')).toEqual(EVERYONE);
});
