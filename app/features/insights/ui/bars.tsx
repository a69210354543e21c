export type Bar = { label: string; value: number | null; text: string };

const ROW = 26;
const LABEL = 190;
const PLOT = 300;
const VALUE = 110;

/**
 * Horizontal bars, from zero to the right or, where values are below it, to either side. Missing and withheld values have no bar
 * but their words. The same numbers are in the table beside it, which is all that a phone has room for.
 */
export function Bars({ bars, description }: { bars: readonly Bar[]; description: string }) {
  const values = bars.flatMap(({ value }) => value ?? []);
  const most = Math.max(0, ...values);
  const least = Math.min(0, ...values);
  const span = most - least || 1;
  const at = (value: number) => LABEL + ((value - least) / span) * PLOT;
  const height = bars.length * ROW + 8;
  return (
    <svg
      viewBox={`0 0 ${LABEL + PLOT + VALUE} ${height}`}
      role="img"
      aria-label={description}
      className="h-auto w-full max-w-[640px] max-md:hidden"
    >
      <line x1={at(0)} x2={at(0)} y1="2" y2={height - 2} stroke="var(--line-2)" />
      {bars.map(({ label, value, text }, index) => {
        const middle = 4 + index * ROW + ROW / 2;
        const from = Math.min(at(0), at(value ?? 0));
        const to = Math.max(at(0), at(value ?? 0));
        return (
          <g key={label} fontSize="13">
            <text x={LABEL - 10} y={middle} textAnchor="end" dominantBaseline="central" fill="var(--ink)">
              {label.length > 27 ? `${label.slice(0, 26)}…` : label}
            </text>
            {value !== null && value !== 0 && (
              <rect
                x={from}
                y={middle - 8}
                width={Math.max(1, to - from)}
                height="16"
                rx="2"
                fill={value < 0 ? "var(--manager)" : "var(--accent)"}
              />
            )}
            <text x={(value === null ? at(0) : to) + 8} y={middle} dominantBaseline="central" fill="var(--ink-2)">
              {text}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
