import { stringify as toCsv } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { parseLadder } from "#app/features/ladder/domain/parse";
import { printLadder } from "#app/features/ladder/domain/print";
import { toListItems, toSentences } from "#app/features/ladder/files/ladder-import/fit-text";
import type { ImportResult } from "#app/features/ladder/files/ladder-import/import-ladder";
import { IMPORT_FORMATS } from "#app/features/ladder/files/ladder-import/import-ladder";
import { importOf, SOURCES } from "./fixtures";

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
      /no competency|no role|has a summary|at least two levels|says no criterion/,
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
