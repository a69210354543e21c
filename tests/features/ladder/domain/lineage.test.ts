import { describe, expect, it } from "vitest";
import { edited, linesFor } from "./fixture";

const MENTORING = "competencies/mentoring.yaml";
const OBSERVABILITY = "competencies/observability.yaml";
const ruled = (path: typeof MENTORING | typeof OBSERVABILITY, rule: string) =>
  edited(path, "proficiencies:\n", `${rule}\nproficiencies:\n`);

describe("rules for moving ratings", () => {
  it("refuses two rules in one file", () => {
    expect(linesFor({ [MENTORING]: ruled(MENTORING, "splits: coaching\nreplaces: advising") })).toEqual([
      'competencies/mentoring.yaml:4:1: "splits" beside "replaces": only one of them can hold',
    ]);
  });

  it("refuses a competency that comes from itself", () => {
    for (const rule of ["replaces: mentoring", "splits: mentoring", "merges: [mentoring]"]) {
      expect(linesFor({ [MENTORING]: ruled(MENTORING, rule) })).toEqual([
        expect.stringMatching(/^competencies\/mentoring\.yaml:4:\d+: "mentoring" cannot come from itself$/),
      ]);
    }
  });

  it("refuses to take over what is still part of the ladder, but not to take a part of it", () => {
    const still = 'competency "observability" is still part of this ladder: take its file away or the rule';
    expect(linesFor({ [MENTORING]: ruled(MENTORING, "replaces: observability") })).toEqual([
      `competencies/mentoring.yaml:4:11: ${still}`,
    ]);
    expect(linesFor({ [MENTORING]: ruled(MENTORING, "merges: [advising, observability]") })).toEqual([
      `competencies/mentoring.yaml:4:20: ${still}`,
    ]);
    expect(linesFor({ [MENTORING]: ruled(MENTORING, "splits: observability") })).toEqual([]);
  });

  it("refuses two that take over the same one whole; parts may be many", () => {
    const both = (one: string, other: string) =>
      linesFor({ [MENTORING]: ruled(MENTORING, one), [OBSERVABILITY]: ruled(OBSERVABILITY, other) });
    expect(both("replaces: advising", "merges: [advising]")).toEqual([
      'competencies/mentoring.yaml:4:11: competency "advising" is taken over already in competencies/observability.yaml: use "splits" where each takes a part',
    ]);
    expect(both("splits: advising", "splits: advising")).toEqual([]);
    expect(both("replaces: advising", "splits: advising")).toEqual([]);
    expect(linesFor({ [MENTORING]: ruled(MENTORING, "merges: [advising, advising]") })).toEqual([
      'competencies/mentoring.yaml:4:20: competency "advising" is taken over already in competencies/mentoring.yaml: name it once',
    ]);
  });

  it("refuses what is no id and an empty list, with the place", () => {
    expect(linesFor({ [MENTORING]: ruled(MENTORING, "replaces: Old Name") })).toEqual([
      expect.stringMatching(/^competencies\/mentoring\.yaml:4:11: "replaces" must be lower-case words/),
    ]);
    expect(linesFor({ [MENTORING]: ruled(MENTORING, "merges: []") })).toEqual([
      'competencies/mentoring.yaml:4:9: "merges" must not be empty',
    ]);
  });
});

describe("rules for roles", () => {
  const SENIOR = "roles/senior-engineer.yaml";
  const ruled = (rule: string) => linesFor({ [SENIOR]: edited(SENIOR, "expectations:\n", `${rule}\nexpectations:\n`) });

  it("refuses a role that replaces itself, one that is still there, or the same one twice", () => {
    expect(ruled("replaces: [senior-engineer]")).toEqual([
      expect.stringMatching(/senior-engineer\.yaml:\d+:12: "senior-engineer" cannot come from itself$/),
    ]);
    expect(ruled("replaces: [engineer]")).toEqual([
      expect.stringContaining('role "engineer" is still part of this ladder: take its file away or the rule'),
    ]);
    expect(ruled("replaces: [lead, lead]")).toEqual([
      expect.stringMatching(/:18: role "lead" is replaced already in roles\/senior-engineer\.yaml: name it once$/),
    ]);
  });

  it("takes roles that are gone", () => {
    expect(ruled("replaces: [lead, veteran]")).toEqual([]);
  });
});
