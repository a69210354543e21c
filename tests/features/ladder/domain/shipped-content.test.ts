import { describe, expect, test } from "vitest";
import { parseLadder } from "#app/features/ladder/domain/parse";
import { formatIssue } from "#app/features/ladder/domain/source";
import { readLadderSource } from "#app/features/ladder/files/ladder-folder";

const parsed = parseLadder(await readLadderSource("ladder"));
if (!parsed.ok) throw new Error(parsed.issues.map(formatIssue).join("\n"));
const { competencies } = parsed.ladder;
const levels = competencies.flatMap(({ id, proficiencies }) => proficiencies.map((level) => ({ of: id, ...level })));
const criteria = levels.flatMap(({ of, level, criteria: all }) => all.map((one) => ({ of, level, ...one })));

const wordsOf = (text: string) => text.match(/[A-Za-z0-9'’-]+/g) ?? [];

/** Syllables of an English word by its groups of vowels; a silent "e" at the end, in "es" and in "ed" counts none. */
function countSyllables(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, "");
  const groups = letters.match(/[aeiouy]+/g)?.length ?? 0;
  const isSilent = /[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouyscgxz]es$/.test(letters);
  return Math.max(1, groups - (isSilent ? 1 : 0));
}

/** Flesch reading ease (Flesch 1948) of texts that are a sentence each: 60 to 70 is plain English. */
function readingEase(texts: readonly string[]): number {
  const words = texts.flatMap(wordsOf);
  const syllables = words.reduce((sum, word) => sum + countSyllables(word), 0);
  return 206.835 - (1.015 * words.length) / texts.length - (84.6 * syllables) / words.length;
}

describe("the words of the shipped ladder", () => {
  test("say three criteria for every level", () => {
    expect(levels.filter((level) => level.criteria.length !== 3).map(({ of, level }) => `${of} ${level}`)).toEqual([]);
  });

  test("have no criterion of more than 30 words", () => {
    expect(criteria.filter(({ text }) => wordsOf(text).length > 30).map(({ id }) => id)).toEqual([]);
  });

  test("chain no three conditions by “and”", () => {
    expect(criteria.filter(({ text }) => (text.match(/\band\b/g) ?? []).length > 2).map(({ id }) => id)).toEqual([]);
  });

  test("give no criterion the words of another", () => {
    expect(new Set(criteria.map(({ text }) => text.toLowerCase())).size).toBe(criteria.length);
  });

  test.each([
    ["proof after years or quarters", /\b(years|quarters) (later|on|after)\b|\btwo or more (years|quarters)\b/],
    ["a length of time to be held out", /\bfor (two|three|four|a) (or more )?(years?|quarters?)\b/],
    ["help as part of the act", /\bwith help\b|\bwith a teammate's (help|guidance)\b/],
    ["a number of teams other than two", /\bthree or more (other )?teams\b/],
    ["a share without a ground", /\bper cent\b|\bfive points\b|\b100 \w+ runs\b/],
  ])("ask no criterion for %s", (_, pattern) => {
    expect(criteria.filter(({ text }) => pattern.test(text)).map(({ id }) => id)).toEqual([]);
  });

  test.each(competencies.map(({ id, proficiencies }) => [id, proficiencies] as const))(
    "of %s are plain English: a reading ease of at least 55",
    (_, proficiencies) => {
      expect(readingEase(proficiencies.flatMap((level) => level.criteria.map(({ text }) => text)))).toBeGreaterThan(55);
    },
  );

  test("warn of misreadings without a formula", () => {
    const misreadings = levels.map(({ misreading = "" }) => misreading);
    expect(misreadings.filter((text) => /\bis not this\b|; look for\b/.test(text))).toEqual([]);
    const openings = new Map<string, number>();
    for (const text of misreadings) {
      const opening = wordsOf(text).slice(0, 3).join(" ").toLowerCase();
      openings.set(opening, (openings.get(opening) ?? 0) + 1);
    }
    expect([...openings].filter(([, count]) => count > 3)).toEqual([]);
  });
});

test("reading ease tells plain words from heavy ones", () => {
  expect(readingEase(["the cat sat on the mat"])).toBeGreaterThan(100);
  expect(readingEase(["organisational transformation necessitates interdisciplinary collaboration"])).toBeLessThan(0);
});
