import { describe, expect, it } from "vitest";
import { edited, imported, refusals, report, STANDARD } from "./fixtures";

const withEdit = (path: string, from: string, to: string) => ({
  ...STANDARD,
  [path]: edited(STANDARD[path] ?? "", from, to),
});
const refusal = (path: string, from: string, to: string) => refusals("forward-impact", withEdit(path, from, to));
const DISCIPLINE = "standard/disciplines/baking.yaml";
const LEVELS = "standard/levels.yaml";

describe("a standard that is refused", () => {
  it("names skills, tracks, capabilities and proficiencies that are not there", () => {
    expect(refusal(DISCIPLINE, "coreSkills: [kneading]", "coreSkills: [kneeding]")).toEqual([
      `${DISCIPLINE}:4:14: unknown skill "kneeding" (did you mean "kneading"?)`,
    ]);
    expect(refusal(DISCIPLINE, "market]", "markt]")).toEqual([
      `${DISCIPLINE}:3:21: unknown track "markt" (did you mean "market"?)`,
    ]);
    expect(refusal("standard/tracks/market.yaml", "shop: 1", "shopp: 1")).toEqual([
      'standard/tracks/market.yaml:3:19: skillModifiers names an unknown "shopp" (did you mean "shop"?)',
    ]);
    expect(refusal(LEVELS, "core: working", "core: workng")).toEqual([
      `${LEVELS}:14:35: unknown proficiency "workng" (did you mean "working"?)`,
    ]);
  });

  it("has no levels or no skills", () => {
    const { [LEVELS]: _, ...others } = STANDARD;
    expect(refusals("forward-impact", others)).toEqual([
      "standard/standard.yaml:1:1: there is no levels.yaml with levels",
    ]);
    expect(refusals("forward-impact", { "a/levels.yaml": STANDARD[LEVELS] ?? "" })).toEqual([
      "a/levels.yaml:1:1: there are no skills in a folder named capabilities",
    ]);
  });
});

describe("a standard", () => {
  const role = (id: string) => imported("forward-impact").ladder.roles.find((one) => one.id === id);

  it("makes capabilities categories, skills and behaviours competencies, and roles of disciplines, tracks and levels", () => {
    const { ladder } = imported("forward-impact");
    expect(ladder.categories.map(({ id, competencies }) => [id, competencies])).toEqual([
      ["craft", ["kneading"]],
      ["shop", ["selling"]],
      ["behaviours", ["care"]],
    ]);
    expect(ladder.tracks.map(({ id, roles }) => [id, roles])).toEqual([
      ["baking", ["baking-b1", "baking-b2"]],
      ["baking-market", ["baking-market-b1", "baking-market-b2"]],
    ]);
    expect(ladder.roles.map(({ name }) => name)).toEqual([
      "Baker Level I",
      "Senior Baker",
      "Baker Level I – Market",
      "Senior Baker – Market",
    ]);
  });

  it("derives expectations as the format says: the level's base, moved by the track up to the level's highest base", () => {
    expect(role("baking-b1")?.expectations).toEqual([
      { competency: "kneading", proficiency: 2, weight: "core" },
      { competency: "care", proficiency: 2, weight: "supporting" },
    ]);
    expect(role("baking-market-b1")?.expectations).toEqual([
      { competency: "kneading", proficiency: 2, weight: "core" },
      { competency: "selling", proficiency: 2, weight: "optional" },
      { competency: "care", proficiency: 2, weight: "supporting" },
    ]);
    const lowered = withEdit("standard/tracks/market.yaml", "craft: 1", "craft: -4");
    const { ladder } = imported("forward-impact", lowered);
    expect(ladder.roles.find(({ id }) => id === "baking-market-b2")?.expectations[0]?.proficiency).toBe(1);
  });

  it("keeps what a person is told of a role, and leaves out what is for software agents", () => {
    expect(role("baking-b1")).toMatchObject({
      summary: "As a Baker, you bake. New to baking (0-2 years).",
      atAGlance: [
        { label: "Experience", text: "0-2 years" },
        { label: "Impact", text: "One tray" },
      ],
      responsibilities: [{ id: "craft", title: "Craft", text: "You bake what is ordered." }],
    });
    const [kneading] = imported("forward-impact").ladder.competencies;
    expect(kneading?.proficiencies[1]).toMatchObject({
      descriptor: "You knead alone; you know when to stop.",
      evidence: ["Kneaded forty loaves"],
    });
    const leftOut = report(imported("forward-impact"), "left-out");
    expect(leftOut).toContain("standard/capabilities/craft.yaml:19:9: skills.1.markers.foundational.agent");
    expect(leftOut).toContain("standard/disciplines/baking.yaml:8:3: human.managementRoleSummary");
    expect(leftOut).toContain("standard/capabilities/_index.yaml:3:5: files.2");
  });

  it("reads a discipline without tracks as one with all, and a standard without behaviours or tracks", () => {
    const result = imported("forward-impact", withEdit(DISCIPLINE, "validTracks: [null, market]\n", ""));
    expect(result.ladder.tracks).toHaveLength(2);
    const plain = Object.fromEntries(
      Object.entries(STANDARD)
        .filter(([path]) => !/tracks|behaviours/.test(path))
        .map(([path, text]) => [path, text.replace(/validTracks.*\n|behaviourModifiers.*\n/g, "")]),
    );
    expect(imported("forward-impact", plain).ladder.tracks.map(({ id }) => id)).toEqual(["baking"]);
  });
});
