import { describe, expect, it } from "vitest";
import { MAX_FILE_KIB } from "#app/features/ladder/domain/document";
import { MAX_FILES, parseLadder } from "#app/features/ladder/domain/parse";
import { edited, FILES, linesFor, requireLadder, sourceWith } from "./fixture";

describe("a ladder without errors", () => {
  it("is read without errors or warnings", () => {
    expect(linesFor({})).toEqual([]);
  });

  it("has its competencies in the order of the categories and its roles in the order of the tracks", () => {
    const reversed = { files: sourceWith().files.toReversed() };
    const { ladder } = requireLadder(reversed);
    expect(ladder.competencies.map(({ id }) => id)).toEqual(["observability", "mentoring"]);
    expect(ladder.roles.map(({ id }) => id)).toEqual(["engineer", "senior-engineer", "manager"]);
  });

  it("may use .yml in the two folders", () => {
    const changes = { "roles/manager.yaml": null, "roles/manager.yml": FILES["roles/manager.yaml"] };
    expect(linesFor(changes)).toEqual([]);
  });

  it("may start with a byte order mark and end its lines as Windows does", () => {
    const text = `\uFEFF${FILES["roles/manager.yaml"].replaceAll("\n", "\r\n")}`;
    expect(requireLadder(sourceWith({ "roles/manager.yaml": text }))).toMatchObject({ ladder: requireLadder().ladder });
  });

  it("leaves out files that are no part of it", () => {
    const changes = {
      "README.md": "# Ladder",
      "roles/notes.txt": "[",
      "roles/old/lead.yaml": "[",
      "other/x.yaml": "[",
    };
    expect(linesFor(changes)).toEqual([]);
  });
});

describe("limits", () => {
  it("refuses a file over the limit, whatever it holds, and still knows it is there", () => {
    const tooLong = FILES["competencies/mentoring.yaml"] + "#".repeat(MAX_FILE_KIB * 1024);
    expect(linesFor({ "competencies/mentoring.yaml": tooLong })).toEqual([
      "competencies/mentoring.yaml:1:1: the file has 257 KiB; at most 256 KiB are allowed",
    ]);
  });

  it("reads a file of exactly the limit, counted in bytes and not in characters", () => {
    const text = FILES["roles/manager.yaml"];
    const room = MAX_FILE_KIB * 1024 - text.length - 1;
    expect(linesFor({ "roles/manager.yaml": `${text}#${"x".repeat(room)}` })).toEqual([]);
    expect(linesFor({ "roles/manager.yaml": `${text}#${"ü".repeat(room / 2 + 1)}` })).toHaveLength(1);
  });

  it("refuses more files than the limit before reading any", () => {
    const many = Array.from({ length: MAX_FILES - 5 }, (_, index) => [`roles/role-${index}.yaml`, "["]);
    expect(linesFor(Object.fromEntries(many))).toEqual([
      "ladder.yaml:1:1: the ladder has 2001 files; at most 2000 are allowed",
    ]);
    expect(linesFor(Object.fromEntries(many.slice(1)))).not.toContain(
      "ladder.yaml:1:1: the ladder has 2000 files; at most 2000 are allowed",
    );
  });
});

describe("several errors", () => {
  it("are all given at once, sorted by file and place, ladder.yaml first", () => {
    const changes = {
      "roles/manager.yaml": edited("roles/manager.yaml", "mentoring", "mentorin").replace(
        "summary: Leads a team.\n",
        "",
      ),
      "ladder.yaml": edited("ladder.yaml", "name: Small ladder", "title: Small ladder"),
      "competencies/mentoring.yaml": "id: [",
      "competencies/observability.yaml": edited("competencies/observability.yaml", "level: 2", "level: two"),
    };
    expect(linesFor(changes)).toEqual([
      'ladder.yaml:1:1: missing key "name"',
      'ladder.yaml:2:1: unknown key "title"',
      "competencies/mentoring.yaml:1:6: not valid YAML: the closing ] is missing before this",
      'competencies/observability.yaml:12:12: "level" must be a number, not "two"',
      'roles/manager.yaml:1:1: missing key "summary"',
      'roles/manager.yaml:8:17: unknown competency "mentorin" (did you mean "mentoring"?)',
    ]);
  });

  it("of a ladder give no ladder", () => {
    expect(parseLadder({ files: [] })).toEqual({
      ok: false,
      issues: [{ severity: "error", path: "ladder.yaml", line: 1, column: 1, message: "the file is missing" }],
    });
  });

  it("in ladder.yaml do not make other files look unused", () => {
    expect(
      linesFor({ "ladder.yaml": edited("ladder.yaml", "competencies: [mentoring]", "competences: [mentoring]") }),
    ).toEqual([
      'ladder.yaml:22:5: missing key "competencies"',
      'ladder.yaml:24:5: unknown key "competences" (did you mean "competencies"?)',
    ]);
    expect(linesFor({ "ladder.yaml": "]" })).toHaveLength(1);
    expect(linesFor({ "ladder.yaml": null })).toEqual(["ladder.yaml:1:1: the file is missing"]);
  });
});
