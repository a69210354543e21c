import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Minutes, MinutesDecision } from "#app/features/calibration/domain/session/minutes";
import { printMinutesCsv } from "#app/features/calibration/files/minutes-csv";
import { type ExportedPiece, toEvidenceCsv } from "#app/features/evidence/files/evidence-export";
import { printInsightsCsv } from "#app/features/insights/files/insights-csv";
import { printLadderCsv } from "#app/features/ladder/files/ladder-csv";
import { peopleCsvTemplate } from "#app/features/people/files/people-csv";
import { requireLadder } from "#tests/features/ladder/domain/fixture";
import { listFormulas } from "#tests/support/spreadsheet";

const words = fc
  .array(
    fc.constantFrom(
      '=HYPERLINK("http://evil";"ok")',
      "-1",
      "+x",
      "@y",
      "＝1",
      ";",
      "|",
      "\t",
      ",",
      "\n",
      '"',
      "'",
      "a b",
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((pieces) => pieces.join(""));

const decision = (text: string): MinutesDecision => ({
  ...{ person: text, role: text, manager: text, competency: text, before: text, after: text },
  ...{ outcome: "kept", reason: text, by: text, at: "2026-11-03 09:00", revision: 1, stands: true },
});

const minutes = (text: string): Minutes => ({
  ...{ name: text, cycle: text, group: text, ladder: text, openedAt: "", closedAt: "", releasedAt: null },
  ...{ members: [], people: 1, changed: 0, kept: 1, decisions: [decision(text)], isWithoutReader: false },
});

const piece = (text: string): ExportedPiece => ({
  ...{ id: "e", title: text, links: [`https://example.test/${text}`, text], happenedOn: null },
  ...{ problem: text, choice: text, result: text, risk: text, archived: false, sharedWithManager: true },
  tags: [{ competencyId: "mentoring", competency: text, criterionId: null, criterion: null }],
  vouches: [{ name: text, words: text, on: "2026-11-03" }],
});

function ladderCsv(text: string): string {
  const { ladder } = requireLadder();
  const [competency, ...rest] = ladder.competencies;
  const [category, ...others] = ladder.categories;
  if (!competency || !category) throw new Error("the small ladder has competencies");
  const competencies = [{ ...competency, name: text, meaning: text }, ...rest];
  return printLadderCsv({ ...ladder, categories: [{ ...category, name: text }, ...others], competencies });
}

const insightsCsv = (text: string): string =>
  printInsightsCsv([
    { measure: text, subject: text, group: text, cell: { state: "shown", n: 5, mean: -0.25, lower: -1, upper: 0.5 } },
  ]);

describe("no CSV that Cairn writes has a formula for any of the four separators", () => {
  test.each([
    ["minutes of a calibration session", (text: string) => printMinutesCsv(minutes(text))],
    ["evidence", (text: string) => toEvidenceCsv([piece(text), piece(`${text};`)])],
    ["insights", insightsCsv],
    ["a ladder", ladderCsv],
  ])("%s", (_name, print) => {
    fc.assert(
      fc.property(words, (text) => {
        expect(listFormulas(print(text))).toEqual([]);
      }),
    );
  });

  test("the template for people", () => {
    expect(listFormulas(peopleCsvTemplate())).toEqual([]);
  });

  test("the oracle finds what was let through before", () => {
    expect(listFormulas('x,"a;=HYPERLINK(""http://evil"";""ok"");b"')).not.toEqual([]);
    expect(listFormulas("a,=1")).toEqual(["=1"]);
  });
});
