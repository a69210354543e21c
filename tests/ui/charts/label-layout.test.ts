import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { estimateTextWidth, overlaps, truncateLabel, wrapLabel } from "#app/ui/charts/label-layout";

const SIZE = 10;
const widest = (lines: string[]) => Math.max(...lines.map((line) => estimateTextWidth(line, SIZE)));

describe("wrapLabel", () => {
  test("what fits stays on one line, and what does not is broken between words", () => {
    const width = estimateTextWidth("foundations", SIZE);
    expect(wrapLabel("Design", width, SIZE, 3)).toEqual(["Design"]);
    expect(wrapLabel("Technical foundations", width, SIZE, 3)).toEqual(["Technical", "foundations"]);
    expect(wrapLabel("Technical foundations", estimateTextWidth("Technical foundations", SIZE), SIZE, 3)).toEqual([
      "Technical foundations",
    ]);
  });

  test("a word too long for a line is broken with a hyphen, and carries over at least three letters", () => {
    expect(wrapLabel("Communication", estimateTextWidth("Communicatio-", SIZE), SIZE, 3)).toEqual([
      "Communicat-",
      "ion",
    ]);
  });

  test("a hyphen of the word itself serves as one", () => {
    expect(wrapLabel("AI-assisted", estimateTextWidth("assisted", SIZE), SIZE, 3)).not.toContain("AI--");
  });

  test("past the last line it is cut, visibly", () => {
    const lines = wrapLabel("one two three four five six", estimateTextWidth("three", SIZE), SIZE, 3);
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatch(/…$/);
  });

  test("property: no line is too wide, none is empty, and nothing is lost short of the limit", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Za-z]{1,24}( [A-Za-z]{1,24}){0,5}$/),
        fc.integer({ min: 30, max: 120 }),
        (text, width) => {
          const lines = wrapLabel(text, width, SIZE, 3);
          expect(lines.length >= 1 && lines.length <= 3).toBe(true);
          expect(lines.every((line) => line.length > 0)).toBe(true);
          expect(widest(lines)).toBeLessThanOrEqual(width);
          const unlimited = wrapLabel(text, width, SIZE, 1000);
          expect(unlimited.join("").replaceAll(/[- ]/g, "")).toBe(text.replaceAll(" ", ""));
        },
      ),
    );
  });

  test("property: it ends whatever it is given", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 0, max: 50 }), (text, width) => {
        expect(wrapLabel(text, width, SIZE, 3).length).toBeLessThanOrEqual(3);
      }),
    );
  });
});

describe("truncateLabel", () => {
  test("it keeps what fits, to the last character", () => {
    const width = estimateTextWidth("2026 H2", SIZE);
    expect(truncateLabel("2026 H2", width, SIZE)).toBe("2026 H2");
    expect(truncateLabel("2026 H2", width - 0.1, SIZE)).toBe("2026…");
  });
});

describe("overlaps", () => {
  const box = { x: 0, y: 0, width: 10, height: 10 };

  test("boxes that touch or are apart do not overlap", () => {
    expect(overlaps(box, { ...box, x: 10 })).toBe(false);
    expect(overlaps(box, { ...box, y: -10 })).toBe(false);
    expect(overlaps(box, { ...box, x: 11 })).toBe(false);
  });

  test("boxes that share an area do", () => {
    expect(overlaps(box, { ...box, x: 9 })).toBe(true);
    expect(overlaps(box, { x: 2, y: 2, width: 1, height: 1 })).toBe(true);
  });
});
