import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLadderJson, printLadderJson } from "#app/features/ladder/domain/json";
import { formatIssue } from "#app/features/ladder/domain/source";
import { requireLadder } from "./fixture";
import { ladderArbitrary } from "./ladder-arbitrary";

const small = printLadderJson(requireLadder().ladder);

function lines(text: string): string[] {
  const result = parseLadderJson({ path: "small.json", text });
  return (result.ok ? result.warnings : result.issues).map(formatIssue);
}
const linesFor = (from: string, to: string) => {
  if (!small.includes(from)) throw new Error(`the text does not contain ${from}`);
  return lines(small.replace(from, to));
};

describe("a ladder as JSON", () => {
  it("is read back as the same ladder, whatever it holds", () => {
    fc.assert(
      fc.property(ladderArbitrary, (ladder) => {
        const text = printLadderJson(ladder);
        const result = parseLadderJson({ path: "x.json", text });
        expect(result.ok ? result.ladder : result.issues).toEqual(ladder);
        expect(JSON.parse(text)).toMatchObject({ id: ladder.id, version: ladder.version });
      }),
    );
  });

  it("is read back whatever the white space, and with a note of its schema", () => {
    const { ladder } = requireLadder();
    for (const text of [JSON.stringify(ladder), JSON.stringify({ $schema: "x", ...ladder }, null, "\t")]) {
      const result = parseLadderJson({ path: "x.json", text });
      expect(result.ok ? result.ladder : result.issues).toEqual(ladder);
    }
  });

  it("has its errors at their places, all at once", () => {
    expect(linesFor('"weight": "supporting"', '"weight": "supportin"')).toEqual([
      expect.stringMatching(
        /^small\.json:\d+:21: "weight" must be one of defining, core, supporting, optional, not "supportin"/,
      ),
    ]);
    expect(linesFor('"competency": "mentoring"', '"competency": "mentorin"')).toEqual([
      expect.stringMatching(/^small\.json:\d+:25: unknown competency "mentorin" \(did you mean "mentoring"\?\)$/),
    ]);
    expect(linesFor('"id": "mentoring"', '"id": "mentor"')).toEqual([
      expect.stringMatching(/small\.json:\d+:9: unknown competency "mentoring"/),
      expect.stringMatching(/small\.json:\d+:\d+: competency "mentor" is in no category of small\.json$/),
      ...Array.from({ length: 3 }, () => expect.stringMatching(/unknown competency "mentoring"/)),
    ]);
    expect(linesFor('"id": "manager",', "")).toContainEqual(expect.stringMatching(/missing key "id"/));
  });

  it("without lists of competencies and roles is refused", () => {
    expect(lines('{ "id": "x", "roles": 7 }')).toEqual([
      'small.json:1:1: missing key "competencies"',
      'small.json:1:23: "roles" must be a list',
    ]);
  });

  it("is refused with a place and without a crash wherever it is cut off", () => {
    for (let end = 0; end < small.length - 2; end += 97) {
      const issues = lines(small.slice(0, end));
      expect(issues.length).toBeGreaterThan(0);
      for (const line of issues) expect(line).toMatch(/^small\.json:\d+:\d+: \S/);
    }
  });

  it("of any other shape is refused with a place", () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 5 }),
        fc.constantFrom("competencies", "roles", "categories"),
        (value, key) => {
          const text = JSON.stringify({ ...(JSON.parse(small) as object), [key]: value }, null, 2);
          const height = text.split("\n").length;
          const result = parseLadderJson({ path: "x.json", text });
          expect(result.ok).toBe(false);
          const issues = result.ok ? [] : result.issues;
          expect(issues.length).toBeGreaterThan(0);
          for (const { line } of issues) expect(line).toBeLessThanOrEqual(height);
        },
      ),
    );
  });
});
