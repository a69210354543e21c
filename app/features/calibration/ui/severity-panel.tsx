import { Fragment } from "react";
import { plural } from "#app/kernel/words";
import { TextLink } from "#app/ui/text-link";

export type SeverityRow = {
  id: string;
  name: string;
  n: number;
  subjects: number;
  observedAverage: number;
  fairAverage: number | null;
  steps: { value: number; lower: number; upper: number } | null;
  words: string | null;
};

type Missing = { summary: string; requests: string[]; more: number; alternative: string } | null;

/** Each manager's severity with its uncertainty, or why it can't be estimated and what would change that. */
export function SeverityPanel({
  managers,
  leftOut,
  of,
  notEstimable,
  missing,
  allTo,
}: {
  /** The managers shown: of many, both ends of the list. */
  managers: readonly SeverityRow[];
  leftOut: number;
  of: number;
  /** The link that shows everyone. */
  allTo: string;
  notEstimable: string | null;
  missing: Missing;
}) {
  return (
    <>
      {notEstimable ? (
        <div className="grid gap-2">
          <p>
            <strong>Not estimable.</strong> {missing?.summary ?? `${notEstimable}.`}
          </p>
          {missing && (
            <details>
              <summary className="text-accent underline underline-offset-2">Which ratings would join them</summary>
              <ul className="mt-2 grid list-disc gap-1 pl-5 text-ink-2">
                {missing.requests.map((request) => (
                  <li key={request}>{request}</li>
                ))}
                {missing.more > 0 && <li>And {missing.more} more of the kind.</li>}
              </ul>
              <p className="mt-2 text-ink-2">{missing.alternative}</p>
            </details>
          )}
        </div>
      ) : (
        <p className="text-ink-2">
          What managers said of people, compared by a model that knows who rated whom on what. It is a reason to talk;
          raw ratings stay as they are.
        </p>
      )}
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">
          Managers{notEstimable ? " by name" : ", the strictest first"}: how strictly they rate, their average as given
          {notEstimable ? "" : " and the fair average beside it"}
        </caption>
        <thead className="text-[13px] text-ink-3">
          <tr>
            <th scope="col" className="py-1 pr-2 font-medium">
              Manager
            </th>
            {!notEstimable && (
              <th scope="col" className="px-2 py-1 text-right font-medium">
                Fair average
              </th>
            )}
            <th scope="col" className="py-1 pl-2 text-right font-medium">
              As given
            </th>
          </tr>
        </thead>
        <tbody>
          {managers.map((manager) => (
            <Fragment key={manager.id}>
              <tr className="border-t border-line align-top">
                <th scope="row" className="pt-1.5 pr-2 font-semibold">
                  {manager.name}
                </th>
                {!notEstimable && (
                  <td className="px-2 pt-1.5 text-right tabular-nums">
                    {manager.fairAverage === null ? "–" : manager.fairAverage.toFixed(2)}
                  </td>
                )}
                <td className="pt-1.5 pl-2 text-right tabular-nums">{manager.observedAverage.toFixed(2)}</td>
              </tr>
              <tr>
                <td colSpan={notEstimable ? 2 : 3} className="pb-1.5 text-[13px] text-ink-2">
                  {manager.words ??
                    `${manager.n} ${plural(manager.n, "rating")} of ${manager.subjects} ${plural(manager.subjects, "person", "people")}`}
                  {manager.steps && <Interval {...manager.steps} />}
                </td>
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
      {leftOut > 0 && (
        <p>
          {managers.length} of {of} {notEstimable ? "by name" : "shown: the strictest and the most lenient"}.{" "}
          <TextLink to={allTo} preventScrollReset>
            All {of} managers
          </TextLink>
        </p>
      )}
      {!notEstimable && (
        <p className="text-[13px] text-ink-3">
          More lenient to the left, stricter to the right; the line is what the ratings leave open. The fair average is
          what each would give the average person: beside what was given, never instead of it.
        </p>
      )}
    </>
  );
}

const WIDTH = 200;
const MIDDLE = WIDTH / 2;
/** Differences beyond so many steps end at the edge; the words say how large they are. */
const REACH = 1.5;

/** The estimate and its interval on a line with the group in the middle. Its numbers are in the words beside it. */
function Interval({ value, lower, upper }: { value: number; lower: number; upper: number }) {
  const xOf = (steps: number) => MIDDLE + (Math.max(-REACH, Math.min(REACH, steps)) / REACH) * (MIDDLE - 8);
  return (
    <svg viewBox={`0 0 ${WIDTH} 18`} className="mt-0.5 block w-full max-w-[260px]" aria-hidden="true">
      <path d={`M${MIDDLE} 1V17`} stroke="var(--line-2)" />
      <path d={`M${xOf(lower)} 9H${xOf(upper)}`} stroke="var(--manager)" strokeWidth="2" />
      <rect x={xOf(value) - 4.5} y={4.5} width="9" height="9" fill="var(--manager)" />
    </svg>
  );
}
