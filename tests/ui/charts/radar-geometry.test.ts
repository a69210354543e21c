import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { overlaps } from "#app/ui/charts/label-layout";
import {
  computeRadarGeometry,
  MAX_RADAR_AXES,
  MIN_RADAR_AXES,
  outlineOf,
  type Point,
  placeValues,
  type RadarGeometry,
  type RadarSize,
} from "#app/ui/charts/radar-geometry";

const SIZES: RadarSize[] = ["wide", "compact", "mini"];
const names = (count: number) => Array.from({ length: count }, (_, index) => `Axis ${index}`);

function geometryOf(count: number, max = 5, size: RadarSize = "wide"): RadarGeometry {
  const geometry = computeRadarGeometry(names(count), max, size);
  if (!geometry) throw new Error("no geometry");
  return geometry;
}

describe("computeRadarGeometry", () => {
  test.each([
    [0, false],
    [1, false],
    [MIN_RADAR_AXES - 1, false],
    [MIN_RADAR_AXES, true],
    [MAX_RADAR_AXES, true],
    [MAX_RADAR_AXES + 1, false],
  ])("%i axes: drawn is %s", (count, isDrawn) => {
    expect(computeRadarGeometry(names(count), 5, "wide") !== null).toBe(isDrawn);
  });

  test.each([0, -1, 2.5, Number.NaN, Number.POSITIVE_INFINITY])("a scale up to %d is no scale", (max) => {
    expect(computeRadarGeometry(names(5), max, "wide")).toBeNull();
  });

  test("the first axis points up, the others follow clockwise", () => {
    const { spokes, radius } = geometryOf(4);
    expect(spokes).toEqual([
      { x: 0, y: -radius },
      { x: radius, y: 0 },
      { x: 0, y: radius },
      { x: -radius, y: 0 },
    ]);
  });

  test.each([
    [1, [1]],
    [2, [1, 2]],
    [4, [1, 4]],
    [5, [1, 3, 5]],
    [9, [1, 5, 9]],
  ])("a scale of %i has as many rings, and names %j", (max, ticks) => {
    const geometry = geometryOf(6, max);
    expect(geometry.rings.map(({ value }) => value)).toEqual(Array.from({ length: max }, (_, index) => index + 1));
    expect(geometry.ticks.map(({ value }) => value)).toEqual(ticks);
  });

  test("a mini radar has neither labels nor ticks", () => {
    expect(geometryOf(6, 5, "mini")).toMatchObject({ labels: [], ticks: [] });
  });

  test("labels stand on the side of their axis", () => {
    expect(geometryOf(4).labels.map(({ anchor }) => anchor)).toEqual(["middle", "start", "middle", "end"]);
  });

  const label = fc.oneof(
    fc.stringMatching(/^[A-Za-z]{1,20}( [A-Za-z]{1,20}){0,4}$/),
    fc.constantFrom("Design", "Written and spoken communication", "Internationalisation", "Technical foundations"),
  );
  const axes = fc.array(label, { minLength: MIN_RADAR_AXES, maxLength: MAX_RADAR_AXES });

  test("property: labels never overlap each other, and all lies within the picture", () => {
    fc.assert(
      fc.property(axes, fc.integer({ min: 1, max: 9 }), fc.constantFrom(...SIZES), (labels, max, size) => {
        const geometry = computeRadarGeometry(labels, max, size);
        if (!geometry) throw new Error("no geometry");
        const { viewBox } = geometry;
        const boxes = geometry.labels.map(({ box }) => box);
        for (const [index, box] of boxes.entries()) {
          expect(boxes.slice(index + 1).some((other) => overlaps(box, other))).toBe(false);
          expect(box.x >= viewBox.x && box.x + box.width <= viewBox.x + viewBox.width).toBe(true);
          expect(box.y >= viewBox.y && box.y + box.height <= viewBox.y + viewBox.height).toBe(true);
        }
        for (const { x, y } of geometry.spokes) {
          expect(Math.abs(x)).toBeLessThanOrEqual(viewBox.width / 2);
          expect(y >= viewBox.y && y <= viewBox.y + viewBox.height).toBe(true);
        }
        JSON.stringify(geometry, (_, value) => {
          if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
          return value;
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe("placeValues", () => {
  const geometry = geometryOf(4);
  const half = geometry.radius / 2;

  test("a missing value has no place, and is not the centre", () => {
    expect(placeValues(geometry, [null, Number.NaN, Number.POSITIVE_INFINITY])).toEqual([null, null, null, null]);
  });

  test("a value lies as far out as its share of the scale", () => {
    expect(placeValues(geometry, [2.5, 5, 0, null])).toEqual([
      { x: 0, y: -half },
      { x: geometry.radius, y: 0 },
      { x: 0, y: 0 },
      null,
    ]);
  });

  test("a value off the scale lies on its end", () => {
    expect(placeValues(geometry, [7, -1, null, null])).toEqual([
      { x: 0, y: -geometry.radius },
      { x: 0, y: 0 },
      null,
      null,
    ]);
  });
});

describe("outlineOf", () => {
  const [a, b, c, d] = [
    { x: 0, y: -1 },
    { x: 1, y: 0 },
    { x: 0, y: 1 },
    { x: -1, y: 0 },
  ] as const;

  test("where nothing has a value, nothing is drawn", () => {
    expect(outlineOf([null, null, null])).toEqual({ d: "", isClosed: false, isolated: [] });
  });

  test("a missing value opens the outline: no line leads to it or past it", () => {
    expect(outlineOf([a, b, c, null])).toEqual({ d: "M0 -1L1 0L0 1", isClosed: false, isolated: [] });
  });

  test("a run across the first axis stays whole", () => {
    expect(outlineOf([a, b, null, d])).toEqual({ d: "M-1 0L0 -1L1 0", isClosed: false, isolated: [] });
  });

  test("a value between two missing ones is a mark without a line", () => {
    expect(outlineOf([a, null, c, null])).toEqual({ d: "", isClosed: false, isolated: [c, a] });
    expect(outlineOf([a, b, null, d, null])).toMatchObject({ d: "M0 -1L1 0", isolated: [d] });
  });

  test("with every value it is closed", () => {
    expect(outlineOf([a, b, c, d])).toEqual({ d: "M0 -1L1 0L0 1L-1 0Z", isClosed: true, isolated: [] });
  });

  test("property: every point is on exactly one line or isolated, and lines join neighbours only", () => {
    const position = fc.integer({ min: -200, max: 200 });
    const point = fc.option(fc.record({ x: position, y: position }));
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 14 }), (points) => {
        const { d: path, isClosed, isolated } = outlineOf(points);
        const present = points.filter((p): p is Point => p !== null).length;
        const onLines = path.match(/[ML]/g)?.length ?? 0;
        expect(onLines + isolated.length).toBe(present);
        expect(isClosed).toBe(present === points.length);
        const joints = points.filter((p, index) => p && points[(index + 1) % points.length]).length;
        expect(path.match(/[LZ]/g)?.length ?? 0).toBe(joints);
        expect(path).not.toMatch(/NaN|Infinity|undefined/);
      }),
    );
  });
});
