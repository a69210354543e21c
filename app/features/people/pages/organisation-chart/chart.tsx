import type { ChartNode } from "#app/features/people/domain/chart";
import { paths } from "#app/paths";
import { TextLink } from "#app/ui/text-link";
import { type ChartEntry, PersonName, TeamCard } from "./team-card";

type Node = ChartNode<ChartEntry>;

/** Branches are open so far down; further ones open on a click, without the server. */
const OPEN_LEVELS = 2;
/** A chart of so few people is open all the way. */
const OPEN_ENTIRELY_UP_TO = 80;

/** The organisation as lists within lists: leads of leads one under the other, and teams side by side as cards. */
export function Chart({ trees, self }: { trees: Node[]; self: string }) {
  const openLevels = countPeople(trees) <= OPEN_ENTIRELY_UP_TO ? Number.POSITIVE_INFINITY : OPEN_LEVELS;
  return <Reports nodes={trees} level={0} openLevels={openLevels} self={self} />;
}

function countPeople(nodes: Node[]): number {
  return nodes.reduce((sum, { reports }) => sum + 1 + countPeople(reports), 0);
}

const leadsLeads = ({ reports }: Node) => reports.some(({ reportCount }) => reportCount > 0);

type Place = { level: number; openLevels: number; self: string };

function Reports({ nodes, level, openLevels, self }: { nodes: Node[] } & Place) {
  const branches = nodes.filter(leadsLeads);
  const teams = nodes.filter((node) => node.reportCount > 0 && !leadsLeads(node));
  const others = nodes.filter(({ reportCount }) => reportCount === 0);
  return (
    <ul className="grid gap-5">
      {branches.map((node) => (
        <Branch key={node.person.id} node={node} level={level} openLevels={openLevels} self={self} />
      ))}
      {teams.length + others.length > 0 && (
        <li>
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(17rem,100%),1fr))] items-start gap-3 print:grid-cols-3">
            {teams.map((node) => (
              <li key={node.person.id} className="break-inside-avoid">
                <TeamCard node={node} self={self} isOpen={level < openLevels} />
              </li>
            ))}
            {others.map(({ person }) => (
              <li key={person.id} className="break-inside-avoid rounded-lg border border-line bg-card px-3.5 py-2.5">
                <PersonName person={person} isSelf={person.id === self} showTeam />
              </li>
            ))}
          </ul>
        </li>
      )}
    </ul>
  );
}

function Branch({ node, level, openLevels, self }: { node: Node } & Place) {
  const { person, reports, reportCount } = node;
  return (
    <li>
      <div className="w-fit max-w-full rounded-lg border border-l-4 border-line border-l-accent bg-card py-2.5 pr-5 pl-3.5">
        <PersonName person={person} isSelf={person.id === self} showTeam isLarge />
      </div>
      <details
        open={level < openLevels}
        className="ml-3 border-l-2 border-line pt-1.5 pl-5 max-md:ml-1 max-md:pl-3 print:border-l"
      >
        <summary className="w-fit rounded px-1 text-[13px] text-ink-3 print:hidden">
          {reportCount === 1 ? "1 report" : `${reportCount} reports`}, {person.belowCount} people in all
          <span className="sr-only"> below {person.name}</span>
        </summary>
        <div className="mt-2">
          <Reports nodes={reports} level={level + 1} openLevels={openLevels} self={self} />
        </div>
        {reportCount > reports.length && (
          <p className="mt-2 text-[13.5px]">
            <TextLink to={paths.people({ manager: person.id })}>
              All {reportCount} reports of {person.name}
            </TextLink>
          </p>
        )}
      </details>
    </li>
  );
}
