import type { Share } from "#app/statistics/distributions";
import type { Estimate } from "#app/statistics/estimate";
import { isEstimable } from "#app/statistics/estimate";
import { heatClass } from "./heat";

type Shown = { n: number; people: number; shares: Share[]; mean: Estimate };

const WIDTH = 200;
const HEIGHT = 16;

/** How often each level is given among the people shown, with intervals. Null is withheld. */
export function DistributionPanel({
  distribution,
  steps,
  what,
}: {
  distribution: Shown | null;
  steps: readonly { level: number; name: string }[];
  what: string;
}) {
  const nameOf = (level: number) => steps.find((step) => step.level === level)?.name ?? "";
  const most = Math.max(0.01, ...(distribution?.shares ?? []).map(({ upper, share }) => Math.max(upper, share)));
  const percent = (share: number) => `${Math.round(share * 100)}\u00a0%`;
  return (
    <section aria-labelledby="distribution-heading" className="grid gap-2">
      <h2 id="distribution-heading">Distribution</h2>
      {distribution === null ? (
        <p className="text-ink-2">Withheld: it would be of fewer than five people.</p>
      ) : distribution.n === 0 ? (
        <p className="text-ink-2">No ratings to count.</p>
      ) : (
        <>
          <p className="text-ink-2">
            {what}: {distribution.n} ratings of {distribution.people} people
            {isEstimable(distribution.mean) && `, mean ${distribution.mean.value.toFixed(2)}`}.
          </p>
          <table className="heat w-full border-collapse text-left [&_td]:border-0 [&_th]:border-0">
            <caption className="sr-only">Share of each proficiency, with its 95 % interval</caption>
            <thead className="text-[13px] text-ink-3">
              <tr>
                <th scope="col" className="font-medium">
                  Proficiency
                </th>
                <th scope="col" className="font-medium">
                  Share
                </th>
                <th scope="col" className="text-right font-medium">
                  Ratings
                </th>
              </tr>
            </thead>
            <tbody>
              {distribution.shares.map(({ value, share, count, lower, upper }) => (
                <tr key={value}>
                  <th scope="row" className="font-normal">
                    <span
                      className={`mr-1.5 inline-block min-w-6 rounded-[4px] text-center ${heatClass(value, steps.length)}`}
                    >
                      {value}
                    </span>
                    <span className="text-[13px] text-ink-2">{nameOf(value)}</span>
                  </th>
                  <td className="text-[13px] tabular-nums">
                    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="block h-4 w-full min-w-16" aria-hidden="true">
                      <rect y="2" width={(WIDTH * share) / most} height={HEIGHT - 4} rx="2" fill="var(--line-2)" />
                      <path
                        d={`M${(WIDTH * lower) / most} ${HEIGHT / 2}H${(WIDTH * upper) / most}`}
                        stroke="var(--ink)"
                        strokeWidth="1.5"
                      />
                    </svg>
                    {percent(share)}{" "}
                    <span className="whitespace-nowrap text-ink-3">
                      ({Math.round(lower * 100)} to {percent(upper)})
                    </span>
                  </td>
                  <td className="text-right tabular-nums">{count}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
