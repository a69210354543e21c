import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toPieces, toSentences } from "#app/features/ladder/files/ladder-import/fit-text";

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
