import type { ReactElement } from "react";

export const SERIES_KINDS = ["target", "agreed", "manager", "self"] as const;
/** Whose values a line shows. Every chart draws a kind in the same way, told apart by more than colour. */
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

/**
 * The mark of one value: a round one for self, a square for the manager, a hollow diamond for agreed, a bar for the target.
 * Their colours are in tailwind.css, by `data-mark`.
 */
export function SeriesMark({
  kind,
  x,
  y,
  scale = 1,
}: {
  kind: SeriesKind;
  x: number;
  y: number;
  scale?: number;
}): ReactElement {
  const halo = scale === 1 ? undefined : scale;
  switch (kind) {
    case "self":
      return <circle data-mark={kind} cx={x} cy={y} r={3.3 * scale} strokeWidth={halo} />;
    case "manager": {
      const side = 9 * scale;
      return (
        <rect
          data-mark={kind}
          x={tidy(x - side / 2)}
          y={tidy(y - side / 2)}
          width={side}
          height={side}
          strokeWidth={halo}
        />
      );
    }
    case "agreed": {
      const half = 8.5 * scale;
      return (
        <path
          data-mark={kind}
          d={`M${tidy(x)} ${tidy(y - half)}L${tidy(x + half)} ${tidy(y)}L${tidy(x)} ${tidy(y + half)}L${tidy(x - half)} ${tidy(y)}Z`}
          strokeWidth={2.5 * scale}
        />
      );
    }
    case "target": {
      const height = 16 * scale;
      return (
        <rect
          data-mark={kind}
          x={tidy(x - 1.25 * scale)}
          y={tidy(y - height / 2)}
          width={2.5 * scale}
          height={height}
        />
      );
    }
  }
}

function tidy(coordinate: number): number {
  return Math.round(coordinate * 100) / 100;
}
