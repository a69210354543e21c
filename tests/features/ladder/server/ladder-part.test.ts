import { describe, expect, it } from "vitest";
import { findRole } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { requirePart } from "#app/features/ladder/server/ladder-version";
import { paths } from "#app/paths";

/** Three versions, the newest first: staff came with the second and went with the third. */
const ROLES: Record<string, string[]> = { v3: ["senior", "lead"], v2: ["senior", "staff"], v1: ["senior"] };
const ladderOf = (id: string) => ({ roles: ROLES[id]?.map((roleId) => ({ id: roleId })) }) as unknown as Ladder;
const context = { ladders: { requireVersion: async (id: string) => ({ ladder: ladderOf(id) }) } } as never;
const versions = Object.keys(ROLES).map((id) => ({ id })) as never;

const open = (roleId: string, version: string) =>
  requirePart(
    context,
    { ladder: ladderOf(version), shown: { isCurrent: version === "v3", versions } },
    (ladder) => findRole(ladder, roleId),
    (query) => paths.role(roleId, query),
  ).catch((answer: Response) => ({ status: answer.status, location: answer.headers.get("location") }));

describe("the address of a role", () => {
  it("that no version knows is not found", async () => {
    expect(await open("stff", "v3")).toEqual({ status: 404, location: null });
  });

  it("of a version that does not know it is not found, though another one does", async () => {
    expect(await open("staff", "v1")).toEqual({ status: 404, location: null });
  });

  it("that the current version knows no longer leads to the last one that did", async () => {
    expect(await open("staff", "v3")).toEqual({ status: 302, location: "/ladder/roles/staff?version=v2" });
  });

  it("of an earlier version says whether the current one has it too", async () => {
    expect(await open("staff", "v2")).toMatchObject({ part: { id: "staff" }, isInCurrent: false });
    expect(await open("senior", "v2")).toMatchObject({ part: { id: "senior" }, isInCurrent: true });
    expect(await open("lead", "v3")).toMatchObject({ part: { id: "lead" }, isInCurrent: true });
  });
});
