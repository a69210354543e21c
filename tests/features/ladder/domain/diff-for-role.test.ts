import { describe, expect, it } from "vitest";
import { diffLadders } from "#app/features/ladder/domain/diff";
import { changesForRole } from "#app/features/ladder/domain/diff-for-role";
import { edited, requireLadder, sourceWith } from "./fixture";

const smallLadder = requireLadder().ladder;
const versionWith = (files: Record<string, string | null>) => requireLadder(sourceWith(files)).ladder;

describe("changesForRole", () => {
  it("says nothing of a role whose expectations and their criteria stay", () => {
    const higher = edited("competencies/observability.yaml", "deletes alerts nobody acted upon", "removes noise");
    // Engineer is asked for level 1; only level 3 changed.
    expect(changesForRole(smallLadder, versionWith({ "competencies/observability.yaml": higher }), "engineer")).toEqual(
      {
        roleId: "engineer",
        name: "Engineer",
        status: "unchanged",
        competencies: [],
        other: [],
      },
    );
  });

  it("names a changed criterion of the level that is asked, and of those below it", () => {
    const lower = edited(
      "competencies/observability.yaml",
      "answers one question with a figure",
      "answers two questions",
    );
    for (const roleId of ["engineer", "senior-engineer"]) {
      const changes = changesForRole(smallLadder, versionWith({ "competencies/observability.yaml": lower }), roleId);
      expect(changes).toMatchObject({
        status: "changed",
        competencies: [{ competencyId: "observability", change: "same" }],
      });
      expect(changes.competencies[0]?.sentences).toEqual([expect.stringContaining("“answers two questions”")]);
    }
    expect(
      changesForRole(smallLadder, versionWith({ "competencies/observability.yaml": lower }), "manager").status,
    ).toBe("unchanged");
  });

  it("shows the criteria of the steps that are asked for the first time", () => {
    const role = edited("roles/engineer.yaml", "proficiency: 1\n    weight: core", "proficiency: 3\n    weight: core");
    const [observability] = changesForRole(
      smallLadder,
      versionWith({ "roles/engineer.yaml": role }),
      "engineer",
    ).competencies;
    expect(observability).toMatchObject({ change: "raised", before: 1, level: 3 });
    expect(observability?.newlyAsked.map(({ level, criteria }) => [level, criteria.length])).toEqual([
      [2, 2],
      [3, 2],
    ]);
  });

  it("lists what is no longer asked, last, and asks nothing new for what is asked lower", () => {
    const role = edited(
      "roles/senior-engineer.yaml",
      "  - competency: observability\n    proficiency: 3\n    weight: core\n",
      "",
    ).replace("proficiency: 2", "proficiency: 1");
    const { competencies } = changesForRole(
      smallLadder,
      versionWith({ "roles/senior-engineer.yaml": role }),
      "senior-engineer",
    );
    expect(
      competencies.map(({ competencyId, change, before, level, newlyAsked }) => ({
        competencyId,
        change,
        before,
        level,
        newlyAsked,
      })),
    ).toEqual([
      { competencyId: "mentoring", change: "lowered", before: 2, level: 1, newlyAsked: [] },
      { competencyId: "observability", change: "removed", before: 3, level: null, newlyAsked: [] },
    ]);
  });

  it("tells every role of another promotion rule, and a role that is new or gone from one that stays", () => {
    const rule = versionWith({ "ladder.yaml": edited("ladder.yaml", "consecutiveCycles: 2", "consecutiveCycles: 1") });
    expect(changesForRole(smallLadder, rule, "manager").other).toEqual([
      expect.stringContaining("One cycle is enough."),
    ]);
    const fewer = versionWith({
      "ladder.yaml": edited(
        "ladder.yaml",
        "  - id: management\n    name: Management\n    summary: Those who lead.\n    roles: [manager]\n",
        "",
      ),
      "roles/manager.yaml": null,
    });
    expect(changesForRole(smallLadder, fewer, "manager").status).toBe("removed");
    expect(changesForRole(fewer, smallLadder, "manager").status).toBe("new");
  });

  it("follows a role to its new id, by either, and says which role takes the place of one that is gone", () => {
    const [engineer, senior, manager] = smallLadder.roles;
    if (!engineer || !senior || !manager) throw new Error("three roles");
    const [ask] = senior.expectations;
    if (!ask) throw new Error("an expectation");
    const lead = { ...senior, id: "lead", name: "Lead", replaces: ["senior-engineer"], expectations: [ask] };
    const tracks = smallLadder.tracks.map((track) => ({
      ...track,
      roles: track.roles.map((id) => (id === "senior-engineer" ? "lead" : id)),
    }));
    const renamed = { ...smallLadder, version: "2026.2", tracks, roles: [engineer, lead, manager] };
    for (const id of ["senior-engineer", "lead"]) {
      const { roleId, status, competencies, other } = changesForRole(smallLadder, renamed, id);
      expect([roleId, status]).toEqual(["lead", "changed"]);
      expect(competencies.map(({ competencyId, change }) => [competencyId, change])).toEqual([
        ["mentoring", "removed"],
      ]);
      expect(other).toContain("Lead takes the place of Senior Engineer.");
    }
    const retired = {
      ...smallLadder,
      version: "2026.2",
      tracks: smallLadder.tracks.map((track) => ({
        ...track,
        roles: track.roles.filter((id) => id !== "senior-engineer"),
      })),
      roles: [{ ...engineer, replaces: ["senior-engineer"] }, manager],
    };
    expect(changesForRole(smallLadder, retired, "senior-engineer")).toMatchObject({
      status: "removed",
      other: ["Senior Engineer is no longer a role of the ladder: Engineer takes its place."],
    });
    expect(diffLadders(smallLadder, retired).breaking).toBe(false);
  });
});
