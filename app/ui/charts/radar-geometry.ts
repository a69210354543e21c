/**
 * Geometry of a radar: pure arithmetic for the static SVG, the interactive chart and print. The centre is the origin,
 * the first axis points up, the others follow clockwise. A value v of `max` lies at v / max of the radius.
 */

import { type Box, estimateTextWidth, overlaps, wrapLabel } from "./label-layout";

/** With one or two axes there is no area to look at; past fourteen the labels leave no room. The table beside it tells all. */
export const MIN_RADAR_AXES = 3;
export const MAX_RADAR_AXES = 14;

export type RadarSize = "wide" | "compact" | "mini";

type SizeSpec = { width: number; radius: number; labelGap: number; fontSize: number; hasLabels: boolean };

/** In units of the viewBox. Compact keeps its labels readable on a phone; mini is a glance, without labels. */
const SIZES: Record<RadarSize, SizeSpec> = {
  wide: { width: 480, radius: 145, labelGap: 15, fontSize: 12, hasLabels: true },
  compact: { width: 340, radius: 82, labelGap: 10, fontSize: 11.5, hasLabels: true },
  mini: { width: 132, radius: 58, labelGap: 0, fontSize: 0, hasLabels: false },
};

const LINE_HEIGHT = 1.15;
const MAX_LABEL_LINES = 3;
const MAX_LABEL_WIDTH = 120;
const PADDING = 6;
/** A label this close to the vertical through the centre is set in the middle. */
const MIDDLE_COSINE = 0.12;

export type Point = { x: number; y: number };

export type AxisLabel = {
  /** The whole label, for its accessible name. */
  text: string;
  /** `y` is the baseline. */
  lines: { text: string; y: number }[];
  /** Whether the text is truncated. */
  isCut: boolean;
  anchor: "start" | "middle" | "end";
  x: number;
  /** Its estimated bounding box. */
  box: Box;
};

export type RadarGeometry = {
  viewBox: Box;
  radius: number;
  max: number;
  fontSize: number;
  /** One polygon per level of the scale, the outermost last. */
  rings: { value: number; d: string }[];
  /** The end of each axis. */
  spokes: Point[];
  /** The steps named along the first axis. */
  ticks: { value: number; x: number; y: number }[];
  /** Empty where the size has none. */
  labels: AxisLabel[];
};

/** Caches recent geometries, because many radars share the axes of one ladder. */
const kept = new Map<string, RadarGeometry>();
const MAX_KEPT = 200;

/** The geometry for `axes` on a scale of 1 to `max`, or null where a radar says nothing (see the limits above). */
export function computeRadarGeometry(axes: readonly string[], max: number, size: RadarSize): RadarGeometry | null {
  if (axes.length < MIN_RADAR_AXES || axes.length > MAX_RADAR_AXES || !Number.isInteger(max) || max < 1) return null;
  const key = JSON.stringify([size, max, axes]);
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= MAX_KEPT) kept.clear();
  const geometry = lay(axes, max, size);
  kept.set(key, geometry);
  return geometry;
}

function lay(axes: readonly string[], max: number, size: RadarSize): RadarGeometry {
  const { width, radius, labelGap, fontSize, hasLabels } = SIZES[size];
  const count = axes.length;
  const at = (index: number, value: number) => pointAt(index, count, (radius * value) / max);
  const labels = hasLabels ? placeLabels(axes, radius + labelGap, width / 2 - PADDING, fontSize) : [];
  const steps = Array.from({ length: max }, (_, index) => index + 1);
  return {
    viewBox: surround(width, radius, count, labels),
    radius,
    max,
    fontSize,
    rings: steps.map((value) => ({ value, d: outlineOf(axes.map((_, index) => at(index, value))).d })),
    spokes: axes.map((_, index) => at(index, max)),
    ticks: hasLabels ? tickValues(max).map((value) => ({ value, x: 4, y: round(10 - (radius * value) / max) })) : [],
    labels,
  };
}

/** Positions of one series: null for a missing value, which is not level 0. Values off the scale are clamped. */
export function placeValues(geometry: RadarGeometry, values: readonly (number | null)[]): (Point | null)[] {
  const count = geometry.spokes.length;
  return geometry.spokes.map((_, index) => {
    const value = values[index];
    if (value === null || value === undefined || !Number.isFinite(value)) return null;
    const onScale = Math.min(Math.max(value, 0), geometry.max);
    return pointAt(index, count, (geometry.radius * onScale) / geometry.max);
  });
}

export type Outline = {
  /** SVG path data; empty where no two neighbours have a value. */
  d: string;
  /** Whether the outline is complete: only then is it filled. */
  isClosed: boolean;
  /** Points without a neighbour: no line reaches them, only a mark. */
  isolated: Point[];
};

/** The outline through points in a circle: closed where all are there, else open lines that leave the missing ones out. */
export function outlineOf(points: readonly (Point | null)[]): Outline {
  const firstGap = points.indexOf(null);
  if (firstGap === -1) return { d: `${lineThrough(points)}Z`, isClosed: true, isolated: [] };
  const runs: Point[][] = [];
  let run: Point[] = [];
  // From one gap once around to the same gap, so that a run across the first axis stays whole.
  for (let step = 1; step <= points.length; step += 1) {
    const point = points[(firstGap + step) % points.length];
    if (point) {
      run.push(point);
    } else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  return {
    d: runs
      .filter(({ length }) => length > 1)
      .map(lineThrough)
      .join(""),
    isClosed: false,
    isolated: runs.filter(({ length }) => length === 1).flat(),
  };
}

function lineThrough(points: readonly (Point | null)[]): string {
  return points
    .flatMap((point) => point ?? [])
    .map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${round(x)} ${round(y)}`)
    .join("");
}

function pointAt(index: number, count: number, distance: number): Point {
  const { cosine, sine } = directionOf(index, count);
  return { x: round(distance * cosine), y: round(distance * sine) };
}

function directionOf(index: number, count: number): { cosine: number; sine: number } {
  const angle = (2 * Math.PI * index) / count - Math.PI / 2;
  return { cosine: Math.cos(angle), sine: Math.sin(angle) };
}

/** The ends of the scale, and its middle where there is one. */
function tickValues(max: number): number[] {
  const middle = max >= 5 && max % 2 === 1 ? [(max + 1) / 2] : [];
  return [...new Set([1, ...middle, max])];
}

function placeLabels(axes: readonly string[], distance: number, halfWidth: number, fontSize: number): AxisLabel[] {
  const lineHeight = fontSize * LINE_HEIGHT;
  const placed = new Map<number, AxisLabel>();
  // From the sides, where room is least, to the top and the bottom, where a label can move away from the circle.
  const order = axes
    .map((text, index) => ({ text, index, ...directionOf(index, axes.length) }))
    .sort((a, b) => Math.abs(a.sine) - Math.abs(b.sine) || a.index - b.index);
  for (const { text, index, cosine, sine } of order) {
    const anchor = Math.abs(cosine) < MIDDLE_COSINE ? "middle" : cosine > 0 ? "start" : "end";
    const x = anchor === "middle" ? 0 : round(distance * cosine);
    const room = anchor === "middle" ? MAX_LABEL_WIDTH : Math.min(halfWidth - Math.abs(x), MAX_LABEL_WIDTH);
    const lines = wrapLabel(text, room, fontSize, MAX_LABEL_LINES);
    const width = Math.max(...lines.map((line) => estimateTextWidth(line, fontSize)));
    const height = lines.length * lineHeight;
    const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
    const box = { x: left, y: distance * sine + ((sine - 1) * height) / 2, width, height };
    const outward = sine < 0 ? -1 : 1;
    const others = [...placed.values()].map((label) => label.box);
    for (let hit = others.find((o) => overlaps(box, o)); hit; hit = others.find((o) => overlaps(box, o))) {
      box.y = outward < 0 ? hit.y - height : hit.y + hit.height;
    }
    const baseline = (line: number) => round(box.y + fontSize * 0.9 + line * lineHeight);
    placed.set(index, {
      text,
      lines: lines.map((part, line) => ({ text: part, y: baseline(line) })),
      isCut: !text.endsWith("…") && (lines.at(-1) ?? "").endsWith("…"),
      anchor,
      x,
      box,
    });
  }
  return axes.flatMap((_, index) => placed.get(index) ?? []);
}

/** The view box: its width is fixed by the size, so that text keeps its scale; its height fits the drawing. */
function surround(width: number, radius: number, count: number, labels: readonly AxisLabel[]): Box {
  const ends = Array.from({ length: count }, (_, index) => pointAt(index, count, radius).y);
  const top = Math.min(...ends, ...labels.map(({ box }) => box.y)) - PADDING;
  const bottom = Math.max(...ends, ...labels.map(({ box }) => box.y + box.height)) + PADDING;
  return { x: -width / 2, y: round(top), width, height: round(bottom - top) };
}

/** To a tenth of a unit, and never "-0". */
function round(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}
