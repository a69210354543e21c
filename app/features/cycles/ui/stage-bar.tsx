import type { Stage } from "#app/features/cycles/domain/stage";
import { PageLink } from "#app/ui/page-link";
import { STAGE_FILLS, STAGE_LABELS } from "./stages";

export type StageCount = { stage: Stage; count: number };

const WIDTH = 1_000;
const HEIGHT = 28;
/** Segments are told apart by the paper between them, not by their shades alone. */
const SPACE = 3;

/** How many assessments are at each stage: one bar, and the same as a table whose rows lead to those people. */
export function StageBar({ counts, to }: { counts: readonly StageCount[]; to: (stage: Stage) => string }) {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  return (
    <div>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-7 w-full overflow-hidden rounded-md"
        aria-hidden="true"
      >
        {segmentsOf(counts, total).map(({ stage, x, width }) => (
          <rect key={stage} x={x} y={0} width={width} height={HEIGHT} className={STAGE_FILLS[stage].rect} />
        ))}
      </svg>
      <table className="mt-3 w-full border-collapse text-left">
        <caption className="sr-only">Assessments by stage</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Stage</th>
            <th scope="col">Assessments</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {counts.map(({ stage, count }) => (
            <tr key={stage} className="border-t border-line first:border-t-0">
              <th scope="row" className="py-1 font-normal">
                <span
                  aria-hidden="true"
                  className={`mr-2.5 inline-block size-3 rounded-[3px] border border-line-2 ${STAGE_FILLS[stage].swatch}`}
                />
                {count > 0 ? (
                  <PageLink to={to(stage)} className="underline underline-offset-2 hover:decoration-2">
                    {STAGE_LABELS[stage]}
                  </PageLink>
                ) : (
                  <span className="text-ink-3">{STAGE_LABELS[stage]}</span>
                )}
              </th>
              <td className="py-1 text-right font-semibold tabular-nums">{count}</td>
              <td className="w-16 py-1 text-right text-[13px] text-ink-3 tabular-nums">{share(count, total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function segmentsOf(counts: readonly StageCount[], total: number) {
  const present = counts.filter(({ count }) => count > 0);
  const room = WIDTH - SPACE * (present.length - 1);
  let x = 0;
  return present.map(({ stage, count }) => {
    const width = (room * count) / total;
    const segment = { stage, x, width };
    x += width + SPACE;
    return segment;
  });
}

function share(count: number, total: number): string {
  return total === 0 ? "–" : `${Math.round((100 * count) / total)} %`;
}
