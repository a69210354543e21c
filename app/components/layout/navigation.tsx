import { NavLink } from "@remix-run/react";
import type { Actor } from "#app/domain/access/actor";
import { paths } from "#app/paths";

type Entry = { label: string; to: string; end?: boolean };

function entriesFor(actor: Actor): Entry[] {
  return [
    { label: "Home", to: paths.home(), end: true },
    { label: "Assessments", to: paths.assessments() },
    { label: "Evidence", to: paths.evidence() },
    { label: "Growth", to: paths.growth() },
    { label: "Cases", to: paths.cases() },
    ...(actor.hasReports ? [{ label: "Team", to: paths.team() }] : []),
    { label: "Ladder", to: paths.ladder() },
    { label: "People", to: paths.people() },
    ...(actor.isAdministrator
      ? [
          { label: "Cycles", to: paths.cycles() },
          { label: "Calibration", to: paths.calibration() },
          { label: "Insights", to: paths.insights() },
          { label: "Record", to: paths.record() },
          { label: "Settings", to: paths.settings() },
        ]
      : actor.hasReports
        ? [{ label: "Calibration", to: paths.calibration() }]
        : []),
  ];
}

export function Navigation({ actor }: { actor: Actor }) {
  return <Entries entries={entriesFor(actor)} />;
}

/** For somebody who is not signed in, where the ladder is public. */
export function VisitorNavigation() {
  return (
    <Entries
      entries={[
        { label: "Ladder", to: paths.ladder() },
        { label: "Sign in", to: paths.signIn() },
      ]}
    />
  );
}

function Entries({ entries }: { entries: Entry[] }) {
  return (
    <nav aria-label="Main" className="ml-4 min-w-0 max-md:order-last max-md:ml-0 max-md:w-full max-md:overflow-x-auto">
      <ul className="flex gap-1">
        {entries.map((entry) => (
          <li key={entry.to}>
            <NavLink
              to={entry.to}
              end={entry.end}
              prefetch="intent"
              className="block rounded-md px-3 py-1.5 whitespace-nowrap text-ink-2 no-underline hover:bg-accent-soft aria-[current=page]:bg-accent-soft aria-[current=page]:font-semibold aria-[current=page]:text-ink"
            >
              {entry.label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
