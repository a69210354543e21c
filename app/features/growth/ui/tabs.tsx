import { useLocation } from "@remix-run/react";
import { paths } from "#app/paths";
import { isAt } from "#app/ui/layout/place";
import { PageLink } from "#app/ui/page-link";

/** The tabs of growth, for the reader or for one of their reports. */
export function GrowthTabs({ person, isSelf }: { person: { id: string; name: string }; isSelf: boolean }) {
  const { pathname } = useLocation();
  const entries = [
    { label: "Growth plan", to: isSelf ? paths.growth() : paths.growth(person.id) },
    { label: "Next conversation", to: paths.agenda(person.id) },
    { label: "Check-ins", to: paths.checkIns(isSelf ? {} : { person: person.id }) },
    ...(isSelf ? [{ label: "Feedback", to: paths.feedback() }] : []),
  ];
  return (
    <nav aria-label={isSelf ? "My growth" : `Growth of ${person.name}`} className="mt-5 -mb-1 print:hidden">
      <ul className="flex flex-wrap gap-1 border-b border-line">
        {entries.map((entry) => (
          <li key={entry.label}>
            <PageLink
              to={entry.to}
              aria-current={isAt(pathname, entry.to, true) ? "page" : undefined}
              className="-mb-px block border-b-2 border-transparent px-3 py-2 text-ink-2 no-underline hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-ink"
            >
              {entry.label}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
