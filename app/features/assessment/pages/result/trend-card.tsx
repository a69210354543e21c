import { Card } from "#app/ui/card";
import { TrendLines } from "#app/ui/charts/trend-lines";

type Trend = {
  weight: string;
  points: { cycle: string; version: string; met: number; rated: number; of: number }[];
  /** The number of competencies that the versions define differently. */
  leftOut: number;
};

/** Met competencies by cycle, as a chart with its table. */
export function TrendCard({ roleName, trend }: { roleName: string; trend: Trend }) {
  const { points, leftOut } = trend;
  const breaks = points.flatMap(({ version }, index) =>
    index > 0 && version !== points[index - 1]?.version ? [{ before: index, label: `Version ${version}` }] : [],
  );
  const subject = `${trend.weight === "core" ? "Core competencies" : "Competencies"} at the level ${roleName} requires`;
  if (points.length < 2) {
    return (
      <Card>
        <h2 className="mb-1 text-[15px]">Over time</h2>
        <p className="text-ink-2">With a second final assessment this shows what has grown.</p>
      </Card>
    );
  }
  return (
    <Card>
      <h2 className="mb-2 text-[15px]">Over time</h2>
      <TrendLines
        name={`${subject}: ${points.map(({ cycle, met, of }) => `${cycle} ${met} of ${of}`).join(", ")}`}
        cycles={points.map(({ cycle }) => cycle)}
        breaks={breaks}
        lines={[
          { kind: "agreed", points: points.map(({ met, of, rated }) => (rated === 0 ? null : { value: met, of })) },
        ]}
      />
      {breaks.length > 0 && (
        <p className="mt-2 text-[13.5px] text-ink-2">
          The dashed line is where the ladder version changed.{" "}
          {leftOut > 0
            ? `Only what the versions ask alike is counted: ${leftOut} of the competencies changed, and are left out here.`
            : "All of the competencies counted here are asked alike."}
        </p>
      )}
      <details className="mt-2 text-[13.5px] print:hidden">
        <summary className="text-accent underline underline-offset-2">As a table</summary>
        <table className="mt-2 w-full text-left">
          <caption className="sr-only">{subject}, by cycle</caption>
          <thead>
            <tr className="text-ink-3">
              <th scope="col" className="py-1 font-medium">
                Cycle
              </th>
              {breaks.length > 0 && (
                <th scope="col" className="py-1 font-medium">
                  Ladder version
                </th>
              )}
              <th scope="col" className="py-1 font-medium">
                At the expectation
              </th>
              <th scope="col" className="py-1 font-medium">
                Rated
              </th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.cycle} className="border-t border-line">
                <th scope="row" className="py-1 font-normal">
                  {point.cycle}
                </th>
                {breaks.length > 0 && <td className="py-1">{point.version}</td>}
                <td className="py-1 tabular-nums">
                  {point.met} of {point.of}
                </td>
                <td className="py-1 tabular-nums">
                  {point.rated} of {point.of}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Card>
  );
}
