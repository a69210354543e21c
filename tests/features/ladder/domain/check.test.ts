import { describe, expect, it } from "vitest";
import { checkContent } from "#app/features/ladder/domain/check";
import { formatIssue } from "#app/features/ladder/domain/source";
import { edited, type FileName, requireLadder, sourceWith } from "./fixture";

function contentLinesForEdit(path: FileName, from: string, to: string): string[] {
  const { ladder, places } = requireLadder(sourceWith({ [path]: edited(path, from, to) }));
  return checkContent(ladder, places).map(formatIssue);
}

const MENTORING = "competencies/mentoring.yaml";

describe("checkContent", () => {
  it("finds nothing but the one vague word in the small ladder", () => {
    const { ladder, places } = requireLadder();
    expect(checkContent(ladder, places).map(formatIssue)).toEqual([
      `${MENTORING}:20:17: warning: the descriptor of level 3 says "several": say what one can see instead`,
    ]);
  });

  it("gives vague words of a criterion with its place, each word once", () => {
    expect(
      contentLinesForEdit(MENTORING, "pairs with a newcomer", "often pairs well, often with good newcomers"),
    ).toEqual([
      `${MENTORING}:11:15: warning: criterion "pairs" says "often": say what one can see instead`,
      `${MENTORING}:11:15: warning: criterion "pairs" says "well": say what one can see instead`,
      `${MENTORING}:11:15: warning: criterion "pairs" says "good": say what one can see instead`,
      expect.stringContaining('"several"'),
    ]);
  });

  it("does not look for vague words outside descriptors and criteria", () => {
    expect(contentLinesForEdit(MENTORING, "Helping colleagues grow.", "Some strong help.")).toHaveLength(1);
  });

  it("finds a criterion that repeats one of another level", () => {
    expect(
      contentLinesForEdit(MENTORING, "looks back on it after a quarter", "writes a note about the mistakes"),
    ).toContain(
      `${MENTORING}:18:15: warning: criterion "reviews-goal" repeats criterion "writes-note" (${MENTORING}:9): 100 % the same words`,
    );
  });

  it("finds a criterion that repeats one of another competency", () => {
    const text = "answers one question of a newcomer with a figure";
    expect(contentLinesForEdit(MENTORING, "pairs with a newcomer", text)).toContain(
      `${MENTORING}:11:15: warning: criterion "pairs" repeats criterion "answers-question" (competencies/observability.yaml:11): 75 % the same words`,
    );
  });

  it("finds a level with a single criterion", () => {
    const second = "      - id: pairs\n        text: pairs with a newcomer\n";
    expect(contentLinesForEdit(MENTORING, second, "")).toContain(
      `${MENTORING}:7:5: warning: level 1 has fewer than 2 criteria: one occasion would decide it`,
    );
  });
});
