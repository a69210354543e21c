import fc from "fast-check";
import { expect, test } from "vitest";
import { findLongLines, splitLines, trimEndWhere } from "#app/kernel/lines";

const text = fc.array(fc.constantFrom("a", "bb", " ", "\n", "\r", "\r\n", "\u2028", ":"), { maxLength: 40 });

test("long lines are found by their numbers, with any line ends, and no more than asked for", () => {
  expect(findLongLines("abc", 3, 9)).toEqual([]);
  expect(findLongLines("abcd", 3, 9)).toEqual([1]);
  expect(findLongLines("abcd\r\nabc\rabcd\nabcd", 3, 9)).toEqual([1, 3, 4]);
  expect(findLongLines("abcd\nabcd\nabcd", 3, 2)).toEqual([1, 2]);
  expect(findLongLines("", 3, 9)).toEqual([]);
});

test("they are the same as those of the text split into lines", () => {
  fc.assert(
    fc.property(text, fc.nat(6), (parts, max) => {
      const whole = parts.join("");
      const long = splitLines(whole).flatMap((line, index) => (line.length > max ? [index + 1] : []));
      expect(findLongLines(whole, max, Number.POSITIVE_INFINITY)).toEqual(long);
    }),
  );
});

test("the end of a text is trimmed as a pattern would, however often its marks stand before", () => {
  fc.assert(
    fc.property(text, (parts) => {
      const whole = parts.join("");
      expect(trimEndWhere(whole, (character) => /[\s:]/.test(character))).toBe(whole.replace(/[\s:]+$/, ""));
    }),
  );
  expect(trimEndWhere(":::", () => true)).toBe("");
});

test("each character is asked about once", () => {
  let asked = 0;
  const isColon = (character: string) => {
    asked++;
    return character === ":";
  };
  expect(trimEndWhere(`${":".repeat(100_000)}a`, isColon)).toHaveLength(100_001);
  expect(asked).toBe(1);
});
