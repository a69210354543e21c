import { describe, expect, it } from "vitest";
import { FILES, linesFor, linesForEdit } from "./fixture";

describe("keys", () => {
  it("a missing key is reported at the map that lacks it", () => {
    expect(linesForEdit("competencies/mentoring.yaml", "    descriptor: Mentors one person.\n", "")).toEqual([
      'competencies/mentoring.yaml:12:5: missing key "descriptor"',
    ]);
  });

  it("an unknown key is reported where it stands, with the nearest known one", () => {
    expect(linesForEdit("roles/engineer.yaml", "leadsTo:", "leadTo:")).toEqual([
      'roles/engineer.yaml:4:1: unknown key "leadTo" (did you mean "leadsTo"?)',
    ]);
    expect(linesForEdit("roles/manager.yaml", "summary: Leads a team.", "summary: Leads a team.\ncolour: red")).toEqual(
      ['roles/manager.yaml:4:1: unknown key "colour"'],
    );
  });

  it("an unknown weight in the promotion rule is reported where it stands", () => {
    expect(linesForEdit("ladder.yaml", "    supporting: 1", "    suporting: 1")).toEqual([
      'ladder.yaml:37:5: unknown key "suporting" (did you mean "supporting"?)',
    ]);
  });

  it("a key without a value is reported at the key", () => {
    expect(linesForEdit("roles/manager.yaml", "summary: Leads a team.", "summary:")).toEqual([
      'roles/manager.yaml:3:1: "summary" is empty; it must be text',
    ]);
    expect(linesForEdit("ladder.yaml", "competencies: [mentoring]", "competencies: ~")).toEqual([
      'ladder.yaml:24:19: "competencies" is empty; it must be a list',
    ]);
    const inFlow = "{id: people, name, competencies: [mentoring]}";
    expect(linesForEdit("ladder.yaml", "id: people\n    name: People\n    competencies: [mentoring]", inFlow)).toEqual([
      'ladder.yaml:22:18: "name" is empty; it must be text',
    ]);
  });
});

describe("types", () => {
  it("a number where text is due is shown in quotes, as it was written", () => {
    expect(linesForEdit("ladder.yaml", 'version: "2026.1"', "version: 2026.10")).toEqual([
      'ladder.yaml:3:10: "version" must be text: put it in quotes, like "2026.10"',
    ]);
  });

  it("text where a list is due, a list where text is due, text where a map is due", () => {
    expect(linesForEdit("ladder.yaml", "[mentoring]", "mentoring")).toEqual([
      'ladder.yaml:24:19: "competencies" must be a list, not "mentoring"',
    ]);
    expect(linesForEdit("roles/manager.yaml", "summary: Leads a team.", "summary: []")).toEqual([
      'roles/manager.yaml:3:10: "summary" must be text, not a list',
    ]);
    expect(
      linesForEdit("roles/engineer.yaml", "- role: senior-engineer\n    text: By reach.", "- senior-engineer"),
    ).toEqual(['roles/engineer.yaml:5:5: entry 1 of "leadsTo" must be a map of keys, not "senior-engineer"']);
  });

  it("a fraction where a whole number is due", () => {
    expect(linesForEdit("roles/manager.yaml", "proficiency: 3", "proficiency: 2.5")).toEqual([
      'roles/manager.yaml:10:18: "proficiency" must be a whole number, not 2.5',
    ]);
  });

  it("a map where text is due", () => {
    expect(linesForEdit("roles/manager.yaml", "name: Manager", "name: {}")).toEqual([
      'roles/manager.yaml:2:7: "name" must be text, not a map of keys',
    ]);
  });
});

describe("values", () => {
  it("an unknown weight, with the nearest known one", () => {
    expect(linesForEdit("roles/manager.yaml", "weight: core", "weight: cor")).toEqual([
      'roles/manager.yaml:11:13: "weight" must be one of defining, core, supporting, optional, not "cor" (did you mean "core"?)',
    ]);
    expect(linesForEdit("ladder.yaml", "mustMeet: [core]", "mustMeet: [core, 7]")).toEqual([
      'ladder.yaml:35:20: entry 2 of "mustMeet" must be one of core, supporting, optional, not 7',
    ]);
  });

  it("a weight that is missing, empty or no word at all", () => {
    expect(linesForEdit("roles/manager.yaml", "    weight: core\n", "")).toEqual([
      'roles/manager.yaml:9:5: missing key "weight"',
    ]);
    expect(linesForEdit("roles/manager.yaml", "weight: core", "weight:")).toEqual([
      'roles/manager.yaml:11:5: "weight" is empty; it must be one of defining, core, supporting, optional',
    ]);
    expect(linesForEdit("roles/manager.yaml", "weight: core", "weight: {toString: core}")).toEqual([
      'roles/manager.yaml:11:13: "weight" must be one of defining, core, supporting, optional, not a map of keys',
    ]);
  });

  it("an id that is not kebab-case", () => {
    expect(linesForEdit("competencies/mentoring.yaml", "id: writes-note", "id: Writes Note")).toEqual([
      'competencies/mentoring.yaml:8:13: "id" must be lower-case words joined by hyphens, like distributed-systems',
    ]);
  });

  it("an empty text and an empty list", () => {
    expect(linesForEdit("roles/manager.yaml", "Leads a team.", '" "')).toEqual([
      'roles/manager.yaml:3:10: "summary" must not be empty',
    ]);
    expect(
      linesForEdit(
        "competencies/mentoring.yaml",
        "meaning: Helping colleagues grow.\nproficiencies:",
        "meaning: x\nproficiencies: []\nold:",
      ),
    ).toContain('competencies/mentoring.yaml:4:16: "proficiencies" must not be empty');
  });

  it("a text or list over its limit, with both lengths", () => {
    expect(linesForEdit("roles/manager.yaml", "name: Manager", `name: ${"x".repeat(80)}`)).toEqual([]);
    expect(linesForEdit("roles/manager.yaml", "name: Manager", `name: ${"x".repeat(81)}`)).toEqual([
      'roles/manager.yaml:2:7: "name" has 81 characters; at most 80 are allowed',
    ]);
    const evidence = Array.from({ length: 21 }, () => "x").join(", ");
    expect(
      linesForEdit(
        "competencies/mentoring.yaml",
        "    descriptor: Mentors one person.",
        `    descriptor: x\n    evidence: [${evidence}]`,
      ),
    ).toEqual(['competencies/mentoring.yaml:14:15: "evidence" has 21 entries; at most 20 are allowed']);
  });

  it("a number outside its limits", () => {
    expect(linesForEdit("ladder.yaml", "supporting: 1", "supporting: 101")).toEqual([
      'ladder.yaml:37:17: "supporting" must be at most 100',
    ]);
    expect(linesForEdit("ladder.yaml", "consecutiveCycles: 2", "consecutiveCycles: 0")).toEqual([
      'ladder.yaml:38:22: "consecutiveCycles" must be at least 1',
    ]);
  });

  it("a scale of one step", () => {
    const scale = /proficiencies:[\s\S]*categories:/.exec(FILES["ladder.yaml"])?.[0] ?? "";
    expect(
      linesForEdit("ladder.yaml", scale, "proficiencies:\n  - {level: 1, name: A, scope: B, autonomy: C}\ncategories:"),
    ).toContain('ladder.yaml:6:3: "proficiencies" must have at least 2 entries');
  });

  it("does not repeat a word that is longer than a line", () => {
    const [line = ""] = linesFor({ "roles/manager.yaml": `${"x".repeat(500)}: 1\n` }).filter((text) =>
      text.includes("unknown"),
    );
    expect(line.length).toBeLessThan(150);
  });
});

describe("the promotion rule", () => {
  const OLD = /promotionRule:[\s\S]*$/.exec(FILES["ladder.yaml"])?.[0] ?? "";
  const linesForRule = (rule: string) => linesForEdit("ladder.yaml", OLD, `promotionRule:\n${rule}`);
  const PROFILE = "  kind: profile\n  cycles: 2\n  coreAtTarget: 80\n  strengthsOffset: 1\n";

  it("of an unknown kind, with the nearest known one", () => {
    expect(linesForRule(PROFILE.replace("profile", "profil"))).toEqual([
      'ladder.yaml:35:9: "kind" must be one of profile, weights, not "profil" (did you mean "profile"?)',
    ]);
    expect(linesForRule(PROFILE.replace("profile", ""))).toEqual([
      'ladder.yaml:35:3: "kind" is empty; it must be one of profile, weights',
    ]);
  });

  it("with a key of the other kind, with one missing or one out of its limits", () => {
    expect(linesForRule(`${PROFILE}  mustMeet: [core]\n`)).toContain(
      'ladder.yaml:39:3: "mustMeet" belongs to another kind: see "kind"',
    );
    expect(linesForRule(PROFILE.replace("  coreAtTarget: 80\n", ""))).toContain(
      'ladder.yaml:35:3: missing key "coreAtTarget"',
    );
    expect(linesForRule(PROFILE.replace("80", "101"))).toContain(
      'ladder.yaml:37:17: "coreAtTarget" must be at most 100',
    );
    expect(linesForRule(`${PROFILE}  orOneCycleWith: {results: 1, monthsApart: 6}\n`)).toContain(
      'ladder.yaml:39:29: "results" must be at least 2',
    );
  });

  it("by profile in which no role has a defining expectation is worth a second thought in each role", () => {
    expect(linesForRule(PROFILE)).toEqual([
      expect.stringMatching(
        /^roles\/engineer\.yaml:.*warning: no expectation of this role is defining: name up to 4 that are its heart$/,
      ),
      expect.stringMatching(/^roles\/manager\.yaml/),
      expect.stringMatching(/^roles\/senior-engineer\.yaml/),
    ]);
  });
});
