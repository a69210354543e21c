import { Link } from "@remix-run/react";
import { TextLink } from "#app/components/ui/text-link";
import type { ChartNode } from "#app/domain/people/chart";
import { paths } from "#app/paths";

export type ChartEntry = {
  id: string;
  name: string;
  role: string;
  team: string;
  reportCount: number;
  belowCount: number;
};
type Node = ChartNode<ChartEntry>;

/** Branches are open so far down; further ones open on a click, without the server. */
const OPEN_LEVELS = 2;
/** A chart of so few people is open all the way. */
const OPEN_ENTIRELY_UP_TO = 80;

export function Chart({ trees, self }: { trees: Node[]; self: string }) {
  const openLevels = countPeople(trees) <= OPEN_ENTIRELY_UP_TO ? Number.POSITIVE_INFINITY : OPEN_LEVELS;
  return (
    <ul className="grid gap-4">
      {trees.map((tree) => (
        <Branch key={tree.person.id} node={tree} level={0} openLevels={openLevels} self={self} />
      ))}
    </ul>
  );
}

function countPeople(nodes: Node[]): number {
  return nodes.reduce((sum, { reports }) => sum + 1 + countPeople(reports), 0);
}

function Branch({ node, level, openLevels, self }: { node: Node; level: number; openLevels: number; self: string }) {
  const { person, reports, reportCount } = node;
  const leads = reports.filter((report) => report.reportCount > 0);
  const others = reports.filter((report) => report.reportCount === 0);
  return (
    <li className="grid gap-2 break-inside-auto">
      <PersonCard person={person} isSelf={person.id === self} leads={reportCount > 0} />
      {reportCount > 0 && reports.length === 0 && (
        <p className="ml-5 text-[13.5px]">
          <TextLink to={paths.organisationChart({ from: person.id })}>
            Show the {person.belowCount} people below {person.name}
          </TextLink>
        </p>
      )}
      {reports.length > 0 && (
        <details open={level < openLevels} className="ml-2.5 border-l-2 border-line pl-4 max-md:ml-1 max-md:pl-2.5">
          <summary className="w-fit rounded px-1 text-[13px] text-ink-3 print:hidden">
            {reportCount === 1 ? "1 report" : `${reportCount} reports`}
            {person.belowCount > reportCount && `, ${person.belowCount} people in all`}
            <span className="sr-only"> of {person.name}</span>
          </summary>
          <ul className="mt-2 grid gap-3">
            {leads.map((report) => (
              <Branch key={report.person.id} node={report} level={level + 1} openLevels={openLevels} self={self} />
            ))}
            {others.length > 0 && (
              <li>
                <ul className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-2">
                  {others.map((report) => (
                    <li key={report.person.id}>
                      <PersonCard person={report.person} isSelf={report.person.id === self} leads={false} />
                    </li>
                  ))}
                </ul>
              </li>
            )}
          </ul>
          {reportCount > reports.length && (
            <p className="mt-2 text-[13.5px]">
              <TextLink to={paths.people({ manager: person.id })}>
                All {reportCount} reports of {person.name}
              </TextLink>
            </p>
          )}
        </details>
      )}
    </li>
  );
}

function PersonCard({ person, isSelf, leads }: { person: ChartEntry; isSelf: boolean; leads: boolean }) {
  return (
    <div
      className={`rounded-lg border px-3 py-2 leading-snug break-inside-avoid ${isSelf ? "border-accent bg-accent-soft" : "border-line bg-card"} ${leads ? "w-fit min-w-64 max-w-full border-l-4 border-l-accent" : "h-full"}`}
    >
      <Link to={paths.person(person.id)} prefetch="intent" className="font-semibold underline-offset-2 hover:underline">
        {person.name}
      </Link>
      {isSelf && <span className="text-[13px] text-ink-2"> (you)</span>}
      <div className="text-[13.5px] text-ink-2">{person.role}</div>
      {person.team && <div className="text-[13px] text-ink-3">{person.team}</div>}
    </div>
  );
}
