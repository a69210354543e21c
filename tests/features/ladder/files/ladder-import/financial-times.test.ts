import { describe, expect, it } from "vitest";
import { edited, FAMILY, imported, refusals, report } from "./fixtures";

const refusal = (from: string, to: string) => refusals("financial-times", { "bakers.yml": edited(FAMILY, from, to) });
const withEdit = (from: string, to: string) => imported("financial-times", { "bakers.yml": edited(FAMILY, from, to) });

describe("a job family that is refused", () => {
  it("names a level that is not there, with its place and the nearest one", () => {
    expect(refusal("level: baker-pm", "level: baker-pn")).toEqual([
      'bakers.yml:41:12: unknown level "baker-pn" (did you mean "baker-pm"?)',
    ]);
  });

  it("names a theme that is not there", () => {
    expect(
      refusal("    theme: dough\n    summary: |\n      Weighs", "    theme: doug\n    summary: |\n      Weighs"),
    ).toEqual(['bakers.yml:24:12: unknown theme "doug" (did you mean "dough"?)']);
  });

  it("names a value of the wrong shape", () => {
    expect(refusal("name: Oven", "name: [Oven]")).toEqual([
      'bakers.yml:19:11: "themes.2.name" must be a text, not a list',
    ]);
  });

  it("names every syntax error, a key given twice and an id given twice", () => {
    expect(refusal("name: Bakers", 'name: "Bakers')[0]).toMatch(/^bakers\.yml:\d+:\d+: not valid YAML/);
    expect(refusal("name: Bakers", "name: Bakers\nname: Cooks")).toEqual([
      'bakers.yml:2:1: key "name" is given twice (first on line 1)',
    ]);
    expect(refusal("id: baker-ic", "id: helper")).toContain('bakers.yml:9:5: level "helper" is given twice');
  });

  it("refuses a tab after a dash, which readers of YAML disagree on, and not one in a text", () => {
    expect(refusal("      - Wrote", "      -\tWrote")).toEqual([
      "bakers.yml:35:8: not valid YAML: a tab after a dash counts as indentation: use a space",
    ]);
    expect(refusal("- Wrote the rye", '- "Wrote -\tthe rye"  #')).toEqual([]);
    expect(refusal("      Weighs", "      -\tWeighs")).toEqual([]);
  });

  it("refuses a family without competencies, and a second file", () => {
    expect(refusals("financial-times", { "a.yml": "name: A\nlevels: []\n" })).toEqual([
      'a.yml:1:1: this job family has no "competencies"',
    ]);
    expect(refusals("financial-times", { "a.yml": FAMILY, "b.yml": FAMILY })).toEqual([
      "b.yml:1:1: a second file: this format makes a ladder of one file; import the others apart",
    ]);
  });

  it("refuses a single level", () => {
    const one = "levels: [{ id: a }]\nthemes: [{ id: t }]\ncompetencies: [{ level: a, theme: t, summary: S }]\n";
    expect(refusals("financial-times", { "a.yml": one })).toEqual([
      "a.yml:1:1: a ladder needs at least two levels; this has 1",
    ]);
  });
});

describe("a job family", () => {
  it("makes themes competencies, proficiencies the scale, levels roles on two tracks", () => {
    const { ladder, warnings } = imported("financial-times");
    expect(ladder.name).toBe("Bakers");
    expect(ladder.proficiencies.map(({ name }) => name)).toEqual(["Awareness", "Practitioner", "Expert"]);
    expect(ladder.categories.map(({ id }) => id)).toEqual(["dough", "oven"]);
    expect(ladder.tracks.map(({ roles }) => roles)).toEqual([["helper", "baker-ic"], ["baker-pm"]]);
    const baker = ladder.roles.find(({ id }) => id === "baker-ic");
    expect(baker?.expectations).toEqual([{ competency: "dough", proficiency: 2, weight: "core" }]);
    expect(baker?.responsibilities[0]?.text).toBe("Judges a dough by hand. Writes recipes that others follow.");
    expect(warnings.every(({ severity }) => severity === "warning")).toBe(true);
  });

  it("keeps the source's ids, and makes one criterion of each listed behaviour and each sentence of a paragraph", () => {
    const [dough] = imported("financial-times").ladder.competencies;
    expect(dough?.proficiencies.map(({ level, criteria }) => [level, criteria])).toEqual([
      [
        1,
        [
          { id: "11111111-aaaa-4bbb-8ccc-000000000001", text: "Weighs flour as written" },
          { id: "11111111-aaaa-4bbb-8ccc-000000000001-2", text: "Asks when the scale is unclear" },
        ],
      ],
      [
        2,
        [
          { id: "11111111-aaaa-4bbb-8ccc-000000000002", text: "Judges a dough by hand" },
          { id: "11111111-aaaa-4bbb-8ccc-000000000002-2", text: "Writes recipes that others follow" },
        ],
      ],
    ]);
    expect(dough?.proficiencies[1]?.evidence).toEqual([
      "Wrote the rye recipe; The recipe book; https://example.com/recipes",
    ]);
  });

  it("reports a key it does not know, with its place and text", () => {
    const result = imported("financial-times");
    expect(result.entries.filter(({ kind }) => kind === "left-out")).toEqual([
      { kind: "left-out", path: "bakers.yml", line: 4, column: 1, message: "sheetId", texts: ["abc-123"] },
    ]);
  });

  it("takes the levels as the scale where the proficiencies tell nothing apart, and says so", () => {
    const same = FAMILY.replace(/proficiency: \w+/g, "proficiency: Working knowledge");
    const result = imported("financial-times", { "bakers.yml": same });
    expect(result.ladder.proficiencies.map(({ name }) => name)).toEqual([
      "Helper",
      "Baker (Individual Contributor)",
      "Baker (People Manager)",
    ]);
    expect(report(result, "guessed")).toContain(
      "bakers.yml:1:1: the scale: the levels themselves, as the proficiencies do not tell them apart",
    );
    // What a level says nothing of, it asks as the level below.
    expect(result.ladder.roles.find(({ id }) => id === "baker-pm")?.expectations).toEqual([
      { competency: "dough", proficiency: 2, weight: "core" },
      { competency: "oven", proficiency: 3, weight: "core" },
    ]);
  });

  it("reads levels and themes that are missing, or written as words, or as a map", () => {
    const bare = `competencies:
  - { level: junior-chef, theme: soup, summary: Stirs }
  - { level: head-chef, theme: soup, summary: Salts }
`;
    const { ladder } = imported("financial-times", { "chefs.yml": bare });
    expect(ladder.roles.map(({ id, name }) => [id, name])).toEqual([
      ["junior-chef", "Junior chef"],
      ["head-chef", "Head chef"],
    ]);
    const asMap = `levels: { a: { name: A }, b: { name: B } }\nthemes: [soup]\ncompetencies: [{ level: a, theme: soup, summary: S }, { level: b, theme: soup, summary: T }]\n`;
    expect(imported("financial-times", { "x.yml": asMap }).ladder.roles.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it("gives twelve levels nine steps", () => {
    const levels = Array.from({ length: 12 }, (_, index) => `l${index + 1}`);
    const text = `levels: [${levels.join(", ")}]\nthemes: [t]\ncompetencies:\n${levels.map((id) => `  - { level: ${id}, theme: t, summary: Does ${id} }`).join("\n")}\n`;
    const { ladder } = imported("financial-times", { "x.yml": text });
    expect(ladder.proficiencies).toHaveLength(9);
    expect(ladder.roles).toHaveLength(12);
    expect(ladder.roles.map(({ expectations }) => expectations[0]?.proficiency)).toEqual([
      1, 1, 2, 3, 4, 4, 5, 6, 7, 7, 8, 9,
    ]);
  });

  it("splits a text over the limit, and a step with too many criteria", () => {
    const long = `${"Kneads, shapes and bakes bread, ".repeat(20)}and rests.`;
    const [dough] = withEdit("Weighs flour as written. Asks when the scale is unclear.", long).ladder.competencies;
    const pieces = dough?.proficiencies[0]?.criteria ?? [];
    expect(pieces.map(({ id }) => id.slice(-2))).toEqual(["01", "-2", "-3"]);
    expect(pieces.map(({ text }) => text).join(" ")).toBe(long.slice(0, -1));
    const many = Array.from({ length: 21 }, (_, index) => `      ${index + 1}. Bakes kind ${index + 1}`).join("\n");
    const result = withEdit("      Weighs flour as written. Asks when the scale is unclear.", many);
    expect(result.ladder.competencies.map(({ id, name }) => [id, name])).toEqual([
      ["dough", "Dough & Leaven"],
      ["dough-2", "Dough & Leaven (part 2)"],
      ["oven", "Oven"],
    ]);
    expect(
      result.ladder.competencies.slice(0, 2).map(({ proficiencies }) => proficiencies[0]?.criteria.length),
    ).toEqual([10, 11]);
  });
});
