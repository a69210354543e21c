import { describe, expect, it } from "vitest";
import {
  categoryOf,
  criteriaAt,
  expectationsByCompetency,
  findCompetency,
  findRole,
  nextRoles,
  rolesOf,
  stepOf,
  trackOfRole,
} from "#app/features/ladder/domain/lookup";
import { requireLadder } from "./fixture";

const { ladder } = requireLadder();

describe("look-ups by id", () => {
  it("give null for what the ladder does not have", () => {
    expect(findRole(ladder, "director")).toBeNull();
    expect(findCompetency(ladder, "hiring")).toBeNull();
    expect(trackOfRole(ladder, "director")).toBeNull();
    expect(categoryOf(ladder, "hiring")).toBeNull();
  });

  it("find a role, a competency, and where they belong", () => {
    expect(findRole(ladder, "manager")?.name).toBe("Manager");
    expect(findCompetency(ladder, "mentoring")?.name).toBe("Mentoring");
    expect(trackOfRole(ladder, "manager")?.id).toBe("management");
    expect(categoryOf(ladder, "mentoring")?.id).toBe("people");
  });
});

describe("the roles of a track", () => {
  it("come in its order", () => {
    expect(ladder.tracks.map((track) => rolesOf(ladder, track).map(({ id }) => id))).toEqual([
      ["engineer", "senior-engineer"],
      ["manager"],
    ]);
  });

  it("end with one that has none after it", () => {
    expect(nextRoles(ladder, "engineer").map(({ id }) => id)).toEqual(["senior-engineer"]);
    expect(nextRoles(ladder, "senior-engineer")).toEqual([]);
    expect(nextRoles(ladder, "director")).toEqual([]);
  });
});

describe("levels", () => {
  it("a step outside the scale is null", () => {
    expect([0, 1, 3, 4].map((level) => stepOf(ladder, level)?.name)).toEqual([
      undefined,
      "Learning",
      "Leading",
      undefined,
    ]);
  });

  it("criteria are those of exactly one level", () => {
    const mentoring = findCompetency(ladder, "mentoring");
    if (!mentoring) throw new Error("the small ladder has mentoring");
    expect(criteriaAt(mentoring, 2).map(({ id }) => id)).toEqual(["agrees-goal", "reviews-goal"]);
    expect(criteriaAt(mentoring, 4)).toEqual([]);
  });

  it("an expectation the role does not state is absent", () => {
    const manager = findRole(ladder, "manager");
    if (!manager) throw new Error("the small ladder has a manager");
    const expectations = expectationsByCompetency(manager);
    expect(expectations.get("observability")).toBeUndefined();
    expect(expectations.get("mentoring")).toEqual({ competency: "mentoring", proficiency: 3, weight: "core" });
  });
});
