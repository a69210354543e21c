import type { ReactElement } from "react";

export const SERIES_KINDS = ["target", "agreed", "manager", "self"] as const;
/** The side that a line shows. Every chart draws a kind alike, distinguished by more than colour. */
export type SeriesKind = (typeof SERIES_KINDS)[number];

type SeriesLook = {
  label: string;
  colour: string;
  strokeWidth: number;
  /** SVG dash pattern; a solid line where it is left out. */
  dash?: string;
};

/** Colours are tokens of tailwind.css, as SVG attributes: they follow the theme, and a strict content security policy allows them. */
export const SERIES_LOOK: Record<SeriesKind, SeriesLook> = {
  self: { label: "Self", colour: "var(--self)", strokeWidth: 2 },
  manager: { label: "Manager", colour: "var(--manager)", strokeWidth: 2, dash: "7 4" },
  agreed: { label: "Agreed", colour: "var(--agreed)", strokeWidth: 4.5 },
  target: { label: "Target", colour: "var(--target)", strokeWidth: 1.5, dash: "2 3.5" },
};

export const TARGET_FILL_OPACITY = 0.14;

/** Outlines from the bottom to the top: the thick agreed line lies under the thin ones, and the dashes let self shine through. */
export const OUTLINE_ORDER: readonly SeriesKind[] = ["target", "agreed", "self", "manager"];
/** Marks from the bottom to the top: where all three coincide, each larger shape shows around the smaller one. */
export const MARK_ORDER: readonly SeriesKind[] = ["target", "agreed", "manager", "self"];

/** The items in the order of their kinds in `order`; several of one kind keep theirs. */
export function inOrder<Item extends { kind: SeriesKind }>(
  order: readonly SeriesKind[],
  items: readonly Item[],
): Item[] {
  return order.flatMap((kind) => items.filter((item) => item.kind === kind));
}

/** A React key for a line of a chart: several may be of one kind, with labels of their own. */
export function seriesKey({ kind, label }: { kind: SeriesKind; label?: string }): string {
  return `${kind} ${label ?? ""}`;
}

/** A proficiency as people read it: at most one decimal. */
export function formatProficiency(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** The attributes of a line of one kind; `scale` keeps its look where the drawing is not scaled by a viewBox. */
export function lineAttributes(kind: SeriesKind, scale = 1) {
  const { colour, strokeWidth, dash } = SERIES_LOOK[kind];
  return {
    stroke: colour,
    strokeWidth: strokeWidth * scale,
    strokeDasharray: dash
      ?.split(" ")
      .map((length) => Number(length) * scale)
      .join(" "),
    strokeLinejoin: "round",
  } as const;
}

type Shape = { tag: "circle" | "rect" | "path"; at: Record<string, string | number>; strokeWidth: number };

/**
 * The shape of the mark of one value: a round one for self, a square for the manager, a hollow diamond for agreed, a bar
 * for the target. Their colours are in tailwind.css, by `data-mark`.
 */
function shapeOf(kind: SeriesKind, x: number, y: number, scale: number): Shape {
  switch (kind) {
    case "self":
      return { tag: "circle", at: { cx: x, cy: y, r: tidy(3.3 * scale) }, strokeWidth: scale };
    case "manager":
      return { tag: "rect", at: boxAround(x, y, 9 * scale, 9 * scale), strokeWidth: scale };
    case "agreed": {
      const half = 8.5 * scale;
      const [left, right, top, bottom] = [x - half, x + half, y - half, y + half].map(tidy);
      const d = `M${tidy(x)} ${top}L${right} ${tidy(y)}L${tidy(x)} ${bottom}L${left} ${tidy(y)}Z`;
      return { tag: "path", at: { d }, strokeWidth: 2.5 * scale };
    }
    case "target":
      return { tag: "rect", at: boxAround(x, y, 2.5 * scale, 16 * scale), strokeWidth: 1 };
  }
}

function boxAround(x: number, y: number, width: number, height: number) {
  return { x: tidy(x - width / 2), y: tidy(y - height / 2), width: tidy(width), height: tidy(height) };
}

type MarkProps = { kind: SeriesKind; x: number; y: number; scale?: number };

export function SeriesMark({ kind, x, y, scale = 1 }: MarkProps): ReactElement {
  const { tag: Tag, at, strokeWidth } = shapeOf(kind, x, y, scale);
  return <Tag data-mark={kind} {...at} strokeWidth={strokeWidth === 1 ? undefined : strokeWidth} />;
}

/** A mark as SVG text, for drawings that are rendered once and shown in many places. */
export function markText({ kind, x, y, scale = 1 }: MarkProps): string {
  const { tag, at, strokeWidth } = shapeOf(kind, x, y, scale);
  let attributes = strokeWidth === 1 ? "" : ` stroke-width="${strokeWidth}"`;
  for (const name in at) attributes += ` ${name}="${at[name]}"`;
  return `<${tag} data-mark="${kind}"${attributes}/>`;
}

function tidy(coordinate: number): number {
  return Math.round(coordinate * 100) / 100;
}
