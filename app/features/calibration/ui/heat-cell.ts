import type { BoardCell } from "#app/features/calibration/domain/session/board";
import { plural } from "#app/kernel/words";
import { formatLevel, heatClass } from "./heat";

/** Both sides of one rating, and what they agreed. */
type Sides = { self: number | null; manager: number | null; agreed: number | null } | null;

/**
 * A cell in words, worked out where the ratings are, so that the page carries no more than it shows: its number, its
 * shade, what stands under the number, and what a screen reader hears of it. Null where nothing is asked.
 */
export type HeatCell = readonly [value: string, look: string, note: string, words: string] | null;

export type HeatRow = {
  id: string;
  name: string;
  about: string;
  manager: string;
  gap: string;
  cells: HeatCell[];
};

const SIGNS = { changed: "↕", kept: "✓", outdated: "?", remarks: "“", standsOut: "◇" } as const;

/** The meaning of the signs beside a number, for the legend. */
export const SIGN_WORDS: readonly (readonly [sign: string, words: string])[] = [
  [SIGNS.changed, "changed in this session"],
  [SIGNS.kept, "kept"],
  [SIGNS.outdated, "decided, and agreed again since"],
  [SIGNS.remarks, "discussed"],
  [SIGNS.standsOut, "stands out"],
];

export function toHeatCell(cell: BoardCell, sides: Sides, max: number): HeatCell {
  if (cell.of === 0) return null;
  const look = heatClass(cell.value, max) + (cell.standsOut > 0 ? " odd" : "");
  return [formatLevel(cell.value), look, noteOf(cell, sides), describeCell(cell, sides)];
}

export function describeGap(gap: { mean: number } | null): string {
  if (gap === null) return "not rated";
  const size = Math.abs(gap.mean).toFixed(1);
  if (size === "0.0") return "met";
  return gap.mean > 0 ? `${size} below` : `${size} above`;
}

/** Under the number: both sides of one rating, or how many of a category are rated where not all are; then the signs. */
function noteOf(cell: BoardCell, sides: Sides): string {
  const numbers = sides ? shortSides(sides) : cell.rated < cell.of ? `${cell.rated} of ${cell.of}` : "";
  const signs = (Object.keys(SIGNS) as (keyof typeof SIGNS)[]).filter((key) => cell[key] > 0).map((key) => SIGNS[key]);
  return [numbers, signs.join("")].filter(Boolean).join(" ");
}

function shortSides({ self, manager, agreed }: NonNullable<Sides>): string {
  const parts = [`S${formatLevel(self)}`, `M${formatLevel(manager)}`];
  return (agreed === null ? parts : [...parts, `A${formatLevel(agreed)}`]).join(" ");
}

function describeCell(cell: BoardCell, sides: Sides): string {
  const numbers = sides
    ? [
        `self ${formatLevel(sides.self)}`,
        `manager ${formatLevel(sides.manager)}`,
        ...(sides.agreed === null ? [] : [`agreed ${sides.agreed}`]),
      ]
    : [`${cell.rated} of ${cell.of} rated`];
  return [
    ...numbers,
    ...(cell.changed > 0 ? [`${cell.changed} changed in this session`] : []),
    ...(cell.kept > 0 ? [`${cell.kept} kept`] : []),
    ...(cell.outdated > 0 ? [`${cell.outdated} agreed again since`] : []),
    ...(cell.remarks > 0 ? [`${cell.remarks} ${plural(cell.remarks, "remark")}`] : []),
    ...(cell.standsOut > 0 ? ["stands out"] : []),
  ].join(", ");
}
