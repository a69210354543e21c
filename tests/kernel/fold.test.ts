import * as fc from "fast-check";
import { expect, test } from "vitest";
import { foldText } from "#app/kernel/fold";

test.each([
  ["Zoë", "zoe"],
  ["Åsa Ångström", "asa angstrom"],
  ["Søren Kjær", "soren kjaer"],
  ["Łukasz", "lukasz"],
  ["Straße", "strasse"],
  ["İlker", "ilker"],
  ["Þóra Guðrún", "thora gudrun"],
  ["O’Brien-Smith", "o’brien-smith"],
  ["Дмитрий Ёлкин", "дмитрии елкин"],
  ["", ""],
])("%s is looked up as %s", (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

test("an accent written by itself is the same as one within the letter", () => {
  expect(foldText("Zoe\u0308")).toBe(foldText("Zo\u00eb"));
});

test("property: folding again changes nothing, and capitals do not matter", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
    }),
  );
});

test("a mark never folds to a letter, so that marks can go before letters are taken apart", () => {
  const wrong: string[] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const character = String.fromCodePoint(code);
    if (/\p{M}/u.test(character) && character.normalize("NFKD").replace(/\p{M}/gu, "") !== "") wrong.push(character);
  }
  expect(wrong).toEqual([]);
  expect(foldText(`Zoe${"\u0315\u0300".repeat(50_000)}`)).toBe("zoe");
});
