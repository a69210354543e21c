import type { MouseEvent, ReactElement } from "react";
import {
  type AxisLabel,
  computeRadarGeometry,
  type Outline,
  outlineOf,
  type Point,
  placeValues,
  type RadarGeometry,
  type RadarSize,
} from "./radar-geometry";
import {
  inOrder,
  lineAttributes,
  MARK_ORDER,
  markText,
  OUTLINE_ORDER,
  SERIES_LOOK,
  type SeriesKind,
  seriesKey,
  TARGET_FILL_OPACITY,
} from "./series";

export type RadarSeries = {
  kind: SeriesKind;
  /** One per axis; null leaves a gap in the outline. */
  values: readonly (number | null)[];
  /** In the legend and the tooltip, in place of the kind's own: "Target: Staff Engineer". */
  label?: string;
  /** The basis of each value, for the tooltip: "3 of 4 rated". */
  details?: readonly (string | null)[];
};

export type RadarProps = {
  /** The accessible name of the image: "Radar: Senior Engineer against Staff Engineer". */
  name: string;
  axes: readonly string[];
  series: readonly RadarSeries[];
  /** The highest proficiency of the scale. */
  max: number;
  /** The link of an axis label, to the radar of that category. Without one the label is plain text. */
  axisHref?: (index: number) => string | null | undefined;
  /** Called in place of following the link of an axis, where JavaScript runs. */
  onAxisSelect?: (index: number) => void;
};

type RadarSvgProps = RadarProps & {
  size?: RadarSize;
  className?: string;
  /** While another chart is drawn in its place: the labels stay, and print shows it all. */
  isPlotHidden?: boolean;
};

/**
 * A radar as static SVG, for the server, print and small multiples. Null for fewer than three axes or more than fourteen:
 * the caller's table stands alone then.
 *
 * The picture is a group with the image role inside the `<svg>`, and the labels are outside that group, since an image
 * hides what is in it from assistive technology, links too.
 */
export function RadarSvg({
  name,
  axes,
  series,
  max,
  axisHref,
  onAxisSelect,
  size = "wide",
  className = "block h-auto w-full",
  isPlotHidden = false,
}: RadarSvgProps): ReactElement | null {
  const geometry = computeRadarGeometry(axes, max, size);
  if (!geometry) return null;
  const { x, y, width, height } = geometry.viewBox;
  const lines = series.map(({ kind, label, values }): Line => {
    const points = placeValues(geometry, values);
    return { kind, label, points, outline: outlineOf(points) };
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot hold a drawing
    <svg role="group" viewBox={`${x} ${y} ${width} ${height}`} className={className} pointerEvents="none">
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: nothing in it is interactive */}
      <g role="img" aria-label={name} className={isPlotHidden ? "invisible print:visible" : undefined}>
        <RadarGrid geometry={geometry} />
        <SeriesOutlines lines={lines} />
        <SeriesMarks lines={lines} scale={size === "wide" ? 1 : size === "compact" ? 0.8 : 0.5} />
      </g>
      <RadarTicks geometry={geometry} />
      <g fontSize={geometry.fontSize} fill="var(--ink-2)">
        {geometry.labels.map((label, index) => (
          <RadarLabel
            key={`${label.x} ${label.box.y}`}
            label={label}
            href={axisHref?.(index)}
            onSelect={onAxisSelect && (() => onAxisSelect(index))}
          />
        ))}
      </g>
    </svg>
  );
}

function RadarGrid({ geometry }: { geometry: RadarGeometry }): ReactElement {
  const inner = geometry.rings.slice(0, -1).map(({ d }) => d);
  const outermost = geometry.rings.at(-1)?.d;
  const spokes = geometry.spokes.map(({ x, y }) => `M0 0L${x} ${y}`);
  return (
    <g fill="none" strokeWidth="1">
      <path d={[...inner, ...spokes].join("")} stroke="var(--line)" />
      <path d={outermost} stroke="var(--line-2)" />
    </g>
  );
}

/** A series with the places of its values. */
type Line = Pick<RadarSeries, "kind" | "label"> & { points: (Point | null)[]; outline: Outline };

function SeriesOutlines({ lines }: { lines: readonly Line[] }) {
  return inOrder(OUTLINE_ORDER, lines).map((line) => {
    const { kind, outline } = line;
    if (outline.d === "") return null;
    const isArea = kind === "target" && outline.isClosed;
    return (
      <path
        key={seriesKey(line)}
        data-series={kind}
        d={outline.d}
        fill={isArea ? SERIES_LOOK[kind].colour : "none"}
        fillOpacity={isArea ? TARGET_FILL_OPACITY : undefined}
        {...lineAttributes(kind)}
      />
    );
  });
}

/** Marks as one string of SVG: React elements would cost more than the rest of the picture. */
function SeriesMarks({ lines, scale }: { lines: readonly Line[]; scale: number }) {
  const marks = inOrder(MARK_ORDER, lines).flatMap(({ kind, points }) =>
    markedPoints(kind, points).map(({ x, y }) => markText({ kind, x, y, scale })),
  );
  // biome-ignore lint/security/noDangerouslySetInnerHtml: shapes and numbers alone
  return <g dangerouslySetInnerHTML={{ __html: marks.join("") }} />;
}

/** The target is an area, with a mark only where no line reaches it; the others are marked at every value. */
export function markedPoints(kind: SeriesKind, points: readonly (Point | null)[]): (Point & { axis: number })[] {
  const marked = kind === "target" ? outlineOf(points).isolated : points;
  return points.flatMap((point, axis) => (point && marked.includes(point) ? { ...point, axis } : []));
}

function RadarTicks({ geometry }: { geometry: RadarGeometry }): ReactElement {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group cannot have the focus
    <g aria-hidden="true" fontSize={geometry.fontSize - 2} fill="var(--ink-3)">
      {geometry.ticks.map(({ value, x, y }) => (
        <text key={value} x={x} y={y}>
          {value}
        </text>
      ))}
    </g>
  );
}

type RadarLabelProps = {
  label: AxisLabel;
  href: string | null | undefined;
  onSelect: (() => void) | undefined;
};

function RadarLabel({ label, href, onSelect }: RadarLabelProps): ReactElement {
  const { box } = label;
  const words = (
    <text
      x={label.x}
      textAnchor={label.anchor}
      aria-hidden={href ? undefined : "true"}
      className={href ? "radar-link" : undefined}
    >
      {label.isCut && <title>{label.text}</title>}
      {label.lines.map(({ text, y }) => (
        <tspan key={y} x={label.x} y={y}>
          {text}
        </tspan>
      ))}
    </text>
  );
  if (!href) return words;
  // Lines of one label have no space between them for a screen reader, and a long one is cut: the name is given whole.
  return (
    <a
      href={href}
      aria-label={label.text}
      className="group"
      onClick={onSelect && ((event) => selectInstead(event, onSelect))}
    >
      <g pointerEvents="auto">
        <rect
          x={Math.round(box.x - 4)}
          y={Math.round(box.y + box.height / 2 - Math.max(box.height + 6, 24) / 2)}
          width={Math.round(box.width + 8)}
          height={Math.round(Math.max(box.height + 6, 24))}
          fill="transparent"
        />
        {words}
      </g>
    </a>
  );
}

/** A plain click selects; one that asks for a new tab or window stays the browser's. */
function selectInstead(event: MouseEvent, select: () => void): void {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  select();
}
