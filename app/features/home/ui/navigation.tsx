import { useLocation } from "@remix-run/react";
import { paths } from "#app/paths";
import type { Actor } from "#app/policy/actor";
import { Disclosure } from "#app/ui/layout/disclosure";
import { isAt } from "#app/ui/layout/place";
import { PageLink } from "#app/ui/page-link";

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
    ...(actor.hasReports && !actor.isAdministrator ? [{ label: "Calibration", to: paths.calibration() }] : []),
  ];
}

/** Entries for administrators, behind one menu. */
function organisationEntriesFor(actor: Actor): Entry[] {
  if (!actor.isAdministrator) return [];
  return [
    { label: "Cycles", to: paths.cycles() },
    { label: "Calibration", to: paths.calibration() },
    { label: "Insights", to: paths.insights() },
    { label: "Teams", to: paths.teams() },
    { label: "Record", to: paths.record() },
    { label: "Security events", to: paths.security() },
    { label: "Settings", to: paths.settings() },
  ];
}

/** Navigation for visitors of a public ladder who aren't signed in. */
const VISITOR_ENTRIES: Entry[] = [
  { label: "Ladder", to: paths.ladder() },
  { label: "Sign in", to: paths.signIn() },
];

/** From this width on, the bar has room for one row of links; below it they are in the menu. */
const WIDE = "max-[1199px]:hidden";
const NARROW = "min-[1200px]:hidden";

/** The ways to everything: one row in a wide window, one menu in a narrow one. */
export function Navigation({ actor }: { actor: Actor | null }) {
  const { pathname } = useLocation();
  const entries = actor ? entriesFor(actor) : VISITOR_ENTRIES;
  const organisation = actor ? organisationEntriesFor(actor) : [];
  const isWithin = organisation.some(({ to }) => isAt(pathname, to));
  if (!actor) {
    return (
      <nav aria-label="Main" className="ml-2">
        <Row entries={entries} />
      </nav>
    );
  }
  return (
    <>
      <nav aria-label="Main" className={`ml-1 flex items-center gap-0.5 ${WIDE}`}>
        <Row entries={entries} />
        {organisation.length > 0 && (
          <Disclosure summary="Organisation" isCurrent={isWithin}>
            <Column entries={organisation} />
          </Disclosure>
        )}
      </nav>
      <Disclosure summary="Menu" className={`ml-auto ${NARROW}`} align="right">
        <nav aria-label="Main">
          <Column entries={entries} />
          {organisation.length > 0 && (
            <>
              <p className="mt-2 border-t border-line px-3 pt-2 pb-1 text-[13px] text-ink-3">Organisation</p>
              <Column entries={organisation} />
            </>
          )}
        </nav>
      </Disclosure>
    </>
  );
}

function Row({ entries }: { entries: Entry[] }) {
  return (
    <ul className="flex gap-0.5">
      {entries.map((entry) => (
        <li key={entry.to}>
          <Way entry={entry} prefetch="intent" className="px-2.5 py-1.5" />
        </li>
      ))}
    </ul>
  );
}

function Column({ entries }: { entries: Entry[] }) {
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry.to}>
          <Way entry={entry} className="px-3 py-2" />
        </li>
      ))}
    </ul>
  );
}

function Way({ entry, className, prefetch }: { entry: Entry; className: string; prefetch?: "intent" }) {
  const { label, to, end } = entry;
  const { pathname } = useLocation();
  return (
    <PageLink
      to={to}
      aria-current={isAt(pathname, to, end) ? "page" : undefined}
      prefetch={prefetch}
      className={`nav-link ${className}`}
    >
      {label}
    </PageLink>
  );
}
