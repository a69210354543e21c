import { type ReactElement, useEffect, useLayoutEffect, useMemo, useState } from "react";
import { PolarAngleAxis, PolarGrid, PolarRadiusAxis, Radar, RadarChart as RechartsRadar, Tooltip } from "recharts";
import { computeRadarGeometry, outlineOf, type Point, type RadarSize } from "./radar-geometry";
import { markedPoints, type RadarProps, type RadarSeries } from "./radar-svg";
import {
  formatProficiency,
  inOrder,
  lineAttributes,
  MARK_ORDER,
  OUTLINE_ORDER,
  SERIES_LOOK,
  type SeriesKind,
  SeriesMark,
  seriesKey,
  TARGET_FILL_OPACITY,
} from "./series";

export type RadarInteractiveProps = Pick<RadarProps, "name" | "axes" | "series" | "max"> & {
  size: RadarSize;
  /** The width of its frame, in pixels. */
  width: number;
  /** Called when the chart becomes visible, and when it goes. */
  onDrawnChange: (isDrawn: boolean) => void;
};

/** Above the labels, which lie above the chart; within the frame. */
const TOOLTIP_LEVEL = 10;

/** Props that Recharts passes to a shape. It puts a missing value at the centre, so it is filtered out here. */
type RadarShape = { points?: readonly (Point & { value?: unknown })[] };

/** The plot of `RadarSvg` by Recharts, with a tooltip per axis; the labels are those of the static SVG, which lies above it. */
export default function RadarInteractive({
  name,
  axes,
  series,
  max,
  size,
  width,
  onDrawnChange,
}: RadarInteractiveProps) {
  const geometry = useMemo(() => computeRadarGeometry(axes, max, size), [axes, max, size]);
  const [isDismissed, setIsDismissed] = useEscape();

  useLayoutEffect(() => {
    onDrawnChange(true);
    return () => onDrawnChange(false);
  }, [onDrawnChange]);

  const outlines = inOrder(OUTLINE_ORDER, series);
  const marks = inOrder(MARK_ORDER, series);
  const data = axes.map((_, axis) => ({ axis, values: series.map(({ values }) => onScale(values[axis], max)) }));
  if (!geometry) return null;
  const scale = width / geometry.viewBox.width;
  const markScale = size === "wide" ? scale : scale * 0.8;
  const readerOf = (line: RadarSeries) => {
    const index = series.indexOf(line);
    return (row: (typeof data)[number]) => row.values[index] ?? null;
  };
  const radii = geometry.rings.map(({ value }) => (geometry.radius * scale * value) / max);

  return (
    <div
      role="img"
      aria-label={name}
      className="absolute inset-0 print:hidden"
      onPointerMove={() => setIsDismissed(false)}
    >
      <RechartsRadar
        accessibilityLayer={false}
        width={width}
        height={geometry.viewBox.height * scale}
        margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
        cx={-geometry.viewBox.x * scale}
        cy={-geometry.viewBox.y * scale}
        outerRadius={geometry.radius * scale}
        data={data}
      >
        <PolarGrid polarRadius={radii.slice(0, -1)} stroke="var(--line)" strokeWidth={scale} />
        <PolarGrid polarRadius={radii.slice(-1)} radialLines={false} stroke="var(--line-2)" strokeWidth={scale} />
        <PolarAngleAxis dataKey="axis" type="category" tick={false} axisLine={false} />
        <PolarRadiusAxis domain={[0, max]} type="number" tick={false} axisLine={false} allowDataOverflow />
        {outlines.map((line) => (
          <Radar
            key={`outline ${seriesKey(line)}`}
            dataKey={readerOf(line)}
            isAnimationActive={false}
            activeDot={false}
            shape={(drawn: RadarShape) => <SeriesOutline line={line} points={pointsOf(drawn)} scale={scale} />}
          />
        ))}
        {marks.map((line) => (
          <Radar
            key={`mark ${seriesKey(line)}`}
            dataKey={readerOf(line)}
            isAnimationActive={false}
            activeDot={(dot: { cx?: number; cy?: number; value?: unknown }) => (
              <ActiveRing line={line} dot={dot} scale={markScale} />
            )}
            shape={(drawn: RadarShape) => <SeriesMarks line={line} points={pointsOf(drawn)} scale={markScale} />}
          />
        ))}
        <Tooltip
          active={isDismissed ? false : undefined}
          isAnimationActive={false}
          filterNull={false}
          wrapperStyle={{ zIndex: TOOLTIP_LEVEL }}
          cursor={{ stroke: "var(--ink-3)", strokeWidth: scale }}
          content={({ active, activeIndex }) => (
            <AxisTooltip isActive={active} axis={Number(activeIndex)} axes={axes} series={series} />
          )}
        />
      </RechartsRadar>
    </div>
  );
}

function onScale(value: number | null | undefined, max: number): number | null {
  return value === null || value === undefined || !Number.isFinite(value) ? null : Math.min(Math.max(value, 0), max);
}

function pointsOf({ points = [] }: RadarShape): (Point | null)[] {
  return points.map(({ x, y, value }) => (typeof value === "number" ? { x, y } : null));
}

type ShapeProps = { line: RadarSeries; points: (Point | null)[]; scale: number };

function SeriesOutline({ line: { kind }, points, scale }: ShapeProps): ReactElement<SVGElement> {
  const { d, isClosed } = outlineOf(points);
  const isArea = kind === "target" && isClosed;
  return (
    <path
      d={d}
      fill={isArea ? SERIES_LOOK[kind].colour : "none"}
      fillOpacity={isArea ? TARGET_FILL_OPACITY : undefined}
      {...lineAttributes(kind, scale)}
    />
  );
}

function SeriesMarks({ line: { kind }, points, scale }: ShapeProps): ReactElement<SVGElement> {
  return (
    <g>
      {markedPoints(kind, points).map(({ axis, x, y }) => (
        <SeriesMark key={axis} kind={kind} x={x} y={y} scale={scale} />
      ))}
    </g>
  );
}

type ActiveRingProps = { line: RadarSeries; dot: { cx?: number; cy?: number; value?: unknown }; scale: number };

/** Around the marks of the axis that the tooltip speaks of. */
function ActiveRing({ line, dot, scale }: ActiveRingProps): ReactElement<SVGElement> {
  if (typeof dot.value !== "number") return <g />;
  const { colour } = SERIES_LOOK[line.kind];
  return <circle cx={dot.cx} cy={dot.cy} r={10 * scale} fill="none" stroke={colour} strokeWidth={1.5 * scale} />;
}

const NO_VALUE: Record<SeriesKind, string> = {
  self: "no rating",
  manager: "no rating",
  agreed: "no rating",
  target: "nothing expected",
};

type AxisTooltipProps = {
  isActive: boolean;
  axis: number;
  axes: readonly string[];
  series: readonly RadarSeries[];
};

function AxisTooltip({ isActive, axis, axes, series }: AxisTooltipProps): ReactElement | null {
  if (!isActive || axes[axis] === undefined) return null;
  return (
    <div className="max-w-64 rounded-lg border border-line bg-card px-3 py-2 text-[13px] leading-5 shadow-md">
      <p className="font-semibold">{axes[axis]}</p>
      <ul>
        {series.map(({ kind, label, values, details }) => {
          const value = values[axis] ?? null;
          const detail = details?.[axis];
          return (
            <li key={seriesKey({ kind, label })} className="flex items-center gap-2">
              <svg viewBox="0 0 16 16" className="size-3.5 shrink-0" aria-hidden="true">
                <SeriesMark kind={kind} x={8} y={8} />
              </svg>
              <span className="text-ink-2">{label ?? SERIES_LOOK[kind].label}</span>
              <span className="ml-auto pl-3 font-medium tabular-nums">
                {value === null ? NO_VALUE[kind] : formatProficiency(value)}
              </span>
              {detail && <span className="text-ink-3">{detail}</span>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Whether Escape dismissed the tooltip, which may cover the chart (WCAG 1.4.13). */
function useEscape(): [boolean, (isDismissed: boolean) => void] {
  const [isDismissed, setIsDismissed] = useState(false);
  useEffect(() => {
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (key === "Escape") setIsDismissed(true);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  return [isDismissed, setIsDismissed];
}
