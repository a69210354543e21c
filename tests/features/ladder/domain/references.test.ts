import { describe, expect, it } from "vitest";
import { edited, FILES, linesFor, linesForEdit } from "./fixture";

describe("names used in ladder.yaml", () => {
  it("a category names a competency without a file; the file nobody names says what was meant", () => {
    expect(linesForEdit("ladder.yaml", "[observability]", "[obsevability]")).toEqual([
      'ladder.yaml:21:20: unknown competency "obsevability" (did you mean "observability"?)',
      'competencies/observability.yaml:1:5: competency "observability" is in no category of ladder.yaml (did you mean "obsevability"?)',
    ]);
  });

  it("a track names a role without a file", () => {
    expect(linesForEdit("ladder.yaml", "[manager]", "[manager, director]")).toEqual([
      'ladder.yaml:33:22: unknown role "director"',
    ]);
  });

  it("a competency is in no category", () => {
    const added = FILES["competencies/mentoring.yaml"].replace("id: mentoring", "id: hiring");
    expect(linesFor({ "competencies/hiring.yaml": added })).toEqual([
      'competencies/hiring.yaml:1:5: competency "hiring" is in no category of ladder.yaml',
    ]);
  });

  it("a role is on no track", () => {
    expect(linesForEdit("ladder.yaml", "[engineer, senior-engineer]", "[engineer]")).toEqual([
      'roles/senior-engineer.yaml:1:5: role "senior-engineer" is on no track of ladder.yaml',
    ]);
  });

  it("a file that cannot be read still counts as there, and is asked to be listed", () => {
    expect(linesFor({ "competencies/mentoring.yaml": "", "roles/director.yaml": "" })).toEqual([
      "competencies/mentoring.yaml:1:1: the file is empty",
      "roles/director.yaml:1:1: the file is empty",
      'roles/director.yaml:1:1: role "director" is on no track of ladder.yaml',
    ]);
  });
});

describe("names used in roles", () => {
  it("an expectation of an unknown competency", () => {
    expect(linesForEdit("roles/manager.yaml", "competency: mentoring", "competency: mentorign")).toEqual([
      'roles/manager.yaml:9:17: unknown competency "mentorign" (did you mean "mentoring"?)',
    ]);
  });

  it("an unknown role in differences and leadsTo", () => {
    expect(linesForEdit("roles/senior-engineer.yaml", "role: engineer", "role: enginer")).toEqual([
      'roles/senior-engineer.yaml:13:11: unknown role "enginer" (did you mean "engineer"?)',
    ]);
    expect(linesForEdit("roles/engineer.yaml", "role: senior-engineer", "role: cto")).toEqual([
      'roles/engineer.yaml:5:11: unknown role "cto"',
    ]);
  });

  it("are checked even in a file with other errors", () => {
    const text = edited("roles/manager.yaml", "competency: mentoring", "competency: mentorign").replace(
      "name: Manager\n",
      "",
    );
    expect(linesFor({ "roles/manager.yaml": text })).toEqual([
      'roles/manager.yaml:1:1: missing key "name"',
      'roles/manager.yaml:8:17: unknown competency "mentorign" (did you mean "mentoring"?)',
    ]);
  });
});

describe("levels", () => {
  it("an expectation outside the scale, at both ends", () => {
    const expecting = (level: number) => linesForEdit("roles/manager.yaml", "proficiency: 3", `proficiency: ${level}`);
    const place = "roles/manager.yaml:10:18";
    expect(expecting(0)).toEqual([`${place}: "proficiency" must be at least 1`]);
    expect(expecting(1)).toEqual([]);
    expect(expecting(3)).toEqual([]);
    expect(expecting(4)).toEqual([`${place}: 4 is not on the scale, which goes from 1 to 3`]);
    expect(expecting(10)).toEqual([`${place}: "proficiency" must be at most 9`]);
  });

  it("a competency that describes a level outside the scale", () => {
    expect(linesForEdit("competencies/mentoring.yaml", "level: 3", "level: 4")).toEqual([
      "competencies/mentoring.yaml:19:12: 4 is not on the scale, which goes from 1 to 3",
    ]);
  });

  it("are not compared with a scale that has errors", () => {
    expect(linesForEdit("ladder.yaml", "    name: Leading\n", "")).toEqual(['ladder.yaml:14:5: missing key "name"']);
  });
});

describe("ids and file names", () => {
  it("an id that differs from the file name is one error, not one at every use", () => {
    expect(linesForEdit("competencies/mentoring.yaml", "id: mentoring", "id: mentorship")).toEqual([
      'competencies/mentoring.yaml:1:5: the id "mentorship" differs from the file name "mentoring"',
    ]);
  });

  it("two files with one id", () => {
    expect(linesFor({ "roles/manager.yml": FILES["roles/manager.yaml"] })).toEqual([
      'roles/manager.yml:1:5: role "manager" is given twice (first in roles/manager.yaml)',
    ]);
  });
});
