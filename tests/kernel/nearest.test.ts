import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { didYouMean, editDistance, findNearest, quote } from "#app/kernel/nearest";

/** The same distance straight from its recursive definition, as an oracle. */
function slowDistance(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const [shortA, shortB] = [a.slice(0, -1), b.slice(0, -1)];
  const distances = [
    slowDistance(shortA, b) + 1,
    slowDistance(a, shortB) + 1,
    slowDistance(shortA, shortB) + (a.at(-1) === b.at(-1) ? 0 : 1),
  ];
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
    distances.push(slowDistance(a.slice(0, -2), b.slice(0, -2)) + 1);
  }
  return Math.min(...distances);
}

const shortWord = fc.stringMatching(/^[abc]{0,5}$/);

describe("editDistance", () => {
  it("agrees with its definition, and gives Infinity beyond the limit", () => {
    fc.assert(
      fc.property(shortWord, shortWord, fc.nat(5), (a, b, limit) => {
        const distance = slowDistance(a, b);
        expect(editDistance(a, b)).toBe(distance);
        expect(editDistance(a, b, limit)).toBe(distance > limit ? Number.POSITIVE_INFINITY : distance);
      }),
    );
  });

  it("counts two swapped letters as one slip", () => {
    expect(editDistance("mentorign", "mentoring")).toBe(1);
  });
});

describe("findNearest", () => {
  it("allows one slip for every three letters and never more than three", () => {
    expect(findNearest("ab", ["ac"])).toBeNull();
    expect(findNearest("abc", ["abd"])).toBe("abd");
    expect(findNearest("abcde", ["abxxe"])).toBeNull();
    expect(findNearest("abcdef", ["abxxef"])).toBe("abxxef");
    expect(findNearest("abcdefghijklmno", ["abcdefghijkxxxx"])).toBeNull();
    expect(findNearest("abcdefghijklmno", ["abcdefghijklxxx"])).toBe("abcdefghijklxxx");
  });

  it("takes the nearest, and of equals the first", () => {
    expect(findNearest("mentoring", ["monitoring", "mentorin", "mentorina"])).toBe("mentorin");
    expect(findNearest("mentoring", [])).toBeNull();
  });

  it("takes no account of capitals", () => {
    expect(findNearest("atAglance", ["atAGlance"])).toBe("atAGlance");
    expect(findNearest("ID", ["id"])).toBe("id");
  });
});

describe("words in messages", () => {
  it("are suggested only where one is near", () => {
    expect(didYouMean("obsevability", ["observability", "mentoring"])).toBe(' (did you mean "observability"?)');
    expect(didYouMean("hiring", ["observability"])).toBe("");
  });

  it("stay on one line and short", () => {
    expect(quote("a\nb")).toBe('"a\\nb"');
    expect(quote("x".repeat(64))).toHaveLength(66);
    expect(quote("x".repeat(65))).toBe(`"${"x".repeat(64)}…"`);
  });
});
