import type { ReactElement } from "react";
import { lineAttributes, SERIES_LOOK, type SeriesKind, SeriesMark, seriesKey, TARGET_FILL_OPACITY } from "./series";

/** The key of a chart: each line and mark as drawn, with its name. It takes the chart's series. */
export function Legend({ items }: { items: readonly { kind: SeriesKind; label?: string }[] }): ReactElement {
  return (
    <ul className="flex flex-wrap justify-center gap-x-4 gap-y-1 text-[13px] text-ink-2">
      {items.map(({ kind, label }) => (
        <li key={seriesKey({ kind, label })} className="flex items-center gap-1.5">
          <svg viewBox="0 0 32 18" className="h-[18px] w-8 shrink-0" aria-hidden="true">
            {kind === "target" ? (
              <rect
                x="2"
                y="3"
                width="28"
                height="12"
                fill={SERIES_LOOK.target.colour}
                fillOpacity={TARGET_FILL_OPACITY}
                {...lineAttributes("target")}
              />
            ) : (
              <>
                <path d="M1 9H31" fill="none" {...lineAttributes(kind)} />
                <SeriesMark kind={kind} x={16} y={9} />
              </>
            )}
          </svg>
          {label ?? SERIES_LOOK[kind].label}
        </li>
      ))}
    </ul>
  );
}
