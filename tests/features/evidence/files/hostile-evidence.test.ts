import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { MAX_READ_ROWS } from "#app/features/evidence/domain/import";
import { detectFormat, type ImportFormat, parseEvidenceImport } from "#app/features/evidence/files/evidence-import";
import { MAX_LINE_LENGTH } from "#app/features/evidence/files/evidence-import/brag-document";
import { takeLinks } from "#app/features/evidence/files/evidence-import/links-in-text";
import { readDay } from "#app/features/evidence/files/evidence-import/written-days";
import { evidenceWordsSchema } from "#app/features/evidence/ui/evidence-schema";

vi.mock("csv-parse/sync", { spy: true });
// Files of a worker share loaded modules: here they load again, with the parser that is watched.
vi.hoisted(() => vi.resetModules());

const read = (text: string, format: ImportFormat) => {
  const { rows, problems } = parseEvidenceImport(text, format, "UTC");
  return {
    titles: rows.map(({ title }) => title),
    problems: problems.map(({ place, message }) => `${place.kind} ${place.number}: ${message}`),
  };
};

describe("a document with lines that are too long", () => {
  const tooLong = "this line is longer than 10,000 characters, so it is left out: write it as several lines";

  test("leaves each out with its number, and reads the others", () => {
    const text = `- First\n- ${"[".repeat(MAX_LINE_LENGTH)}\n- Last`;
    expect(read(text, "markdown")).toEqual({ titles: ["First", "Last"], problems: [`line 2: ${tooLong}`] });
  });

  test("reads a line of exactly the limit", () => {
    const line = `- Title. ${"x".repeat(MAX_LINE_LENGTH - 9)}`;
    expect(read(line, "markdown").problems).toEqual([]);
    expect(read(`${line}x`, "markdown").problems).toEqual([`line 1: ${tooLong}`]);
  });

  test("is given up after fifty of them", () => {
    const lines = (count: number) => `${`${"x".repeat(MAX_LINE_LENGTH + 1)}\n`.repeat(count)}- Last`;
    expect(read(lines(50), "markdown").titles).toEqual(["Last"]);
    expect(read(lines(51), "markdown")).toMatchObject({ titles: [], problems: { length: 51 } });
    expect(read(lines(80), "markdown").problems.at(-1)).toBe(
      "line 51: there are more than 50 lines that are too long, so nothing from here on is read",
    );
  });
});

describe("a file with more pieces than are read of any", () => {
  const texts: Record<ImportFormat, (count: number) => string> = {
    markdown: (count) => "- x\n".repeat(count),
    csv: (count) => `title\n${"x\n".repeat(count)}`,
    json: (count) => JSON.stringify(Array(count).fill({ title: "x", url: "https://a.test" })),
  };
  test.each(Object.entries(texts))("as %s is read to the bound, and says from where on it is not", (format, make) => {
    const [within, beyond] = [0, 1].map((more) => read(make(MAX_READ_ROWS + more), format as ImportFormat));
    expect(within?.titles).toHaveLength(MAX_READ_ROWS);
    expect(within?.problems).toEqual([]);
    expect(beyond?.titles).toHaveLength(MAX_READ_ROWS);
    expect(beyond?.problems).toEqual([
      expect.stringMatching(/\d: one import reads at most 10,500 pieces: import the rest afterwards$/),
    ]);
  });
});

describe("CSV", () => {
  test("with a line that is too long is refused with its number, before it is parsed", () => {
    vi.mocked(parse).mockClear();
    expect(read(`title\nx\n${"y".repeat(80_001)}`, "csv")).toEqual({
      titles: [],
      problems: [
        "line 3: this line is longer than 80,000 characters, so nothing of the file is read: is it a CSV file?",
      ],
    });
    expect(parse).not.toHaveBeenCalled();
    read(`title\nx\n${"y".repeat(80_000)}`, "csv");
    expect(parse).toHaveBeenCalledOnce();
  });

  test("with stray quotation marks in fifty lines is given up there, however many more there are", () => {
    const lines = (count: number) => `title,date\n${'a"b,\n'.repeat(count)}Fine,`;
    expect(read(lines(49), "csv")).toMatchObject({ titles: ["Fine"], problems: { length: 49 } });
    const hopeless = read(lines(100_000), "csv");
    expect(hopeless.titles).toEqual([]);
    expect(hopeless.problems).toHaveLength(51);
    expect(hopeless.problems.at(-1)).toBe(
      "line 51: too much up to here cannot be read, so nothing of the file is read",
    );
  });

  test("with thousands of stray quotation marks in one line is given up too", () => {
    expect(read(`title,date\n${'a"b,'.repeat(5_000)}`, "csv").problems.at(-1)).toMatch(/^line 2: too much up to here/);
  });

  test("with a quotation mark that never closes names where it is opened", () => {
    const { titles, problems } = read(`title\nFine\n"${"x\n".repeat(30_000)}`, "csv");
    expect(titles).toEqual(["Fine"]);
    expect(problems.at(-1)).toMatch(/never closed$/);
  });
});

test("a JSON list within a piece is counted before it is read", () => {
  const piece = (count: number) =>
    JSON.stringify({ evidence: [{ title: "x", links: Array(count).fill("https://a.test") }] });
  expect(read(piece(200), "json").titles).toEqual(["x"]);
  expect(read(piece(201), "json").problems).toEqual(["item 1: it has no readable links"]);
});

test.each([
  ["\uFEFF \n [ {", "json"],
  ["[]", "json"],
  ["[ ]", "json"],
  ["{", "json"],
  ["[a](https://a.test)", "markdown"],
  ["[ x ] done", "markdown"],
  ["\uFEFFTitle;Date", "csv"],
  [`${"\n".repeat(9_000)}title,date`, "csv"],
  [`${"x,".repeat(5_000)}title`, "markdown"],
  ["", "markdown"],
])("the format of %j is %s", (text, format) => {
  expect(detectFormat(text)).toBe(format);
});

test.each([
  ["## 2026-03-12: Tracing", "Tracing"],
  ["## 2026-03-12: Tracing ##", "Tracing"],
  ["##   2026-03-12: Tracing #  ##", "Tracing #"],
  ["# 2026-03-12: In C#", "In C"],
  ["###### 2026-03-12: Tracing", "Tracing"],
])("the title of the heading %j is %j", (line, title) => {
  expect(read(line, "markdown").titles).toEqual([title]);
});

test.each(["####### 2026-03-12: Seven", "#2026-03-12: No blank", "# ", "#"])(
  "%j is no heading with a piece",
  (line) => {
    expect(read(line, "markdown").titles).toEqual([]);
  },
);

describe("ordinary texts are read as they were by the patterns before", () => {
  const words = (...more: string[]) =>
    fc.array(fc.constantFrom("a", "Talk", " ", "  ", "(", ")", "[", "]", "<", ">", ".", ",", ":", "-", ...more), {
      maxLength: 24,
    });

  test("links", () => {
    fc.assert(
      fc.property(
        words("https://a.test", "http://b.test/x_(y)", "[c](https://c.test)", '[d](<https://d.test> "t")'),
        (parts) => {
          const text = parts.join("");
          expect(takeLinks(text)).toEqual(takeLinksBefore(text));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test("days", () => {
    fc.assert(
      fc.property(words("2026-03-12", "12 March 2026", "Mar 3rd, 2026", "2026", "March", "*", "_", "–"), (parts) => {
        const text = parts.join("");
        expect(readDay(text)).toEqual(readDayBefore(text));
      }),
      { numRuns: 2_000 },
    );
  });

  test("lines of links in a form", () => {
    const lines = fc.array(fc.constantFrom("https://a.test", "http://b.test", " ", "\t", "\n", "\r\n", "\n\n"), {
      maxLength: 9,
    });
    fc.assert(
      fc.property(lines, (parts) => {
        const links = parts.join("");
        const before = links.split(/\s*\n\s*/).map((line) => line.trim());
        const parsed = evidenceWordsSchema.shape.links.safeParse(links);
        const expected = [...new Set(before.filter(Boolean))];
        if (parsed.success) expect(parsed.data).toEqual(expected);
        else expect(expected.some((link) => /\s|https?:.*https?:/.test(link))).toBe(true);
      }),
    );
  });
});

/** As it was: right, and quadratic. */
function takeLinksBefore(text: string): { plain: string; links: string[] } {
  const links: string[] = [];
  const take = (address: string) => {
    links.push(address.replace(/[.,;:!?]+$/, ""));
    return "";
  };
  const plain = text
    .replace(/\[([^\]]*)\]\(\s*<?(https?:\/\/[^\s)>]+)>?[^)]*\)/g, (_, inner: string, address: string) => {
      take(address);
      return inner;
    })
    .replace(/<(https?:\/\/[^\s>]+)>/g, (_, address: string) => take(address))
    .replace(/https?:\/\/[^\s<>()\][]+(?:\([^\s<>()]*\)[^\s<>()\][]*)*/g, take)
    .replace(/\(\s*\)/g, "")
    .replace(/[ \t]{2,}/g, " ")
    .trim();
  return { plain, links };
}

/** As it was, for the ways of writing a day that the property makes. */
function readDayBefore(text: string): { day: string; rest: string } {
  const month = "(mar(?:ch)?)\\.?";
  const patterns: [string, (groups: string[]) => string][] = [
    ["(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})", ([y = "", m = "", d = ""]) => join(y, m, d)],
    [`(\\d{1,2})(?:st|nd|rd|th)?\\s+${month}\\s+(\\d{4})`, ([d = "", , y = ""]) => join(y, "3", d)],
    [`${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})`, ([, d = "", y = ""]) => join(y, "3", d)],
  ];
  const join = (y: string, m: string, d: string) => `${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`;
  for (const [pattern, toDay] of patterns) {
    const atStart = new RegExp(`^\\s*[*_(\\[]*${pattern}[*_)\\]]*\\s*[:,–—-]*\\s*`, "i");
    const inBrackets = new RegExp(`\\s*[(\\[]\\s*${pattern}\\s*[)\\]](?!\\()`, "i");
    for (const expression of [atStart, inBrackets]) {
      const match = expression.exec(text);
      if (!match) continue;
      const rest = text.slice(0, match.index) + text.slice(match.index + match[0].length);
      return { day: toDay(match.slice(1)), rest: rest.trim() };
    }
  }
  return { day: "", rest: text };
}
