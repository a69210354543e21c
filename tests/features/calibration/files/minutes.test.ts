import { extractText, getDocumentProxy, getMeta } from "unpdf";
import { describe, expect, test } from "vitest";
import type { BoardSubject, CellDecision } from "#app/features/calibration/domain/session/board-subject";
import { buildMinutes } from "#app/features/calibration/domain/session/minutes";
import { printMinutesCsv } from "#app/features/calibration/files/minutes-csv";
import { renderMinutesPdf } from "#app/features/calibration/files/pdf/render-minutes-pdf";
import { tinyLadder } from "#tests/features/assessment/domain/tiny-ladder";

const ladder = tinyLadder({ craft: ["mentoring", "security"] });
const subject = (name: string): BoardSubject => ({
  assessmentId: `a-${name}`,
  person: { id: name, name },
  manager: { id: "m", name: "Tomás" },
  team: null,
  roleId: "senior",
  targetRoleId: "staff",
  isFinal: true,
});
const decision = (changes: Partial<CellDecision>): CellDecision => ({
  assessmentId: "a-Zoë Łuczak",
  competencyId: "mentoring",
  before: 4,
  after: 3,
  reason: "One mentee so far.",
  revision: 1,
  decidedBy: { id: "r", name: "Ruth" },
  decidedAt: new Date("2026-11-03T09:00:00Z"),
  ...changes,
});
const minutes = buildMinutes({
  session: {
    name: "Seniors → 2026",
    cycle: "2026 H2",
    group: "everyone",
    createdAt: new Date("2026-11-01T09:00:00Z"),
    closedAt: new Date("2026-11-05T09:00:00Z"),
    releasedAt: null,
    members: [
      { name: "Ruth", isChair: true },
      { name: "Ada", isChair: false },
    ],
  },
  ladder,
  subjects: [subject("Ben"), subject("Zoë Łuczak")],
  decisions: [
    decision({ assessmentId: "a-Ben", competencyId: "security", before: 2, after: 2, reason: '=HYPERLINK("x")' }),
    decision({}),
    decision({ revision: 2, after: null, reason: "Nothing was observed after all." }),
    decision({ assessmentId: "a-someone-else", reason: "About the reader." }),
  ],
  isWithoutReader: true,
});

describe("minutes", () => {
  test("count the last decision of each rating, and keep those before it", () => {
    expect(minutes).toMatchObject({ people: 2, changed: 1, kept: 1 });
    expect(minutes.decisions.map(({ person, revision, stands }) => [person, revision, stands])).toEqual([
      ["Ben", 1, true],
      ["Zoë Łuczak", 1, false],
      ["Zoë Łuczak", 2, true],
    ]);
  });

  test("as CSV: formulas are defused, and what is about the reader is not in it", () => {
    const csv = printMinutesCsv(minutes);
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
    expect(csv).not.toContain("About the reader.");
    expect(csv.trim().split("\r\n")).toHaveLength(4);
  });

  test("as PDF: the same bytes each time, with every standing decision, its reason and every letter of a name", async () => {
    const [first, second] = [await renderMinutesPdf(minutes), await renderMinutesPdf(minutes)];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    const document = await getDocumentProxy(first);
    const { text } = await extractText(document, { mergePages: true });
    for (const words of [
      "Seniors → 2026",
      "Zoë Łuczak",
      "Nothing was observed after all.",
      "to no rating",
      "Ruth, who led the session",
      "what is about them is not in these minutes",
      "not released yet",
    ]) {
      expect(text.replace(/\s+/g, " ")).toContain(words);
    }
    expect(text).not.toContain("About the reader.");
    expect((await getMeta(document)).info.Title).toBe("Minutes: Seniors → 2026");
  });
});
