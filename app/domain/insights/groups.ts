import { estimateMean } from "../calibration/distributions";
import { type Estimated, isEstimable } from "../calibration/estimate";
import { type Group, type GroupDecision, withholdSmallGroups } from "../calibration/small-groups";
import { type Team, teamAndWithin } from "../people/team-tree";

/** One person's final result in a cycle, with their team of today. */
export type PersonResult = {
  personId: string;
  teamId: string | null;
  roleId: string;
  trackId: string | null;
  /** Final rating less what their role expects, by competency: only where both are known. */
  gaps: ReadonlyMap<string, number>;
  /** Final proficiencies by competency. */
  ratings: ReadonlyMap<string, number>;
  /** Mean of self less manager over the competencies that both rated; null where there is none. */
  selfMinusManager: number | null;
};

/** What a view is narrowed to: nothing, one track, or one team with those within it. */
export type InsightFilter = { kind: "all" } | { kind: "track"; id: string } | { kind: "team"; id: string };

/** A column of a view: one team with those within it, the people of a team itself, those without a team, or everyone shown. */
export type Column = { key: string; label: string };

type Definition = Column & { holds: (person: PersonResult) => boolean };

/** Every view that the filters permit, each with its columns, the one for all of it last. */
export type Views = { columnsOf(filter: InsightFilter): Column[]; definitions: readonly Definition[] };

/**
 * All groups of people that any permitted view shows. They are decided upon together, so that nothing is given away by
 * looking at two views and subtracting.
 */
export function buildViews(teams: readonly Team[], tracks: readonly { id: string; name: string }[]): Views {
  const definitions = new Map<string, Definition>();
  const define = (key: string, label: string, holds: Definition["holds"]): Column => {
    if (!definitions.has(key)) definitions.set(key, { key, label, holds });
    return { key, label };
  };
  const within = new Map(teams.map(({ id }) => [id, new Set(teamAndWithin(teams, id))]));
  const isIn = (teamId: string) => (person: PersonResult) =>
    person.teamId !== null && (within.get(teamId)?.has(person.teamId) ?? false);
  const known = new Set(teams.map(({ id }) => id));
  const hasNone = (person: PersonResult) => person.teamId === null || !known.has(person.teamId);
  const top = teams.filter(({ parentId }) => parentId === null || !known.has(parentId));
  const overTeams = (suffix: string, name: string, keep: Definition["holds"]): Column[] => [
    ...top.map((team) =>
      define(`team:${team.id}${suffix}`, team.name, (person) => isIn(team.id)(person) && keep(person)),
    ),
    define(`none${suffix}`, "No team", (person) => hasNone(person) && keep(person)),
    define(`all${suffix}`, name, keep),
  ];
  const all = overTeams("", "Everyone", () => true);
  const byTrack = new Map(
    tracks.map(({ id, name }) => [id, overTeams(`|track:${id}`, name, (person) => person.trackId === id)]),
  );
  const byTeam = new Map(
    teams.map((team) => [
      team.id,
      [
        ...teams
          .filter(({ parentId }) => parentId === team.id)
          .map((child) => define(`team:${child.id}`, child.name, isIn(child.id))),
        define(`direct:${team.id}`, `${team.name} itself`, (person) => person.teamId === team.id),
        define(`team:${team.id}`, team.name, isIn(team.id)),
      ],
    ]),
  );
  return {
    definitions: [...definitions.values()],
    columnsOf: (filter) =>
      (filter.kind === "all" ? all : filter.kind === "track" ? byTrack.get(filter.id) : byTeam.get(filter.id)) ?? all,
  };
}

/** A mean with its 95 % interval and the people it rests on, or why there is none. */
export type Cell =
  | { state: "shown"; n: number; mean: number; lower: number; upper: number }
  | { state: "withheld" }
  | { state: "empty" };

/**
 * The mean of a measure in each column, over the people who have a value of it. Decided for all permitted views at once;
 * a withheld cell holds no number at all. `alsoShown` are groups of the same measure that are shown elsewhere.
 */
export function computeCells(
  views: Views,
  columns: readonly Column[],
  people: readonly PersonResult[],
  measure: (person: PersonResult) => number | null,
  alsoShown: readonly Group[] = [],
): { cells: Cell[]; decisions: ReadonlyMap<string, GroupDecision> } {
  const having = people.filter((person) => measure(person) !== null);
  const members = new Map(views.definitions.map(({ key, holds }) => [key, having.filter(holds)]));
  const decisions = withholdSmallGroups([
    ...[...members].map(([key, found]) => ({ key, people: found.map(({ personId }) => personId) })),
    ...alsoShown,
  ]);
  const cells = columns.map(({ key }) => toCell(decisions.get(key), members.get(key) ?? [], measure));
  return { cells, decisions };
}

export function toCell(
  decision: GroupDecision | undefined,
  people: readonly PersonResult[],
  measure: (person: PersonResult) => number | null,
): Cell {
  if (decision === "empty" || decision === undefined) return { state: "empty" };
  if (decision !== "shown") return { state: "withheld" };
  const mean = estimateMean(people.flatMap((person) => measure(person) ?? []));
  if (!isEstimable<Estimated>(mean)) return { state: "withheld" };
  return { state: "shown", n: mean.n, mean: mean.value, lower: mean.lower, upper: mean.upper };
}

/** The mean gap of a person over all competencies that have one; null where none has. */
export function meanGap({ gaps }: PersonResult): number | null {
  if (gaps.size === 0) return null;
  let sum = 0;
  for (const gap of gaps.values()) sum += gap;
  return sum / gaps.size;
}
