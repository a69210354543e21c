import { describe, expect, it, test } from "vitest";
import { detectFormat, type ImportFormat, parseEvidenceImport } from "#app/features/evidence/files/evidence-import";
import { readTimestamp } from "#app/features/evidence/files/evidence-import/timestamps";

const ZONE = "America/Los_Angeles";
const read = (text: string, format: ImportFormat = detectFormat(text)) => parseEvidenceImport(text, format, ZONE);
const messages = (text: string) => read(text).problems.map(({ place, message }) => `${place.number}: ${message}`);

describe("a moment as other programs write it", () => {
  it.each([
    ["2026-04-01T00:30:00Z", "2026-03-31"],
    ["2026-04-01T08:30:00.123Z", "2026-04-01"],
    ["2026-04-01 00:30:00 UTC", "2026-03-31"],
    ["2026-03-31T23:30:00-07:00", "2026-03-31"],
    ["2026-04-01 00:30", "2026-04-01"],
    ["2026-04-01", "2026-04-01"],
    ["31/Mar/26 5:30 PM", "2026-03-31"],
    ["3 April 2026", "2026-04-03"],
    ["2026-04-01T99:00:00Z", "2026-04-01T99:00:00Z"],
    ["03/04/2026", "03/04/2026"],
    ["", ""],
  ])("%j is the day %j", (text, day) => {
    expect(readTimestamp(text, ZONE)).toBe(day);
  });

  it("without a zone is in UTC where the column says so", () => {
    expect(readTimestamp("2026-04-01 00:30:00", ZONE, true)).toBe("2026-03-31");
  });
});

describe("an export of a tracker", () => {
  test("of Jira is told by its columns, and what is not read is named once", () => {
    const text = [
      "Summary,Issue key,Status,Labels,Labels,Votes,Resolved,Description",
      "Cache the menu,WEB-7,Done,web,fast,,02/Feb/26 9:15 AM,It was read on each page",
      "Open one,WEB-8,To do,,,,,",
    ].join("\n");
    expect(detectFormat(text)).toBe("csv");
    expect(read(text).rows).toMatchObject([
      { title: "Cache the menu", day: "2026-02-02", problem: "WEB-7\n\nIt was read on each page", links: [] },
      { title: "Open one", day: "", problem: "WEB-8" },
    ]);
    expect(messages(text)).toEqual(["1: of this export of Jira these columns are not read: “status”, “labels”"]);
  });

  test("has no problems where nothing is dropped", () => {
    expect(messages("Summary,Issue key,Resolved\nCache the menu,WEB-7,2026-02-02")).toEqual([]);
  });

  test("of Linear and of GitLab gives the day in the organisation's zone", () => {
    const linear = "ID,Team,Title,Completed\nWEB-9,Web,Cache the menu,2026-04-01T00:30:00.000Z";
    expect(read(linear).rows).toMatchObject([{ title: "Cache the menu", day: "2026-03-31", problem: "WEB-9" }]);
    const gitlab =
      "Title,URL,State,Created At (UTC),Closed At (UTC)\nCache,https://git.test/a/-/issues/1,Closed,2026-03-01 10:00:00,2026-04-01 00:30:00";
    expect(read(gitlab).rows).toMatchObject([
      { title: "Cache", day: "2026-03-31", links: ["https://git.test/a/-/issues/1"], problem: "" },
    ]);
  });

  test("and any other table may begin with a line sep=", () => {
    const text = "sep=;\ntitle;date\nCache the menu;2026-02-02";
    expect(detectFormat(text)).toBe("csv");
    expect(read(text)).toMatchObject({ rows: [{ place: { number: 3 }, day: "2026-02-02" }], problems: [] });
  });
});

describe("a list of changes", () => {
  const dayOf = (change: object) =>
    read(JSON.stringify([{ title: "Cache", url: "https://git.test/1", ...change }])).rows[0]?.day;

  test("counts by the day of the merge, else of the end, in the organisation's zone", () => {
    const evening = "2026-04-01T00:30:00Z";
    const later = "2026-05-01T12:00:00Z";
    expect(dayOf({ closedAt: evening })).toBe("2026-03-31");
    for (const key of ["mergedAt", "merged_at", "completedAt"])
      expect(dayOf({ [key]: evening, closedAt: later, closed_at: later })).toBe("2026-03-31");
  });

  test("may be GitLab's, with its own names", () => {
    const change = {
      title: "Cache",
      web_url: "https://git.test/2",
      merged_at: "2026-04-02",
      references: { full: "a/b!2" },
    };
    expect(read(JSON.stringify([change]))).toMatchObject({
      rows: [{ links: ["https://git.test/2"], day: "2026-04-02", problem: "A change to a/b!2." }],
      problems: [],
    });
  });

  test("keeps a long title whole", () => {
    const title = "word ".repeat(60).trim();
    const [row] = read(JSON.stringify([{ title, url: "https://git.test/1" }])).rows;
    expect(row?.title).toHaveLength(200);
    expect(row?.problem).toBe(title);
  });
});

describe("a brag document", () => {
  test("has headings above lists of fields, each of which is a piece", () => {
    const text =
      "# My year\n\n### Moved the menu\n- **Area:** Web\n- **Result:** Twice as fast\n- **Labels:** web\n\n### Wrote the guide\n- Impact: Read by all\n";
    expect(read(text, "markdown")).toMatchObject({
      rows: [
        { place: { number: 3 }, title: "Moved the menu", result: "Twice as fast" },
        { place: { number: 8 }, title: "Wrote the guide", result: "Read by all" },
      ],
      problems: [],
    });
    expect(read(text, "markdown").rows[0]?.problem).toBe("- **Area:** Web\n- **Labels:** web");
  });

  test("has months that end with a heading of the same rank or above", () => {
    const text = "## March 2026\n### Web\n- One\n### April 2026\n- Two\n### Guide\n- Three\n## Other\n- Four\n";
    expect(read(text, "markdown").rows.map(({ title, day }) => [title, day])).toEqual([
      ["One", "2026-03-01"],
      ["Two", "2026-04-01"],
      ["Three", "2026-03-01"],
      ["Four", ""],
    ]);
  });
});
