import type { TeamEntry } from "#app/features/people/data/team-changes";
import { groupByParent, teamAndAbove } from "#app/features/people/domain/team-tree";
import { type Paged, pageOf } from "#app/kernel/paging";

export type TeamNode = {
  id: string;
  name: string;
  people: number;
  /** The people of the teams within it too. */
  everyone: number;
  /** How many teams are right within it. */
  within: number;
  /** Those of them that are shown: all or none. */
  teams: TeamNode[];
};

export type TeamsView = Paged & {
  /** From the outermost team down to the one whose teams are shown; empty for the outermost teams. */
  path: { id: string; name: string }[];
  everyone: number;
  total: number;
  teams: TeamNode[];
};

/** So many teams make one page: whole levels, from the top down, and a way further down from the last one. */
const SHOWN = 150;

/** The teams within one, or the outermost ones, in the order they come in; null where there is no such team. */
export function toTeamsView(
  entries: readonly TeamEntry[],
  asked: { within: string | null; page: number },
): TeamsView | null {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const groups = groupByParent(entries);
  const within = (id: string | null) => groups.get(id) ?? [];
  const path = teamAndAbove(byId, asked.within).reverse();
  if (asked.within !== null && path.length === 0) return null;
  const { rows, page, pageCount } = pageOf(within(asked.within), asked.page, SHOWN);
  const open = new Set<string>();
  let shown = rows.length;
  for (let level = rows; level.length > 0; ) {
    const next = level.flatMap(({ id }) => within(id));
    shown += next.length;
    if (shown > SHOWN) break;
    for (const { id } of level) open.add(id);
    level = next;
  }
  const everyoneIn = ({ id, people }: TeamEntry): number =>
    within(id).reduce((sum, team) => sum + everyoneIn(team), people);
  const toNode = (entry: TeamEntry): TeamNode => ({
    id: entry.id,
    name: entry.name,
    people: entry.people,
    everyone: everyoneIn(entry),
    within: within(entry.id).length,
    teams: open.has(entry.id) ? within(entry.id).map(toNode) : [],
  });
  const here = byId.get(asked.within ?? "");
  const everyone = here ? everyoneIn(here) : entries.reduce((sum, { people }) => sum + people, 0);
  return {
    path: path.map(({ id, name }) => ({ id, name })),
    everyone,
    total: asked.within === null ? entries.length : within(asked.within).length,
    teams: rows.map(toNode),
    page,
    pageCount,
  };
}
