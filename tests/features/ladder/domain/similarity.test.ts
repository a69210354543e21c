import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findSimilarTexts, REPETITION_THRESHOLD, similarityOf } from "#app/features/ladder/domain/similarity";

describe("findSimilarTexts", () => {
  it("gives the share of common words, stop words and plurals apart", () => {
    expect(findSimilarTexts(["writes a runbook for the service", "writes runbooks for services"])).toEqual([
      { earlier: 0, later: 1, similarity: 1 },
    ]);
  });

  it("starts at the threshold and not below it", () => {
    expect(REPETITION_THRESHOLD).toBe(0.5);
    expect(findSimilarTexts(["red green blue", "red green yellow"])).toEqual([
      { earlier: 0, later: 1, similarity: 0.5 },
    ]);
    expect(findSimilarTexts(["red green blue white", "red green yellow black"])).toEqual([]);
    expect(findSimilarTexts(["red green blue white", "red green blue black"])).toHaveLength(1);
  });

  it("agrees with a comparison of every pair", () => {
    const words = ["red", "green", "blue", "black", "white"];
    const texts = Array.from({ length: 31 }, (_, mask) =>
      words.filter((_word, bit) => ((mask + 1) >> bit) & 1).join(" "),
    );
    const expected = texts.flatMap((text, later) =>
      texts.slice(0, later).flatMap((other, earlier) => {
        const [a, b] = [new Set(text.split(" ")), new Set(other.split(" "))];
        const similarity = [...a].filter((word) => b.has(word)).length / new Set([...a, ...b]).size;
        return similarity >= REPETITION_THRESHOLD ? [{ earlier, later, similarity }] : [];
      }),
    );
    expect(findSimilarTexts(texts)).toEqual(expected);
  });

  it("property: agrees with the same measure of every pair, whatever the length of the texts", () => {
    const words = fc.array(fc.constantFrom(..."abcdefghijklmnopqrt"), { maxLength: 18 }).map((all) => all.join(" "));
    fc.assert(
      fc.property(fc.array(words, { maxLength: 25 }), (texts) => {
        const expected = texts.flatMap((text, later) =>
          texts.slice(0, later).flatMap((other, earlier) => {
            const similarity = similarityOf(other, text) ?? 0;
            return similarity >= REPETITION_THRESHOLD ? [{ earlier, later, similarity }] : [];
          }),
        );
        expect(findSimilarTexts(texts)).toEqual(expected);
      }),
    );
  });

  it("finds nothing in common between texts without a word of their own", () => {
    expect(findSimilarTexts(["", "", "of the", "of the"])).toEqual([]);
  });
});
