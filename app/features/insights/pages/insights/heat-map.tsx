import type { Column } from "#app/features/insights/domain/groups";
import type { HeatRow } from "#app/features/insights/domain/view";
import { formatCell, shadeOf } from "#app/features/insights/ui/signed";
import { paths } from "#app/paths";
import { Card } from "#app/ui/card";
import { TextLink } from "#app/ui/text-link";

/** Competencies by teams: how far the final ratings lie from what roles expect. A picture that is a table. */
export function HeatMap({
  rows,
  columns,
  version,
  teamTo,
}: {
  rows: HeatRow[];
  columns: Column[];
  /** The ladder version that the cycle was assessed with: it may know competencies that a later one does not. */
  version: string;
  /** The address of the same view for one team. */
  teamTo: (team: string) => string;
}) {
  return (
    <Card flush>
      <table className="w-full border-collapse text-left text-[14px]">
        <caption className="px-5 pt-4 pb-2 text-left">
          <span className="sticky left-5 block w-fit font-semibold">Final rating minus target</span>
          <span className="sticky left-5 block w-fit max-w-[min(75ch,calc(100vw-4.75rem))] text-[13.5px] text-ink-2">
            Means in steps of the scale, with the number of people. Below zero is short of what roles expect: −0.5 and
            less is red, up to −0.2 amber; 0.2 and more is green.
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col" className="sticky left-0 bg-card px-3 py-2 pl-5 text-[13px] font-medium text-ink-3">
              Competency
            </th>
            {columns.map(({ key, label, team }) => (
              <th key={key} scope="col" className="min-w-20 px-2 py-2 text-center text-[13px] font-medium text-ink-3">
                {team === null ? label : <TextLink to={teamTo(team)}>{label}</TextLink>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, cells }) => (
            <tr key={id} className="border-t border-line">
              <th scope="row" className="sticky left-0 min-w-40 bg-card px-3 py-1.5 pl-5 font-normal max-md:min-w-32">
                <TextLink to={paths.competency(id, undefined, { version })}>{name}</TextLink>
              </th>
              {cells.map((cell, index) => (
                <td
                  key={columns[index]?.key ?? index}
                  className={`border-l border-line px-2 py-1.5 text-center tabular-nums ${shadeOf(cell)}`}
                >
                  {formatCell(cell)}
                  {cell.state === "shown" && <span className="block text-[12px]">n = {cell.n}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
