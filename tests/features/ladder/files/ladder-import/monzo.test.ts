import { describe, expect, it } from "vitest";
import { edited, FRAMEWORK, imported, refusals, report } from "./fixtures";

const refusal = (from: string, to: string) => refusals("monzo", { "bread.md": edited(FRAMEWORK, from, to) });

describe("a framework that is refused", () => {
  it("has no front matter, or one that is never closed", () => {
    expect(refusals("monzo", { "a.md": "# Bread\n" })).toEqual([
      "a.md:1:1: there is no YAML front matter: the first line must be ---",
    ]);
    expect(refusals("monzo", { "a.md": "---\ntitle: Bread\n" })).toEqual([
      "a.md:1:1: the front matter is never closed: a line --- is missing after it",
    ]);
  });

  it("counts lines from the start of the file, not of the front matter", () => {
    expect(refusal('          - "Says what is missing"', '          -\t"Says what is missing"')).toEqual([
      "bread.md:12:12: not valid YAML: a tab after a dash counts as indentation: use a space",
    ]);
    expect(refusal("- level: 3", "- level: three")).toEqual([
      'bread.md:26:16: "topics.2.content.2.level" must be a whole number, not "three"',
    ]);
  });

  it("has a level out of bounds, or none", () => {
    expect(refusal("- level: 3", "- level: 0")).toEqual(["bread.md:26:16: level 0 is not between 1 and 30"]);
    expect(refusal("- level: 3", "- step: 3")).toEqual(["bread.md:26:9: this part of a topic has no level"]);
  });
});

describe("a framework", () => {
  it("makes topics competencies, levels the scale and roles", () => {
    const { ladder } = imported("monzo");
    expect(ladder.name).toBe("Bread Framework");
    expect(ladder.competencies.map(({ id, name, meaning }) => [id, name, meaning])).toEqual([
      ["taste", "Taste", "What it is like; who says so"],
      ["craft", "Craft of the oven", "Craft of the oven, as Bread Framework describes it from Level 2 to Level 3."],
    ]);
    expect(ladder.roles.map(({ id, name }) => [id, name])).toEqual([
      ["bread-1", "Bread, level 1"],
      ["bread-2", "Bread, level 2"],
      ["bread-3", "Bread, level 3"],
    ]);
    expect(ladder.roles.map(({ expectations }) => expectations.map(({ proficiency }) => proficiency))).toEqual([
      [1],
      [2, 2],
      [2, 3],
    ]);
    expect(ladder.competencies[0]?.proficiencies[1]).toMatchObject({
      descriptor: "Corrects the salt. Explains a correction to others.",
      criteria: [
        { id: "corrects-the-salt", text: "Corrects the salt" },
        { id: "explains-a-correction-to-others", text: "Explains a correction to others" },
      ],
      evidence: ["Noted why the sourdough was flat"],
    });
  });

  it("makes a criterion of each entry of a list that is written as one text", () => {
    const list = "          - |\n            - Loads the oven\n            - Turns the loaves\n              by hand";
    const text = edited(FRAMEWORK, '          - "Says what is missing"', list);
    const { ladder } = imported("monzo", { "bread.md": text });
    expect(ladder.competencies[0]?.proficiencies[0]?.criteria.map((criterion) => criterion.text)).toEqual([
      "Tastes the dough",
      "Loads the oven",
      "Turns the loaves by hand",
    ]);
  });

  it("makes the text below the front matter summaries in plain sentences", () => {
    const { ladder } = imported("monzo");
    expect(ladder.summary).toBe(
      "About this: The framework helps bakers: plan what to learn; talk about it. It is a map.",
    );
    expect(ladder.tracks[0]?.summary).toBe("How to use it: Talk with your manager.");
  });

  it("reads Windows line ends and a byte order mark the same", () => {
    const windows = `\uFEFF${FRAMEWORK.replace(/\n/g, "\r\n")}`;
    expect(imported("monzo", { "bread.md": windows }).ladder).toEqual(imported("monzo").ladder);
  });

  it("reports the keys it has no use for", () => {
    expect(report(imported("monzo"), "left-out")).toEqual(["bread.md:2:1: path"]);
  });

  it("takes the levels that topics reach where `levels` says less or nothing", () => {
    for (const levels of ["levels: 2\n", ""]) {
      expect(imported("monzo", { "bread.md": edited(FRAMEWORK, "levels: 3\n", levels) }).ladder.roles).toHaveLength(3);
    }
    expect(imported("monzo", { "bread.md": edited(FRAMEWORK, "levels: 3", "levels: 5") }).ladder.roles).toHaveLength(5);
  });

  it("makes a track of each of several files, and one competency of a topic that is the same in both", () => {
    const cake = edited(FRAMEWORK, "Loads the oven alone", "Loads the cake oven").replace(/Bread/g, "Cake");
    const { ladder } = imported("monzo", { "bread.md": FRAMEWORK, "cake.md": cake });
    expect(ladder.tracks.map(({ id }) => id)).toEqual(["bread", "cake"]);
    expect(ladder.categories.map(({ competencies }) => competencies)).toEqual([
      ["taste"],
      ["craft", "craft-of-the-oven-cake"],
    ]);
  });
});
