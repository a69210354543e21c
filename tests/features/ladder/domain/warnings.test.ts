import { describe, expect, it } from "vitest";
import { parseLadder } from "#app/features/ladder/domain/parse";
import { linesFor, linesForEdit, sourceWith } from "./fixture";

describe("a step of the scale that a competency does not describe", () => {
  it("is a warning and no error", () => {
    const levels = /\n {2}- level: 2[\s\S]*/;
    const text = sourceWith()
      .files.find(({ path }) => path === "competencies/mentoring.yaml")
      ?.text.replace(levels, "\n");
    const changes = { "competencies/mentoring.yaml": text ?? "" };
    expect(parseLadder(sourceWith(changes)).ok).toBe(true);
    expect(linesFor(changes)).toEqual([
      "competencies/mentoring.yaml:4:1: warning: no descriptor for levels 2 (Practising), 3 (Leading)",
    ]);
  });
});

describe("shares of time", () => {
  const withShares = (first: string, second: string) => {
    const shares = `from: 40\n      to: 60\n    - activity: Review\n      from: 30\n      to: 50`;
    return linesForEdit("roles/senior-engineer.yaml", shares, `${first}\n    - activity: Review\n      ${second}`);
  };

  it("may sum to exactly 100 at either end", () => {
    expect(withShares("from: 50\n      to: 60", "from: 50\n      to: 70")).toEqual([]);
    expect(withShares("from: 10\n      to: 50", "from: 10\n      to: 50")).toEqual([]);
  });

  it("that cannot reach 100, or must exceed it, are a warning", () => {
    expect(withShares("from: 10\n      to: 50", "from: 10\n      to: 49")).toEqual([
      "roles/senior-engineer.yaml:5:3: warning: the shares cannot sum to 100: they add up to at most 99",
    ]);
    expect(withShares("from: 50\n      to: 60", "from: 51\n      to: 70")).toEqual([
      "roles/senior-engineer.yaml:5:3: warning: the shares cannot sum to 100: they add up to at least 101",
    ]);
  });
});

describe("an expectation that falls from one role to the next", () => {
  const falling = (why: string) => ({
    "roles/engineer.yaml": `id: engineer\nname: E\nsummary: E\nexpectations:\n  - {competency: mentoring, proficiency: 3, weight: core}\n`,
    "roles/senior-engineer.yaml": `id: senior-engineer\nname: S\nsummary: S\nexpectations:\n  - {competency: mentoring, proficiency: 2, weight: core${why}}\n`,
  });

  it("is a warning without a reason", () => {
    expect(linesFor(falling(""))).toEqual([
      'roles/senior-engineer.yaml:5:42: warning: "mentoring" falls from 3 in "engineer" to 2: say why',
    ]);
  });

  it("is none with a reason", () => {
    expect(linesFor(falling(", why: Others do it"))).toEqual([]);
  });

  it("is none where the roles are on different tracks, or the next role does not expect it", () => {
    expect(linesForEdit("roles/manager.yaml", "proficiency: 3", "proficiency: 1")).toEqual([]);
    const dropped = "  - competency: mentoring\n    proficiency: 2\n    weight: supporting\n";
    expect(linesForEdit("roles/senior-engineer.yaml", dropped, "")).toEqual([]);
  });
});

it("a role with nothing core is a warning", () => {
  expect(linesForEdit("roles/manager.yaml", "weight: core", "weight: supporting")).toEqual([
    "roles/manager.yaml:8:1: warning: no expectation of this role is core",
  ]);
});

it("a defining expectation that the promotion rule does not count is a warning", () => {
  expect(linesForEdit("roles/manager.yaml", "weight: core", "weight: defining")).toEqual([
    'roles/manager.yaml:11:13: warning: "defining" does not count: the promotion rule is not of kind "profile"',
  ]);
});

it("a weight in both lists of the promotion rule is a warning", () => {
  expect(linesForEdit("ladder.yaml", "    supporting: 1", "    supporting: 1\n    core: 1")).toEqual([
    'ladder.yaml:38:5: warning: "core" is in "mustMeet" too, which wins: none may be one below',
  ]);
});
