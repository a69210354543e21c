import { stringify as toCsv } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { parseLadder } from "#app/domain/ladder/parse";
import { printLadder } from "#app/domain/ladder/print";
import { toListItems, toPieces, toSentences } from "#app/integrations/ladder-import/fit-text";
import type { ImportFormat, ImportResult } from "#app/integrations/ladder-import/import-ladder";
import { IMPORT_FORMATS, importLadder } from "#app/integrations/ladder-import/import-ladder";
import { importOf, ROWS, SOURCES } from "./fixtures";

/** Making a large counterexample small would take minutes. */
fc.configureGlobal({ endOnFailure: true });

/** Letters and digits only: how a text is wrapped, split and punctuated may change, its words may not. */
const wordsOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.replace(/^\s*(?:[-*+•–‣◦]|\d{1,2}[.)]|#{1,6})\s+/, ""))
    .join(" ")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();

function everyText(value: unknown, skip: readonly string[] = []): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap((item) => everyText(item, skip));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (skip.includes(key) ? [] : everyText(item, skip)));
}

/** The texts of a source that are neither in the ladder nor in the report. */
function lostTexts(source: unknown, result: Extract<ImportResult, { ok: true }>): string[] {
  const { ladder, entries } = result;
  const prose = wordsOf(
    everyText(
      ladder.competencies.map(({ proficiencies }) => proficiencies),
      ["id"],
    ).join(""),
  );
  const criteria = ladder.competencies.map(({ proficiencies }) =>
    wordsOf(proficiencies.flatMap((level) => level.criteria.map(({ text }) => text)).join("")),
  );
  const others = [...everyText(ladder), ...entries.flatMap(({ message, texts }) => [message, ...texts])].map(wordsOf);
  const headed = ladder.competencies.map(({ name, meaning }) => wordsOf(name + meaning));
  const found = [prose, ...headed, ...criteria, ...others, wordsOf(entries.flatMap(({ texts }) => texts).join(""))];
  // A paragraph over its limit is begun in the ladder and ended in the report.
  const ends = entries.filter(({ message }) => message.startsWith("the end of")).map(({ texts }) => texts.join(""));
  const paragraphs = [ladder.summary, ...[...ladder.tracks, ...ladder.roles].map(({ summary }) => summary)];
  paragraphs.push(...ladder.competencies.map(({ meaning }) => meaning));
  const begun = ends.flatMap((end) => paragraphs.map((paragraph) => wordsOf(paragraph + end)));
  const wholeReport = wordsOf([ladder.summary, ...ladder.tracks.map(({ summary }) => summary)].join(""));
  const isFound = (text: string) => {
    const words = wordsOf(text);
    return words === "" || [...found, ...begun, wholeReport].some((place) => place.includes(words));
  };
  // Where a step has too many criteria, the entries and sentences of one text may be shared out between two competencies.
  const partsOf = (text: string) => toListItems(text).flatMap(toSentences);
  return everyText(source).filter((text) => !isFound(text) && !partsOf(text).every(isFound));
}

const sentence = fc
  .array(fc.stringMatching(/^[a-zäöé]{2,9}$/), { minLength: 2, maxLength: 14 })
  .map((words) => words.join(" "))
  .map((text) => text.charAt(0).toUpperCase() + text.slice(1));
const prose = fc.oneof(
  sentence,
  fc.array(sentence, { minLength: 1, maxLength: 12 }).map((all) => `${all.join(". ")}.`),
  fc.array(sentence, { minLength: 2, maxLength: 6 }).map((all) => all.map((one) => `- ${one}`).join("\n")),
  fc.constantFrom(
    "yes: no",
    "# not a comment",
    "e.g. this (and that. And more), etc.",
    "'quoted' \"twice\"",
    "2026.10",
  ),
);
const name = fc.oneof(sentence, fc.constantFrom("🥖 Bread", "C++", "Tests: what & why", "日本語", "A".repeat(90)));
const id = fc.stringMatching(/^[a-z]{3,8}(-[a-z]{2,5})?$/);
const extra = fc.dictionary(
  fc.constantFrom("sheet", "owner", "since", "deep"),
  fc.oneof(sentence, fc.array(sentence, { maxLength: 3 })),
  {
    maxKeys: 2,
  },
);

const family = fc
  .record({
    levels: fc.uniqueArray(id, { minLength: 2, maxLength: 11 }),
    themes: fc.uniqueArray(id, { minLength: 1, maxLength: 5 }),
    title: name,
    summary: prose,
    extra,
    seed: fc.array(
      fc.record({
        level: fc.nat(),
        theme: fc.nat(),
        text: prose,
        examples: fc.array(sentence, { maxLength: 5 }),
        proficiency: fc.constantFrom("Awareness", "Expert", "Odd"),
        extra,
      }),
      { minLength: 1, maxLength: 40 },
    ),
    names: fc.array(name, { minLength: 16, maxLength: 16 }),
  })
  .map(({ levels, themes, title, summary, extra: more, seed, names }) => ({
    ...more,
    name: title,
    summary,
    levels: levels.map((one, index) => ({ id: one, name: names[index] })),
    themes: themes.map((one, index) => ({
      id: one,
      name: names[index + 11],
      summary: index % 2 === 0 ? summary : undefined,
    })),
    competencies: seed.map(({ level, theme, text, examples, proficiency, extra: own }, index) => ({
      ...own,
      ...(index % 3 === 0 ? {} : { id: `behaviour-${index}` }),
      level: levels[level % levels.length],
      theme: themes[theme % themes.length],
      summary: text,
      examples,
      proficiency,
    })),
  }));

const framework = fc.record({
  title: name,
  path: sentence,
  topics: fc.array(
    fc.record({
      name,
      content: fc.array(
        fc.record({
          level: fc.integer({ min: 1, max: 12 }),
          criteria: fc.array(sentence, { maxLength: 24 }),
          exampleCriteria: fc.array(fc.record({ criteria: prose, examples: fc.array(sentence, { maxLength: 4 }) }), {
            maxLength: 3,
          }),
        }),
        { minLength: 1, maxLength: 6 },
      ),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

const standard = fc
  .record({
    skills: fc.uniqueArray(id, { minLength: 1, maxLength: 6 }),
    texts: fc.array(prose, { minLength: 12, maxLength: 12 }),
    lines: fc.array(sentence, { minLength: 12, maxLength: 12 }),
    extra,
  })
  .map(({ skills, texts, lines, extra: more }) => ({
    "capabilities/all.yaml": {
      ...more,
      name: lines[0],
      description: texts[0],
      skills: skills.map((skill, index) => ({
        id: skill,
        name: lines[1],
        human: {
          description: texts[1],
          proficiencyDescriptions: { awareness: texts[2 + index], expert: texts[3 + index] },
        },
        markers: { awareness: { human: [lines[2], lines[3]], agent: [lines[4]] }, working: { human: [lines[5]] } },
      })),
    },
    "levels.yaml": [
      { id: "one", professionalTitle: lines[6], baseSkillProficiencies: { core: "awareness", broad: "awareness" } },
      {
        id: "two",
        qualificationSummary: texts[9],
        baseSkillProficiencies: { core: "expert" },
        expectations: { impactScope: lines[7] },
      },
    ],
    "disciplines/d.yaml": {
      ...more,
      specialization: lines[8],
      coreSkills: [skills[0]],
      human: { professionalRoleSummary: texts[10] },
    },
    "drivers.yaml": [{ id: "x", name: lines[9] }],
  }));

const matrix = fc.record({
  levels: fc.uniqueArray(sentence, { minLength: 2, maxLength: 11, selector: (text) => text.toLowerCase() }),
  rows: fc.array(fc.tuple(name, fc.array(fc.option(prose, { nil: "" }), { minLength: 11, maxLength: 11 })), {
    minLength: 1,
    maxLength: 8,
  }),
});

function expectNothingLost(source: unknown, result: ImportResult): void {
  if (!result.ok) {
    // Nothing described, or a role without anything to expect: refused with a place.
    expect(result.issues.every(({ line, column, path }) => line > 0 && column > 0 && path !== "")).toBe(true);
    expect(result.issues.map(({ message }) => message).join()).toMatch(
      /no competency|no role|has a summary|at least two levels/,
    );
    return;
  }
  expect(lostTexts(source, result)).toEqual([]);
  expect(parseLadder(printLadder(result.ladder)).ok).toBe(true);
}

describe("property: every text of the source is in the ladder or in the report, and the ladder passes its check", () => {
  it("financial-times", () => {
    fc.assert(
      fc.property(family, (source) =>
        expectNothingLost(source, importOf("financial-times", { "f.yml": stringify(source) })),
      ),
    );
  });

  it("monzo", () => {
    fc.assert(
      fc.property(framework, fc.array(prose, { maxLength: 8 }), (source, body) => {
        const text = `---\n${stringify(source)}---\n${body.map((part) => `## H\n\n${part}\n`).join("\n")}`;
        expectNothingLost([source, body], importOf("monzo", { "f.md": text }));
      }),
    );
  });

  it("forward-impact", () => {
    fc.assert(
      fc.property(standard, (source) => {
        const files = Object.fromEntries(Object.entries(source).map(([path, value]) => [path, stringify(value)]));
        expectNothingLost(source, importOf("forward-impact", files));
      }),
    );
  });

  it("csv, as a table", () => {
    fc.assert(
      fc.property(matrix, ({ levels, rows }) => {
        const records = [
          ["Competency", ...levels],
          ...rows.map(([competency, cells]) => [competency, ...cells.slice(0, levels.length)]),
        ];
        expectNothingLost(records.slice(1), importOf("csv", { "f.csv": toCsv(records) }));
      }),
    );
  });

  it("the same source gives the same ladder", () => {
    for (const format of IMPORT_FORMATS)
      expect(importOf(format, SOURCES[format])).toEqual(importOf(format, SOURCES[format]));
  });
});

const scrap = fc.oneof(
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.constantFrom(
    "\n",
    "  ",
    "\t",
    ":",
    "- ",
    "[",
    "{",
    "}",
    "&a ",
    "*a",
    "!t ",
    "|",
    "'",
    '"',
    "? ",
    "<<: *a",
    "~",
    "---\n",
    "\r\n",
    "\uFEFF",
    ",",
    ";",
    "\0",
    "%YAML 1.1\n",
  ),
);

/** A fixture with cuts: at each, some bytes are taken away and a scrap is put in their place; some are cut short, or get bytes that are no text. */
const damaged = fc
  .record({
    format: fc.constantFrom<ImportFormat>(...IMPORT_FORMATS),
    rows: fc.boolean(),
    which: fc.nat(),
    cuts: fc.array(fc.tuple(fc.nat(), fc.nat(40), scrap), { maxLength: 4 }),
    end: fc.option(fc.nat()),
    flips: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 }),
  })
  .map(({ format, rows, which, cuts, end, flips }) => {
    const source = format === "csv" && rows ? { "rows.csv": ROWS } : SOURCES[format];
    const paths = Object.keys(source);
    const files = Object.entries(source).map(([path, text], index) => {
      if (index !== which % paths.length) return { path, bytes: new TextEncoder().encode(text) };
      let edited: string = text;
      for (const [start, length, put] of cuts) {
        const from = start % (edited.length + 1);
        edited = edited.slice(0, from) + put + edited.slice(from + length);
      }
      const bytes = new TextEncoder().encode(end === null ? edited : edited.slice(0, end % (edited.length + 1)));
      for (const [at, value] of flips) if (bytes.length > 0) bytes[at % bytes.length] = value;
      return { path, bytes };
    });
    return { format, files };
  });

function expectPlaces(result: ImportResult): void {
  if (result.ok) return;
  expect(result.issues.length).toBeGreaterThan(0);
  for (const { path, line, column, message } of result.issues) {
    expect(path).not.toBe("");
    expect(line).toBeGreaterThan(0);
    expect(column).toBeGreaterThan(0);
    expect(message).not.toBe("");
    expect(message).not.toContain("cannot be written");
  }
}

describe("broken files", () => {
  it("property: never a crash, always a place", () => {
    fc.assert(
      fc.property(damaged, ({ format, files }) => {
        expectPlaces(importLadder(format, files, "source"));
      }),
      { numRuns: 600 },
    );
  });

  it("property: any JSON in place of a file", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<ImportFormat>(...IMPORT_FORMATS),
        fc.nat(),
        fc.jsonValue({ maxDepth: 5 }),
        (format, which, value) => {
          const paths = Object.keys(SOURCES[format]);
          const path = paths[which % paths.length] ?? "x";
          const json = JSON.stringify(value);
          expectPlaces(
            importOf(format, { ...SOURCES[format], [path]: format === "monzo" ? `---\n${json}\n---\n` : json }),
          );
        },
      ),
      { numRuns: 400 },
    );
  });

  it("property: a key deleted or its value swapped for another type", () => {
    const swaps = fc.constantFrom(
      "",
      "~",
      "[]",
      "{}",
      "[[x]]",
      "{ a: { b: c } }",
      "-1",
      "1e400",
      "true",
      "*nowhere",
      "!!binary x",
    );
    fc.assert(
      fc.property(
        fc.constantFrom<ImportFormat>("financial-times", "monzo", "forward-impact"),
        fc.nat(),
        fc.nat(),
        swaps,
        (format, which, at, swap) => {
          const paths = Object.keys(SOURCES[format]);
          const path = paths[which % paths.length] ?? "x";
          const lines = (SOURCES[format][path] ?? "").split("\n");
          const index = at % lines.length;
          lines[index] = (lines[index] ?? "").replace(/:.*$/, `: ${swap}`);
          expectPlaces(importOf(format, { ...SOURCES[format], [path]: lines.join("\n") }));
        },
      ),
      { numRuns: 400 },
    );
  });

  it("bounds what aliases grow to, how deep a file is nested and how large it is", () => {
    const laughs = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let index = 1; index < 12; index += 1) {
      const before = `*a${index - 1}`;
      laughs.push(`a${index}: &a${index} [${Array(10).fill(before).join(", ")}]`);
    }
    const issuesOf = (text: string) => {
      const result = importOf("financial-times", { "f.yml": text });
      return result.ok ? [] : result.issues.map(({ line, message }) => [line, message]);
    };
    expect(issuesOf(laughs.join("\n"))).toEqual([[5, expect.stringMatching(/^more than 100000 values/)]]);
    expect(issuesOf("a: &a [*a]")).toEqual([[1, expect.stringMatching(/nested more than 32 deep/)]]);
    expect(issuesOf(`a: ${"[".repeat(20_000)}${"]".repeat(20_000)}`)[0]).toEqual([
      1,
      expect.stringMatching(/nested more than/),
    ]);
    expect(issuesOf(`a: ${"x".repeat(3 * 1024 * 1024)}`)).toEqual([
      [1, "the file has 3073 KiB; at most 2048 KiB are allowed"],
    ]);
  });

  it("reads what aliases and merge keys repeat within bounds", () => {
    const text = `base: &base { theme: soup, proficiency: Awareness }
levels: [a, b]
themes: [soup]
competencies:
  - { <<: *base, level: a, summary: &s Stirs }
  - { <<: *base, level: b, summary: *s, proficiency: Expert }
`;
    const result = importOf("financial-times", { "f.yml": text });
    expect(result.ok && result.ladder.roles.map(({ expectations }) => expectations[0]?.proficiency)).toEqual([1, 2]);
  });
});

describe("texts over a limit", () => {
  it("property: the pieces fit, and joined are the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 600 }), fc.integer({ min: 4, max: 120 }), (text, max) => {
        const pieces = toPieces(text, max);
        expect(pieces.every((piece) => piece.length > 0 && piece.length <= max)).toBe(true);
        expect(pieces.join("").replace(/\s/g, "")).toBe(toPieces(text, 10_000).join("").replace(/\s/g, ""));
      }),
    );
  });

  it("ends no sentence at an abbreviation or within brackets", () => {
    expect(toSentences("Uses tools, e.g. Make. Knows why (as in books. And talks). Done")).toEqual([
      "Uses tools, e.g. Make.",
      "Knows why (as in books. And talks).",
      "Done",
    ]);
  });
});
