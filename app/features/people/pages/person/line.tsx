import { paths } from "#app/paths";
import { Card } from "#app/ui/card";
import { TextLink } from "#app/ui/text-link";
import type { LinkedPerson, ProfileView } from "./view-model";

/** A person's place in the reporting line: the chain from the top, and their reports. */
export function Line({
  person,
  reports,
  reportCount,
}: {
  person: ProfileView;
  reports: LinkedPerson[];
  reportCount: number;
}) {
  return (
    <Card>
      <h2 className="mb-3">Reporting line</h2>
      {person.chain.length === 0 ? (
        <p className="text-ink-2">{person.name} reports to nobody.</p>
      ) : (
        <>
          <h3>Reports to</h3>
          <ol className="mt-1.5 grid gap-1.5">
            {person.chain.map((manager, index) => (
              <li key={manager.id} className="flex items-baseline gap-2">
                <span aria-hidden="true" className="w-4 text-center text-ink-3">
                  {index === 0 ? "" : "↳"}
                </span>
                <PersonLine person={manager} />
                {index === person.chain.length - 1 && <span className="text-[13px] text-ink-3">manager</span>}
              </li>
            ))}
          </ol>
        </>
      )}
      {reportCount > 0 && (
        <>
          <h3 className="mt-4">{reportCount === 1 ? "One report" : `${reportCount} reports`}</h3>
          <ul className="mt-1.5 grid gap-1.5">
            {reports.map((report) => (
              <li key={report.id}>
                <PersonLine person={report} />
              </li>
            ))}
          </ul>
          {reportCount > reports.length && (
            <p className="mt-2">
              <TextLink to={paths.people({ manager: person.id })}>All {reportCount} reports</TextLink>
            </p>
          )}
        </>
      )}
    </Card>
  );
}

function PersonLine({ person }: { person: LinkedPerson }) {
  return (
    <span className="min-w-0">
      <TextLink to={paths.person(person.id)} prefetch="intent">
        {person.name}
      </TextLink>{" "}
      <span className="text-[13.5px] text-ink-2">{person.role}</span>
    </span>
  );
}
