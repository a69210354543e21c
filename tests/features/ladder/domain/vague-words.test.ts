import { describe, expect, it } from "vitest";
import { EXACT_PHRASES, findVagueWords, VAGUE_WORDS } from "#app/features/ladder/domain/vague-words";

describe("findVagueWords", () => {
  it("finds whole words, whatever their capitals", () => {
    expect(findVagueWords("Drives STRONG outcomes; ensures quality.")).toEqual(["drives", "strong", "ensures"]);
  });

  it("does not find a word within another", () => {
    expect(findVagueWords("asks someone about a well-known complexity on a goodwill basis")).toEqual([]);
  });

  it("lets a phrase pass in which the word is exact, but not the same word beside it", () => {
    expect(findVagueWords("measures how often builds fail, as well as why")).toEqual([]);
    expect(findVagueWords("often measures how often builds fail")).toEqual(["often"]);
  });

  it("gives nothing for an empty text", () => {
    expect(findVagueWords("")).toEqual([]);
  });

  it("has an exact phrase only where it is needed", () => {
    for (const phrase of EXACT_PHRASES) {
      expect(phrase.split(" ").some((word) => VAGUE_WORDS.has(word))).toBe(true);
    }
  });
});
