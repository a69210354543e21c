import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type EvidenceImportPlan, planEvidenceImport } from "#app/features/evidence/domain/import";
import {
  type ExportedPiece,
  toEvidenceCsv,
  toEvidenceJson,
  toEvidenceMarkdown,
} from "#app/features/evidence/files/evidence-export";
import {
  detectFormat,
  IMPORT_FORMATS,
  type ImportFormat,
  parseEvidenceImport,
} from "#app/features/evidence/files/evidence-import";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { defuse } from "#app/platform/csv/csv-print";
import { tinyLadder } from "#tests/features/assessment/domain/tiny-ladder";

const TODAY = "2026-11-23";
const ladder: Ladder = {
  ...tinyLadder({ craft: ["testing"] }),
  competencies: [
    {
      id: "testing",
      name: "Test design",
      meaning: "m",
      proficiencies: [
        { level: 3, descriptor: "d", evidence: [], criteria: [{ id: "flaky", text: "finds out why a test is flaky" }] },
      ],
    },
  ],
};
type Own = Parameters<typeof planEvidenceImport>[1];
const plan = (text: string, format: ImportFormat, own: Own = [], zone = "UTC"): EvidenceImportPlan =>
  planEvidenceImport(parseEvidenceImport(text, format, zone), own, ladder, TODAY);
const added = (text: string, format: ImportFormat) => plan(text, format).add;
const problems = (text: string, format: ImportFormat) =>
  plan(text, format).problems.map(({ place, message }) => `${place.kind} ${place.number}: ${message}`);

describe("CSV", () => {
  test("without a title column nothing is read", () => {
    expect(problems("name of it,date\nx,2026-01-01", "csv")).toEqual([
      "line 1: the first line must name the columns, one of them “title”",
    ]);
    expect(problems("", "csv")).toEqual(["line 1: the file is empty"]);
  });

  test("every mistake is named with its line, and the other lines are read", () => {
    const text = [
      "title,date,link,resutl",
      "Fine,2026-03-12,https://example.test/1,x",
      ",2026-03-12,,",
      "No such day,2026-02-30,,",
      "Not yet,2027-01-01,,",
      "Bad link,2026-01-01,javascript:alert(1),",
      `${"long ".repeat(50)},,,`,
      "Two of them,13/45/2026,ftp://x,",
    ].join("\n");
    expect(plan(text, "csv").add.map(({ title }) => title)).toEqual(["Fine"]);
    expect(problems(text, "csv")).toEqual([
      "line 1: the column “resutl” is not read (did you mean “result”?)".replace("“result”", '"result"'),
      "line 3: there is no title",
      "line 4: “2026-02-30” is no day: write it like 2026-03-12",
      "line 5: 2027-01-01 is in the future",
      "line 6: “javascript:alert(1)” is no link: it must begin with https:// or http://",
      "line 7: the title is longer than 200 characters",
      "line 8: “13/45/2026” is no day: write it like 2026-03-12",
      "line 8: “ftp://x” is no link: it must begin with https:// or http://",
    ]);
  });

  test("a thousand lines with ten bad ones give nine hundred and ninety pieces and ten messages", () => {
    const rows = Array.from({ length: 1000 }, (_, index) =>
      index % 100 === 50 ? `,2026-01-01,https://e.test/${index}` : `Piece ${index},2026-01-01,https://e.test/${index}`,
    );
    const result = plan(["title,date,link", ...rows].join("\r\n"), "csv");
    expect(result.add).toHaveLength(990);
    expect(result.problems.map(({ place }) => place.number)).toEqual([52, 152, 252, 352, 452, 552, 652, 752, 852, 952]);
  });

  test("a line with a stray quotation mark is named, and the rest is read", () => {
    const text = 'title,date\nA,2026-01-01\nB "quoted" here,2026-01-02\nC,2026-01-03';
    expect(added(text, "csv").map(({ title }) => title)).toEqual(["A", "C"]);
    expect(problems(text, "csv")[0]).toMatch(/^line 3: a quotation mark/);
  });

  test("reads sections, several links and what it shows, by id or by name", () => {
    const text =
      'Title;Day;URL;Impact;Competencies\n"A";2026-01-01;"https://e.test/1 https://e.test/2";"10 % faster";"testing/flaky\nTest design; gone"';
    expect(plan(text, "csv")).toMatchObject({
      unknownTags: ["gone"],
      add: [
        {
          links: ["https://e.test/1", "https://e.test/2"],
          result: "10 % faster",
          tags: [
            { competencyId: "testing", criterionId: "flaky" },
            { competencyId: "testing", criterionId: null },
          ],
        },
      ],
    });
  });
});

describe("a brag document", () => {
  test("bullets are pieces; days stand in front, in brackets, or in a heading above", () => {
    const text = `# 2026

## March 2026
- Cut build time by half ([the change](https://example.test/1))
- 2026-03-12: Led the incident review
- Spoke at the meet-up (14 March 2026)

## Other
* Mentored Ana
1. **2026-04-02** – Wrote the RFC https://example.test/rfc.
`;
    expect(added(text, "markdown").map(({ title, happenedOn, links }) => [title, happenedOn, links])).toEqual([
      ["Cut build time by half (the change)", "2026-03-01", ["https://example.test/1"]],
      ["Led the incident review", "2026-03-12", []],
      ["Spoke at the meet-up", "2026-03-14", []],
      ["Mentored Ana", null, []],
      ["Wrote the RFC", "2026-04-02", ["https://example.test/rfc"]],
    ]);
  });

  test("indented lines belong to their bullet, and say which answer they are", () => {
    const text = `- Fixed the flaky checkout test
  It failed twice a day.
  - Result: 0 failures in four weeks
  - Risk: a retry would have hidden it
- Next`;
    expect(added(text, "markdown")).toMatchObject([
      {
        title: "Fixed the flaky checkout test",
        problem: "It failed twice a day.",
        result: "0 failures in four weeks",
        risk: "a retry would have hidden it",
      },
      { title: "Next" },
    ]);
  });

  test("a heading with a day and words is a piece with all that is under it", () => {
    const text =
      "## 2026-05-06: Tracing in checkout\n\nNobody knew which call was slow.\n\n- one\n- two\n\n**Result.** p99 fell to 210 ms";
    expect(added(text, "markdown")).toMatchObject([
      {
        title: "Tracing in checkout",
        happenedOn: "2026-05-06",
        problem: "Nobody knew which call was slow.\n\n- one\n- two",
        result: "p99 fell to 210 ms",
      },
    ]);
  });

  test("a bullet with a day that does not exist is named, and lines that belong nowhere too", () => {
    expect(problems("Hello\nthere\n\n- 2026-13-40: What\n- Fine", "markdown")).toEqual([
      "line 1: from here on, 2 lines are under no heading with a day and in no bullet, so they are left out",
      "line 4: “2026-13-40” is no day: write it like 2026-03-12",
    ]);
  });

  test("a bullet too long for a title keeps its words", () => {
    const sentence = "I moved the whole reporting pipeline to streaming. ";
    const [piece] = added(`- ${sentence.repeat(8)}`, "markdown");
    expect(piece?.title).toBe(sentence.trim());
    expect(`${piece?.title} ${piece?.problem}`).toBe(sentence.repeat(8).trim());
  });
});

describe("changes as JSON", () => {
  const change = (more: object) => ({
    title: "Retry with jitter",
    url: "https://example.test/pull/7",
    closedAt: "2026-02-03T10:00:00Z",
    repository: { name: "api", nameWithOwner: "halyard/api" },
    ...more,
  });

  test("what is no list, cut off, still open or without fields is named", () => {
    expect(problems('{"a":1}', "json")[0]).toMatch(/^line 1: this is no list/);
    expect(problems('[{"title":"a"', "json")[0]).toMatch(/^line 1: this is not JSON/);
    const items = [change({}), change({ closedAt: "0001-01-01T00:00:00Z" }), change({ url: undefined }), 7];
    expect(problems(JSON.stringify(items), "json")).toEqual([
      "item 2: it is still open",
      "item 3: it has no url",
      "item 4: it has no fields",
    ]);
  });

  test("each change is a piece with its day, link and repository", () => {
    expect(added(JSON.stringify([change({})]), "json")).toMatchObject([
      {
        title: "Retry with jitter",
        happenedOn: "2026-02-03",
        links: ["https://example.test/pull/7"],
        problem: "A change to halyard/api.",
      },
    ]);
  });
});

describe("duplicates", () => {
  const own = [{ id: "p1", title: "Old", links: ["https://example.test/7"], happenedOn: "2026-01-01" }];

  test("are found by link, however it is spelt, among one's own and in the file", () => {
    const text = "title,link\nA,http://www.example.test/7/\nB,https://example.test/8\nC,https://example.test/8#x";
    expect(plan(text, "csv", own)).toMatchObject({
      add: [{ title: "B" }],
      duplicates: [
        { title: "A", of: { kind: "own", id: "p1" }, by: "link" },
        { title: "C", of: { kind: "file", place: { number: 3 } }, by: "link" },
      ],
    });
  });

  test("are found by title on the same day, and not by title alone", () => {
    const text = "title,date\nold,2026-01-01\nOld,2026-01-02";
    expect(plan(text, "csv", own)).toMatchObject({
      add: [{ happenedOn: "2026-01-02" }],
      duplicates: [{ by: "title" }],
    });
  });
});

test.each([
  ["json", '[{"title":"x"}]'],
  ["json", '{"format":"cairn-evidence","evidence":[]}'],
  ["csv", "Date;Title\n2026-01-01;x"],
  ["markdown", "# What I did\n- [link](https://e.test)"],
  ["markdown", "[a link](https://e.test) first"],
] as const)("%s is told by its beginning: %s", (format, text) => {
  expect(detectFormat(text)).toBe(format);
});

const snippet = fc.constantFrom(
  ...'# |## March 2026|- |  - |2026-03-12: |(2026-02-30)|https://e.test/1|[a](https://e.test/2)|title,date\n|\n|"|,|;|{|[|]|}|Result: |**|```\n|\t|\0|1. |Shows:\n|> '.split(
    "|",
  ),
);
const anyText = fc.array(fc.oneof(snippet, fc.string({ unit: "binary", maxLength: 12 })), { maxLength: 40 });

describe("any text at all", () => {
  test.each(IMPORT_FORMATS)("as %s gives a plan whose pieces are sound, and planned again adds nothing", (format) => {
    fc.assert(
      fc.property(anyText, (parts) => {
        const { add, problems: found } = plan(parts.join(""), format);
        for (const piece of add) {
          expect(piece.title.length).toBeGreaterThan(0);
          expect(piece.title.length).toBeLessThanOrEqual(200);
          for (const link of piece.links) expect(link).toMatch(/^https?:/i);
          if (piece.happenedOn) expect(piece.happenedOn <= TODAY).toBe(true);
        }
        for (const { place } of found) expect(place.number).toBeGreaterThan(0);
        const own = add.map((piece, index) => ({ id: `p${index}`, ...piece }));
        expect(plan(parts.join(""), format, own).add).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

describe("what is exported is read back", () => {
  const word = fc.stringMatching(/^[a-zA-Zäé]{1,9}$/);
  const words = fc.array(word, { minLength: 1, maxLength: 8 }).map((list) => list.join(" "));
  const section = fc.oneof(fc.constant(""), words);
  const piece: fc.Arbitrary<ExportedPiece> = fc.record({
    id: fc.uuid(),
    title: fc.tuple(fc.constantFrom("", "=", "+1 ", "*", "[x] "), words).map(([start, text]) => `${start}${text}`),
    links: fc.uniqueArray(
      fc.nat(999).map((number) => `https://example.test/${number}`),
      { maxLength: 2 },
    ),
    happenedOn: fc.constantFrom("2026-01-31", "2025-06-01", null),
    problem: section,
    choice: section,
    result: section,
    risk: section,
    archived: fc.boolean(),
    sharedWithManager: fc.boolean(),
    tags: fc.constantFrom(
      [],
      [{ competencyId: "testing", competency: "Test design", criterionId: null, criterion: null }],
      [
        {
          competencyId: "testing",
          competency: "Test design",
          criterionId: "flaky",
          criterion: "finds out why a test is flaky",
        },
      ],
    ),
    vouches: fc.constantFrom([], [{ name: "Ada", words: "Seen it", on: "2026-02-02" }]),
  });
  const pieces = fc.uniqueArray(piece, {
    maxLength: 6,
    selector: ({ title, happenedOn }) => `${happenedOn} ${title.toLowerCase()}`,
  });
  const head = { name: "Ada", on: TODAY };
  const FORMATS = [
    ["csv", toEvidenceCsv],
    ["json", (list: ExportedPiece[]) => toEvidenceJson(head, list)],
    ["markdown", (list: ExportedPiece[]) => toEvidenceMarkdown(head, list)],
  ] as const;

  test.each(FORMATS)("%s", (format, write) => {
    fc.assert(
      fc.property(pieces, (list) => {
        // Pieces that share a link would be duplicates of one another.
        const apart = list.map((each, index) => ({ ...each, links: each.links.map((link) => `${link}-${index}`) }));
        const text = write(apart);
        expect(detectFormat(text)).toBe(format);
        const read = plan(text, format);
        expect(read.problems).toEqual([]);
        expect(read.add).toHaveLength(apart.length);
        for (const [index, { title, happenedOn, links, problem, choice, result, risk, tags }] of apart.entries()) {
          expect(read.add[index]).toMatchObject({
            title,
            happenedOn,
            links,
            problem,
            choice,
            result,
            risk,
            tags: expect.arrayContaining(tags.map(({ competencyId, criterionId }) => ({ competencyId, criterionId }))),
          });
        }
      }),
      { numRuns: 200 },
    );
  });

  test.each(["=1+1", "+1", "-1", "@x", "\tx", "\rx"])("the cell %j is no formula", (cell) => {
    expect(defuse(cell)).toMatch(/^'/);
    expect(defuse("a=1")).toBe("a=1");
  });
});
