import * as fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { SERIES_KINDS } from "#app/ui/charts/series";
import { TrendLines, type TrendPoint } from "#app/ui/charts/trend-lines";

const NAME = "Core competencies at the expectation: 3, 4, 6 of 10";
const CYCLES = ["2025 H2", "2026 H1", "2026 H2"];
const of10 = (values: (number | null)[]) => values.map((value) => (value === null ? null : { value, of: 10 }));
const draw = (values: (number | null)[], cycles = CYCLES) =>
  renderToStaticMarkup(<TrendLines name={NAME} cycles={cycles} lines={[{ kind: "agreed", points: of10(values) }]} />);
const line = (markup: string) => /data-series="agreed" d="([^"]*)"/.exec(markup)?.[1] ?? null;
const texts = (markup: string) => [...markup.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text);

describe("TrendLines", () => {
  test("without cycles it draws nothing", () => {
    expect(draw([], [])).toBe("");
  });

  test("it is one image with the given name, with the cycles and the values in words", () => {
    const markup = draw([3, 4, 6]);
    expect(markup).toMatch(new RegExp(`^<svg role="img" aria-label="${NAME}"`));
    expect(texts(markup)).toEqual([...CYCLES, "3 of 10", "4 of 10", "6 of 10"]);
    expect(markup).toContain("<title>2026 H2, Agreed: 6 of 10</title>");
  });

  test("a missing value leaves a gap: no mark, no number, no line across", () => {
    const markup = draw([3, 4, null, 5, 6], [...CYCLES, "2027 H1", "2027 H2"]);
    expect(line(markup)?.match(/[ML]/g)?.join("")).toBe("MLML");
    expect(markup.match(/data-mark/g)).toHaveLength(4);
  });

  test("a value between two gaps is a mark without a line", () => {
    const markup = draw([null, 4, null]);
    expect(line(markup)).toBeNull();
    expect(markup.match(/data-mark/g)).toHaveLength(1);
  });

  test("a value of nothing is missing", () => {
    const markup = renderToStaticMarkup(
      <TrendLines name={NAME} cycles={["a", "b"]} lines={[{ kind: "self", points: [{ value: 0, of: 0 }, null] }]} />,
    );
    expect(markup).not.toContain("data-mark");
  });

  test("a break is marked between two cycles, and none ahead of the first", () => {
    const markup = renderToStaticMarkup(
      <TrendLines
        name={NAME}
        cycles={CYCLES}
        lines={[{ kind: "agreed", points: of10([3, 4, 6]) }]}
        breaks={[
          { before: 0, label: "Version 1" },
          { before: 2, label: "Version 2" },
        ]}
      />,
    );
    expect([...markup.matchAll(/data-break="([^"]*)"/g)].map(([, label]) => label)).toEqual(["Version 2"]);
  });

  test("one cycle is one mark in the middle", () => {
    const markup = draw([10], ["2026 H2"]);
    expect(markup.match(/data-mark/g)).toHaveLength(1);
    expect(texts(markup)).toEqual(["2026 H2", "10 of 10"]);
  });

  test("none lies at the bottom, all at the top, and a share between", () => {
    const [none, half, all] = [...(line(draw([0, 5, 10])) ?? "").matchAll(/ ([\d.]+)/g)].map(([, y]) => Number(y));
    expect(half).toBe(((none ?? 0) + (all ?? 0)) / 2);
    expect(none).toBeGreaterThan(all ?? 0);
  });

  test("of twelve cycles not every label has room; the latest has", () => {
    const cycles = Array.from({ length: 12 }, (_, index) => `${2020 + Math.floor(index / 2)} H${(index % 2) + 1}`);
    const written = texts(
      draw(
        cycles.map(() => 4),
        cycles,
      ),
    ).filter((text) => text?.includes("H"));
    expect(written.length).toBeLessThan(12);
    expect(written.at(-1)).toBe("2025 H2");
  });

  test("several lines are told apart by their look, and leave the numbers to the table", () => {
    const markup = renderToStaticMarkup(
      <TrendLines
        name={NAME}
        cycles={CYCLES}
        lines={[
          { kind: "self", points: of10([3, 4, 6]) },
          { kind: "manager", points: of10([2, 4, 5]) },
        ]}
      />,
    );
    expect(texts(markup)).toEqual(CYCLES);
    expect(markup).toMatch(/data-series="manager"[^>]*stroke-dasharray/);
  });

  test("property: one to twelve cycles, no inline style and no number that is none", () => {
    const point: fc.Arbitrary<TrendPoint | null> = fc.option(
      fc.record({ value: fc.oneof(fc.integer(), fc.double()), of: fc.integer({ min: 0, max: 30 }) }),
    );
    const trend = fc.record({ kind: fc.constantFrom(...SERIES_KINDS), points: fc.array(point, { maxLength: 14 }) });
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 80 }), { minLength: 1, maxLength: 12 }),
        fc.uniqueArray(trend, { selector: ({ kind }) => kind }),
        (cycles, lines) => {
          const markup = renderToStaticMarkup(<TrendLines name="x" cycles={cycles} lines={lines} />);
          const tags = markup.match(/<[^>]*>/g)?.join("") ?? "";
          expect(tags).not.toMatch(/ style=|NaN|Infinity|undefined/);
        },
      ),
    );
  });
});
