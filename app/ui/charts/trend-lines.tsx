import type { ReactElement } from "react";
import { estimateTextWidth, truncateLabel } from "./label-layout";
import {
  inOrder,
  lineAttributes,
  MARK_ORDER,
  OUTLINE_ORDER,
  SERIES_LOOK,
  type SeriesKind,
  SeriesMark,
  seriesKey,
} from "./series";

export type TrendPoint = { value: number; of: number };

type TrendLine = {
  kind: SeriesKind;
  label?: string;
  /** One per cycle, earliest first; null leaves a gap in the line. */
  points: readonly (TrendPoint | null)[];
};

type TrendLinesProps = {
  /** The accessible name: "Core competencies at the expectation: 3, 4, 6 of 10". */
  name: string;
  /** The names of the cycles, the earliest first. */
  cycles: readonly string[];
  lines: readonly TrendLine[];
  /** Changes of what is counted, before the cycle with this index, in words. */
  breaks?: readonly { before: number; label: string }[];
};

const WIDTH = 360;
const HEIGHT = 118;
const TOP = 26;
const BOTTOM = 94;
const FONT_SIZE = 11.5;
const MAX_LABEL_WIDTH = 76;
const LABEL_GAP = 8;

/**
 * Counts over cycles as lines: each value as a share of what it is out of, from none at the bottom to all at the top. With
 * one line every value is written at its mark. Null without cycles.
 */
export function TrendLines({ name, cycles, lines, breaks = [] }: TrendLinesProps): ReactElement | null {
  if (cycles.length === 0) return null;
  const labels = cycles.map((cycle) => truncateLabel(cycle, MAX_LABEL_WIDTH, FONT_SIZE));
  const written = lines.length === 1 ? (lines[0]?.points ?? []).map((point) => point && inWords(point)) : [];
  const widest = Math.max(...[...labels, ...written].map((text) => (text ? estimateTextWidth(text, FONT_SIZE) : 0)));
  const inset = Math.max(widest / 2, 12) + 2;
  const spacing = cycles.length > 1 ? (WIDTH - 2 * inset) / (cycles.length - 1) : 0;
  const xOf = (index: number) => (cycles.length > 1 ? round(inset + index * spacing) : WIDTH / 2);
  // If labels would overlap, only every second, third, … is drawn, counted back from the latest.
  const every = spacing > 0 ? Math.ceil((widest + LABEL_GAP) / spacing) : 1;
  const isWritten = (index: number) => (cycles.length - 1 - index) % every === 0;
  const drawn = lines.map((line) => ({ ...line, places: placePoints(line.points, cycles.length, xOf) }));
  return (
    <svg role="img" aria-label={name} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="block h-auto w-full max-w-[440px]">
      <path d={`M4 ${BOTTOM}H${WIDTH - 4}`} stroke="var(--line-2)" />
      <path d={`M4 ${TOP}H${WIDTH - 4}`} stroke="var(--line)" />
      {breaks
        .filter(({ before }) => before > 0 && before < cycles.length)
        .map(({ before, label }) => (
          <path
            key={before}
            data-break={label}
            d={`M${round((xOf(before - 1) + xOf(before)) / 2)} ${TOP - 16}V${BOTTOM}`}
            stroke="var(--ink-3)"
            strokeDasharray="3 3"
          >
            <title>{label}</title>
          </path>
        ))}
      {inOrder(OUTLINE_ORDER, drawn).map((line) => {
        const d = lineWithGaps(line.places);
        return d === "" ? null : (
          <path key={seriesKey(line)} data-series={line.kind} d={d} fill="none" {...lineAttributes(line.kind)} />
        );
      })}
      {inOrder(MARK_ORDER, drawn).map((line) => (
        <g key={seriesKey(line)}>
          {line.places.map((place, index) => {
            const point = line.points[index];
            if (!place || !point) return null;
            return (
              <g key={place.x}>
                <title>{`${cycles[index]}, ${line.label ?? SERIES_LOOK[line.kind].label}: ${inWords(point)}`}</title>
                <SeriesMark kind={line.kind} x={place.x} y={place.y} />
              </g>
            );
          })}
        </g>
      ))}
      <g fontSize={FONT_SIZE} textAnchor="middle" fill="var(--ink-2)">
        {labels.map((label, index) =>
          isWritten(index) ? (
            <text key={xOf(index)} x={xOf(index)} y={HEIGHT - 7}>
              {label}
            </text>
          ) : null,
        )}
        {written.map((text, index) => {
          const place = drawn[0]?.places[index];
          return text && place && isWritten(index) ? (
            <text key={place.x} x={place.x} y={round(place.y - 11)} fill="var(--ink)">
              {text}
            </text>
          ) : null;
        })}
      </g>
    </svg>
  );
}

type Place = { x: number; y: number };

function placePoints(
  points: readonly (TrendPoint | null)[],
  count: number,
  xOf: (index: number) => number,
): (Place | null)[] {
  return Array.from({ length: count }, (_, index) => {
    const point = points[index];
    if (!point || !Number.isFinite(point.value) || !(point.of > 0)) return null;
    const share = Math.min(Math.max(point.value / point.of, 0), 1);
    return { x: xOf(index), y: round(BOTTOM - share * (BOTTOM - TOP)) };
  });
}

function lineWithGaps(places: readonly (Place | null)[]): string {
  return places
    .map((place, index) => {
      const before = places[index - 1];
      if (!place) return "";
      if (before) return `L${place.x} ${place.y}`;
      return places[index + 1] ? `M${place.x} ${place.y}` : "";
    })
    .join("");
}

function inWords({ value, of }: TrendPoint): string {
  return `${value} of ${of}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
