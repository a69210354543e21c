import type { FeedbackView } from "./view-model";

/** Backgrounds for growing shares of the others; the count stands in each cell. */
const SHADES = ["bg-card", "bg-heat-1", "bg-heat-2", "bg-heat-3", "bg-heat-4", "bg-heat-5"] as const;

function shadeOf(count: number, n: number): string {
  const step = count === 0 ? 0 : Math.min(5, Math.ceil((count / n) * 5));
  return `${SHADES[step]} ${step > 0 ? "text-heat-ink" : "text-ink-2"}`;
}

/**
 * The distribution of others' ratings over the scale, with the own rating and the reference below: a table drawn as a
 * chart.
 */
export function Spread({ item, levels }: { item: FeedbackView; levels: number[] }) {
  const { others } = item;
  return (
    <div>
      <table className="w-full table-fixed border-collapse text-center text-[13.5px]">
        <caption className="sr-only">
          {item.name}: how many of the others chose each proficiency, and where you and the reference are
        </caption>
        <thead>
          <tr>
            <th scope="col" className="w-24 text-left font-medium text-ink-3">
              Proficiency
            </th>
            {levels.map((level) => (
              <th key={level} scope="col" className="font-medium text-ink-3">
                {level}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {!others.withheld && (
            <tr>
              <th scope="row" className="text-left font-medium text-ink-2">
                Others
              </th>
              {others.counts.map(({ level, count }) => (
                <td key={level} className={`border border-line py-1.5 tabular-nums ${shadeOf(count, others.n)}`}>
                  {count}
                </td>
              ))}
            </tr>
          )}
          <Marks label="You" at={item.own} levels={levels} mark="●" className="text-self" />
          <Marks label="Reference" at={item.reference.proficiency} levels={levels} mark="◆" className="text-agreed" />
        </tbody>
      </table>
      <p className="mt-1 text-[13px] text-ink-3">
        {others.withheld
          ? "How others are spread is withheld: fewer than 5 of them have rated this."
          : `${others.notObserved > 0 ? `${others.notObserved} more did not observe it. ` : ""}Answers are shown five at a time, so that nobody’s can be told by looking twice.`}
      </p>
    </div>
  );
}

function Marks({
  label,
  at,
  levels,
  mark,
  className,
}: {
  label: string;
  at: number | null;
  levels: number[];
  mark: string;
  className: string;
}) {
  return (
    <tr>
      <th scope="row" className="text-left font-medium text-ink-2">
        {label}
      </th>
      {levels.map((level) => (
        <td key={level} className={`py-1 ${className}`}>
          {level === at ? (
            <>
              <span aria-hidden="true">{mark}</span>
              <span className="sr-only">here</span>
            </>
          ) : (
            ""
          )}
        </td>
      ))}
    </tr>
  );
}
