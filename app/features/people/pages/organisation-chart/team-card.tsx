import type { ChartNode } from "#app/features/people/domain/chart";
import { paths } from "#app/paths";
import { PageLink } from "#app/ui/page-link";
import { TextLink } from "#app/ui/text-link";

export type ChartEntry = {
  id: string;
  name: string;
  role: string;
  team: string;
  reportCount: number;
  belowCount: number;
};

/** A manager whose reports lead nobody, with those reports, or with a link to them if they aren't drawn. */
export function TeamCard({ node, self, isOpen }: { node: ChartNode<ChartEntry>; self: string; isOpen: boolean }) {
  const { person, reports, reportCount } = node;
  return (
    <div className="rounded-lg border border-line bg-card">
      <div className="rounded-t-lg border-b border-l-4 border-line border-l-accent py-2.5 pr-3.5 pl-2.5">
        <PersonName person={person} isSelf={person.id === self} showTeam />
      </div>
      {reports.length === 0 ? (
        <p className="px-3.5 py-2 text-[13.5px]">
          <TextLink to={paths.organisationChart({ from: person.id })}>
            {person.belowCount === 1 ? "Show the one person" : `Show the ${person.belowCount} people`} below
            <span className="sr-only"> {person.name}</span>
          </TextLink>
        </p>
      ) : (
        <details open={isOpen} className="px-3.5 py-2">
          <summary className="w-fit rounded text-[13px] text-ink-3 print:hidden">
            {reportCount === 1 ? "1 report" : `${reportCount} reports`}
            <span className="sr-only"> of {person.name}</span>
          </summary>
          <ul className="mt-1 grid gap-1">
            {reports.map((report) => (
              <li key={report.person.id}>
                <PersonName
                  person={report.person}
                  isSelf={report.person.id === self}
                  showTeam={report.person.team !== person.team}
                />
              </li>
            ))}
          </ul>
          {reportCount > reports.length && (
            <p className="mt-1.5 text-[13.5px]">
              <TextLink to={paths.people({ manager: person.id })}>
                All {reportCount} reports of {person.name}
              </TextLink>
            </p>
          )}
        </details>
      )}
    </div>
  );
}

export function PersonName({
  person,
  isSelf,
  showTeam,
  isLarge = false,
}: {
  person: ChartEntry;
  isSelf: boolean;
  showTeam: boolean;
  isLarge?: boolean;
}) {
  return (
    <div className={`leading-snug ${isSelf ? "-mx-2 -my-1 rounded-md bg-accent-soft px-2 py-1" : ""}`}>
      <PageLink
        to={paths.person(person.id)}
        prefetch="intent"
        className={`font-semibold underline-offset-2 hover:underline ${isLarge ? "text-[17px]" : ""}`}
      >
        {person.name}
      </PageLink>
      {isSelf && <span className="text-[13px] text-ink-2"> (you)</span>}
      <div className="text-[13px] text-ink-2">
        {person.role}
        {showTeam && person.team && <span className="text-ink-3"> · {person.team}</span>}
      </div>
    </div>
  );
}
