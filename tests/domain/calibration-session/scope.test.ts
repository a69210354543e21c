import { describe, expect, test } from "vitest";
import { describeScope, EVERYONE, parseScope, testScope } from "#app/domain/calibration-session/scope";
import type { Ladder } from "#app/domain/ladder/schema";
import { tinyLadder, tinyRole } from "#tests/domain/assessment/tiny-ladder";

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
const senior = { roleId: "senior", teamId: "storage" };

describe("testScope", () => {
  test.each([
    ["everyone", EVERYONE, true],
    ["their track", { ...EVERYONE, trackId: "engineering" }, true],
    ["another track", { ...EVERYONE, trackId: "management" }, false],
    ["a track that is none", { ...EVERYONE, trackId: "no-such" }, false],
    ["their role among others", { ...EVERYONE, roleIds: ["staff", "senior"] }, true],
    ["another role", { ...EVERYONE, roleIds: ["staff"] }, false],
    ["the team that theirs is within", { ...EVERYONE, teamId: "platform" }, true],
    ["a role of another track", { ...EVERYONE, trackId: "management", roleIds: ["senior"] }, false],
  ])("%s", (_, scope, expected) => {
    expect(testScope(scope, ladder, teams)(senior)).toBe(expected);
  });

  test("somebody without a team is in no team", () => {
    expect(testScope({ ...EVERYONE, teamId: "platform" }, ladder, teams)({ roleId: "senior", teamId: null })).toBe(
      false,
    );
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
