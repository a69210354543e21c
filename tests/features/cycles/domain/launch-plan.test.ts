import { describe, expect, test } from "vitest";
import {
  type Participant,
  planLaunch,
  type ReviewerChoice,
  targetRoleFor,
} from "#app/features/cycles/domain/launch-plan";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { tinyLadder, tinyRole } from "#tests/features/assessment/domain/tiny-ladder";

const ladder: Ladder = {
  ...tinyLadder({ craft: ["mentoring"] }),
  tracks: [
    { id: "engineering", name: "Engineering", summary: "For tests.", roles: ["senior", "staff"] },
    { id: "management", name: "Management", summary: "For tests.", roles: ["manager"] },
  ],
  roles: ["senior", "staff", "manager"].map((id) => ({ ...tinyRole({ mentoring: ["core", 3] }), id })),
};

const person = (changes: Partial<Participant> = {}): Participant => ({
  personId: "ada",
  name: "Ada",
  isActive: true,
  ladderId: ladder.id,
  roleId: "senior",
  targetRoleId: null,
  manager: { id: "max", isActive: true },
  ...changes,
});

const plan = (participant: Participant, choice?: ReviewerChoice) =>
  planLaunch(ladder, [participant], new Map(choice ? [[participant.personId, choice]] : []));

const placesOf = (result: ReturnType<typeof plan>) =>
  Object.entries(result).flatMap(([place, people]) => (people.length > 0 ? [place] : []));

describe("planLaunch", () => {
  test("someone with a role that the version does not have is nowhere but in the list of those", () => {
    expect(placesOf(plan(person({ roleId: "fellow" })))).toEqual(["unknownRole"]);
    expect(placesOf(plan(person({ ladderId: "another" })))).toEqual(["unknownRole"]);
  });

  test("someone without a manager waits for a reviewer", () => {
    expect(placesOf(plan(person({ manager: null })))).toEqual(["withoutReviewer"]);
    expect(placesOf(plan(person({ manager: { id: "max", isActive: false } })))).toEqual(["withoutReviewer"]);
  });

  test("nobody reviews themselves", () => {
    expect(placesOf(plan(person({ manager: null }), { reviewerId: "ada" }))).toEqual(["withoutReviewer"]);
  });

  test("a choice of reviewer counts where there is no manager, and only there", () => {
    const chosen = { reviewerId: "zoe" };
    expect(plan(person({ manager: null }), chosen).assessments[0]?.reviewerId).toBe("zoe");
    expect(plan(person(), chosen).assessments[0]?.reviewerId).toBe("max");
    expect(plan(person(), "leave-out").assessments).toHaveLength(1);
  });

  test("who is left out takes no part, whatever their role", () => {
    expect(placesOf(plan(person({ manager: null, roleId: "fellow" }), "leave-out"))).toEqual(["leftOut"]);
  });

  test("who has left takes no part", () => {
    expect(placesOf(plan(person({ isActive: false, manager: null, roleId: "fellow" })))).toEqual(["inactive"]);
  });

  test("everyone else gets an assessment against their role and the one they aim at", () => {
    expect(plan(person({ targetRoleId: "manager" })).assessments).toEqual([
      { subjectId: "ada", reviewerId: "max", roleId: "senior", targetRoleId: "manager" },
    ]);
  });
});

describe("targetRoleFor", () => {
  test("is the role aimed at where the ladder has it", () => {
    expect(targetRoleFor(ladder, "senior", "manager")).toBe("manager");
    expect(targetRoleFor(ladder, "senior", "fellow")).toBe("staff");
  });

  test("else the next one on the track, and at its end the role itself", () => {
    expect(targetRoleFor(ladder, "senior", null)).toBe("staff");
    expect(targetRoleFor(ladder, "staff", null)).toBe("staff");
  });
});
