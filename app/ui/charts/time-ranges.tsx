import type { ReactNode } from "react";

export type TimeRange = { activity: string; from: number; to: number };

/** Percentages at which the scale has a line. */
const GRID = 10;
const HEIGHT = 12;

/**
 * Shares of a role's time: per activity a bar up to the smallest share, lighter up to the largest. Each bar is in its
 * table row, beside the numbers.
 */
export function TimeRanges({ caption, ranges }: { caption: ReactNode; ranges: TimeRange[] }) {
  const max = Math.min(100, Math.ceil((Math.max(...ranges.map(({ to }) => to)) + 1) / GRID) * GRID);
  return (
    <table className="w-full border-collapse text-left max-md:block">
      <caption className="pb-2 text-left text-[13.5px] text-ink-2 max-md:block">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Activity</th>
          <th scope="col">Share of the time</th>
          <td />
        </tr>
      </thead>
      <tbody className="max-md:block">
        {ranges.map(({ activity, from, to }) => (
          <tr
            key={activity}
            className="border-t border-line max-md:flex max-md:flex-wrap max-md:justify-between max-md:py-2"
          >
            <th scope="row" className="w-[34%] py-2 pr-4 font-medium max-md:w-auto max-md:max-w-[70%] max-md:py-0">
              {activity}
            </th>
            <td className="w-[84px] py-2 pr-4 text-right whitespace-nowrap tabular-nums max-md:w-auto max-md:py-0 max-md:pr-0">
              {formatRange(from, to)}
            </td>
            <td className="py-2 max-md:mt-1 max-md:w-full max-md:py-0">
              <RangeBar from={from} to={to} max={max} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RangeBar({ from, to, max }: { from: number; to: number; max: number }) {
  const lines = Array.from({ length: max / GRID + 1 }, (_, index) => index * GRID);
  return (
    <svg
      viewBox={`0 0 ${max} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="block h-[18px] w-full"
      aria-hidden="true"
    >
      {lines.map((x) => (
        <path key={x} d={`M${x} 0V${HEIGHT}`} stroke="var(--line)" vectorEffect="non-scaling-stroke" />
      ))}
      <rect x="0" y="2" width={from} height={HEIGHT - 4} fill="var(--accent)" />
      <rect x={from} y="2" width={to - from} height={HEIGHT - 4} fill="var(--accent)" fillOpacity="0.35" />
      <path d={`M${to} 1V${HEIGHT - 1}`} stroke="var(--accent)" strokeWidth="2" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

function formatRange(from: number, to: number): string {
  return from === to ? `${from} %` : `${from}–${to} %`;
}
