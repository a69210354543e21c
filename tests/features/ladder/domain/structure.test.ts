import { describe, expect, it } from "vitest";
import { linesForEdit } from "./fixture";

describe("the scale", () => {
  it("must count 1, 2, 3 in order", () => {
    expect(linesForEdit("ladder.yaml", "level: 2", "level: 3")).toEqual([
      "ladder.yaml:10:12: step 2 of the scale must have level 2, not 3",
    ]);
    expect(linesForEdit("ladder.yaml", "level: 1", "level: 4")).toEqual([
      "ladder.yaml:6:12: step 1 of the scale must have level 1, not 4",
    ]);
  });
});

describe("the levels of a competency", () => {
  it("must ascend", () => {
    expect(linesForEdit("competencies/mentoring.yaml", "level: 1", "level: 3")).toEqual([
      "competencies/mentoring.yaml:12:12: level 2 comes after level 3: the levels must ascend",
      "competencies/mentoring.yaml:19:12: level 3 is given twice: the levels must ascend",
    ]);
  });

  it("must differ", () => {
    expect(linesForEdit("competencies/mentoring.yaml", "level: 2", "level: 1")).toEqual([
      "competencies/mentoring.yaml:12:12: level 1 is given twice: the levels must ascend",
    ]);
  });
});

describe("what is given twice", () => {
  it.each([
    ["ladder.yaml", "id: people", "id: operations", '22:9: category "operations" is given twice (first on line 19)'],
    ["ladder.yaml", "id: management", "id: engineering", '30:9: track "engineering" is given twice (first on line 26)'],
    [
      "ladder.yaml",
      "[mentoring]",
      "[mentoring, mentoring]",
      '24:31: competency "mentoring" is given twice (first on line 24)',
    ],
    [
      "ladder.yaml",
      "[mentoring]",
      "[mentoring, observability]",
      '24:31: competency "observability" is given twice (first on line 21)',
    ],
    ["ladder.yaml", "[manager]", "[manager, engineer]", '33:22: role "engineer" is given twice (first on line 29)'],
    ["ladder.yaml", "[core]", "[core, core]", '35:20: weight "core" is given twice (first on line 35)'],
    [
      "competencies/mentoring.yaml",
      "id: hands-over",
      "id: pairs",
      '24:13: criterion "pairs" is given twice (first on line 10)',
    ],
    [
      "roles/engineer.yaml",
      "competency: mentoring",
      "competency: observability",
      '11:17: competency "observability" is given twice (first on line 8)',
    ],
    [
      "roles/engineer.yaml",
      "By reach.",
      "By reach.\n  - role: senior-engineer\n    text: By depth.",
      '7:11: role "senior-engineer" is given twice (first on line 5)',
    ],
    [
      "roles/senior-engineer.yaml",
      "Owns a service.",
      "Owns a service.\n  - {role: engineer, text: Leads.}",
      '15:12: role "engineer" is given twice (first on line 13)',
    ],
    [
      "roles/manager.yaml",
      "Holds growth conversations.",
      "Holds.\n  - {id: grows-people, title: Grows, text: Grows.}",
      '8:10: responsibility "grows-people" is given twice (first on line 5)',
    ],
  ] as const)("%s, where %j becomes %j", (path, from, to, line) => {
    expect(linesForEdit(path, from, to)).toEqual([`${path}:${line}`]);
  });
});

describe("shares of time", () => {
  it("must not end before they start", () => {
    expect(linesForEdit("roles/senior-engineer.yaml", "from: 40", "from: 60")).toEqual([]);
    expect(linesForEdit("roles/senior-engineer.yaml", "from: 40", "from: 61")).toEqual([
      'roles/senior-engineer.yaml:7:13: "from" must not be more than "to": 61 is more than 60',
    ]);
  });
});
