import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findWords, stem, toExcerpt, toSegments } from "#app/features/ladder/domain/search-words";

const marked = (segments: { text: string; isMatch: boolean }[]) =>
  segments.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join("");

describe("findWords", () => {
  it("gives words in lower case and without accents, with their places", () => {
    expect(findWords("On-call, Café")).toEqual([
      { word: "on", start: 0, end: 2 },
      { word: "call", start: 3, end: 7 },
      { word: "cafe", start: 9, end: 13 },
    ]);
  });

  it("finds no word in signs", () => {
    expect(findWords("… – /")).toEqual([]);
  });
});

describe("stem", () => {
  it("leaves words that only look like forms of another as they are", () => {
    expect(["class", "status", "need", "string", "speed"].map(stem)).toEqual([
      "class",
      "status",
      "need",
      "string",
      "speed",
    ]);
  });

  it("is the same for the forms of a word", () => {
    for (const forms of [
      ["measure", "measures", "measured", "measuring"],
      ["plan", "plans", "planned", "planning"],
      ["query", "queries"],
      ["test", "tests", "tested", "testing"],
      ["use", "uses", "used", "using"],
    ]) {
      expect(new Set(forms.map(stem)).size, forms.join(", ")).toBe(1);
    }
  });
});

describe("toSegments", () => {
  it("marks whole words only", () => {
    expect(marked(toSegments("Tests the tester", (word) => word === "tests"))).toBe("[Tests] the tester");
  });

  it("gives the text again, whatever it is and whatever is marked", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 4 }), (text, every) => {
        const isMatch = (word: string) => word.length % every === 0;
        expect(
          toSegments(text, isMatch)
            .map((segment) => segment.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });
});

describe("toExcerpt", () => {
  const long = `${"before ".repeat(60)}alert and trace ${"after ".repeat(60)}alert`;

  it("leaves a short text whole", () => {
    expect(marked(toExcerpt("follows one alert", (word) => word === "alert"))).toBe("follows one [alert]");
  });

  it("keeps the part with most of the words found, cut between words", () => {
    const excerpt = marked(toExcerpt(long, (word) => word === "alert" || word === "trace"));
    expect(excerpt).toMatch(/^… before .*\[alert\] and \[trace\] .* after …$/);
    expect(excerpt.length).toBeLessThan(270);
  });

  it("begins at the beginning where nothing is found in it", () => {
    expect(marked(toExcerpt(long, () => false))).toMatch(/^before .* …$/);
  });

  it("never cuts a text of one long word to nothing", () => {
    const word = "x".repeat(900);
    expect(marked(toExcerpt(word, () => true))).toBe(`[${word}]`);
  });
});
