import * as fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Legend } from "#app/ui/charts/legend";
import { RadarChart } from "#app/ui/charts/radar-chart";
import { type RadarSeries, RadarSvg } from "#app/ui/charts/radar-svg";
import { SERIES_KINDS } from "#app/ui/charts/series";

const NAME = "Radar: Senior Engineer against Staff Engineer";
const AXES = ["Technical foundations", "Design", "Operations", "Delivery"];
const full = (kind: RadarSeries["kind"], value = 3): RadarSeries => ({ kind, values: AXES.map(() => value) });

const draw = (series: RadarSeries[], more: Partial<Parameters<typeof RadarSvg>[0]> = {}) =>
  renderToStaticMarkup(<RadarSvg name={NAME} axes={AXES} series={series} max={5} {...more} />);
const count = (markup: string, part: string | RegExp) => markup.split(part).length - 1;
const outline = (markup: string, kind: string) =>
  new RegExp(`<path data-series="${kind}"[^>]*>`).exec(markup)?.[0] ?? null;

describe("RadarSvg", () => {
  test("with fewer than three axes it draws nothing", () => {
    expect(draw([], { axes: AXES.slice(0, 2) })).toBe("");
    expect(draw([], { axes: AXES.slice(0, 3) })).not.toBe("");
  });

  test("it is one image with the given name", () => {
    const markup = draw([full("self")]);
    expect(count(markup, 'role="img"')).toBe(1);
    expect(markup).toContain(`role="img" aria-label="${NAME}"`);
  });

  test("a missing value has no mark and no line to it", () => {
    const markup = draw([{ kind: "self", values: [4, null, 3, 2] }]);
    expect(count(markup, 'data-mark="self"')).toBe(3);
    expect(outline(markup, "self")).not.toContain("Z");
    expect(outline(markup, "self")?.match(/[ML]/g)).toHaveLength(3);
  });

  test("a series without any value leaves the grid alone", () => {
    const markup = draw([{ kind: "manager", values: [null, null, null, null] }]);
    expect(outline(markup, "manager")).toBeNull();
    expect(markup).not.toContain("data-mark");
  });

  test("a series that is too short is missing the rest", () => {
    expect(count(draw([{ kind: "self", values: [4, 4] }]), 'data-mark="self"')).toBe(2);
  });

  test("series are told apart by more than colour", () => {
    const markup = draw([full("self"), full("manager"), full("agreed"), full("target")]);
    const looks = SERIES_KINDS.map((kind) =>
      outline(markup, kind)?.match(/stroke-width="[^"]*"|stroke-dasharray="[^"]*"/g),
    );
    expect(new Set(looks.map((look) => look?.join())).size).toBe(4);
    expect(outline(markup, "manager")).toContain("stroke-dasharray");
    expect(outline(markup, "self")).not.toContain("stroke-dasharray");
    expect(markup).toContain('<circle data-mark="self"');
    expect(markup).toContain('<rect data-mark="manager"');
    expect(markup).toContain('<path data-mark="agreed"');
  });

  test("the target is a filled area without marks, and not filled where a value is missing", () => {
    expect(outline(draw([full("target")]), "target")).toContain("fill-opacity");
    expect(draw([full("target")])).not.toContain("data-mark");
    const open = draw([{ kind: "target", values: [4, null, 4, null] }]);
    expect(outline(open, "target")).toBeNull();
    expect(count(open, 'data-mark="target"')).toBe(2);
  });

  test("axes lead where they are told to, outside the image, with their whole name", () => {
    const markup = draw([full("self")], { axisHref: (index) => (index === 3 ? null : `/c/${index}`) });
    const afterImage = markup.slice(markup.indexOf("</g>", markup.indexOf("data-mark")));
    expect(afterImage.match(/<a [^>]*>/g)?.map((tag) => tag.replace(/ class="[^"]*"/, ""))).toEqual([
      '<a href="/c/0" aria-label="Technical foundations">',
      '<a href="/c/1" aria-label="Design">',
      '<a href="/c/2" aria-label="Operations">',
    ]);
    expect(count(markup, "<a ")).toBe(3);
  });

  test("a label without a link is part of the picture, not text to read twice", () => {
    expect(
      draw([])
        .match(/<text [^>]*>(?=<tspan)/g)
        ?.every((tag) => tag.includes('aria-hidden="true"')),
    ).toBe(true);
  });

  test("two axes of one name are both drawn", () => {
    expect(draw([full("self")], { axes: ["Same", "Same", "Same", "Same"] }).match(/>Same</g)).toHaveLength(4);
  });

  test("what people wrote is escaped", () => {
    const markup = draw([], { name: '"><script>', axes: ["<b>", "&", '"', "'"] });
    expect(markup).not.toMatch(/<script|<b>/);
  });
});

describe("RadarChart", () => {
  const markup = renderToStaticMarkup(
    <RadarChart name={NAME} axes={AXES} series={[full("self")]} max={5} axisHref={(index) => `/c/${index}`} />,
  );

  test("with fewer than three axes it draws nothing", () => {
    expect(renderToStaticMarkup(<RadarChart name={NAME} axes={["a", "b"]} series={[]} max={5} />)).toBe("");
  });

  test("the server sends the static picture, once for narrow and once for wide places", () => {
    expect(count(markup, `role="img" aria-label="${NAME}"`)).toBe(2);
    expect(count(markup, 'href="/c/0"')).toBe(2);
    expect(markup).not.toContain("recharts");
    expect(markup).not.toContain("invisible");
  });
});

describe("Legend", () => {
  test("it names each series, in its own words where it has some", () => {
    const markup = renderToStaticMarkup(
      <Legend items={[full("self"), full("manager"), { kind: "target", label: "Target: Staff Engineer" }]} />,
    );
    expect(markup.replace(/<svg.*?<\/svg>|<[^>]*>/g, "|").match(/[^|]+/g)).toEqual([
      "Self",
      "Manager",
      "Target: Staff Engineer",
    ]);
    expect(count(markup, "<svg")).toBe(count(markup, 'aria-hidden="true"'));
  });
});

test("property: whatever the values, no inline style and no number that is none", () => {
  const value = fc.option(fc.oneof(fc.double(), fc.integer({ min: 1, max: 5 })));
  const series = fc.record({ kind: fc.constantFrom(...SERIES_KINDS), values: fc.array(value, { maxLength: 16 }) });
  fc.assert(
    fc.property(
      fc.array(fc.string(), { maxLength: 16 }),
      fc.uniqueArray(series, { selector: ({ kind }) => kind }),
      fc.integer({ min: 1, max: 9 }),
      (axes, lines, max) => {
        const markup = renderToStaticMarkup(<RadarChart name={NAME} axes={axes} series={lines} max={max} />);
        const tags = markup.match(/<[^>]*>/g)?.join("") ?? "";
        expect(tags).not.toMatch(/ style=/);
        expect(tags).not.toMatch(/NaN|Infinity|undefined/);
      },
    ),
  );
});
