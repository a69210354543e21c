import { type Team, teamAndAbove } from "#app/features/people/domain/team-tree";
import { estimateMean } from "#app/statistics/distributions";
import { type Estimated, isEstimable } from "#app/statistics/estimate";
import { type GroupDecision, withholdSmallGroups } from "#app/statistics/small-groups";

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
export type Column = {
  key: string;
  label: string;
  /** The team whose own view leads further down; null where there is none. */
  team: string | null;
};

/**
 * Every view that the filters permit: its columns, the total last, and the keys of all groups that contain a person, in
 * any view.
 */
export type Views = {
  columnsOf(filter: InsightFilter): Column[];
  keysOf(person: Pick<PersonResult, "teamId" | "trackId">): string[];
};

/**
 * All groups of people that any permitted view shows. They are decided upon together, so that nothing is given away by
 * looking at two views and subtracting.
 */
export function buildViews(teams: readonly Team[], tracks: readonly { id: string; name: string }[]): Views {
  const known = new Map(teams.map((team) => [team.id, team]));
  const isTop = ({ parentId }: Team) => parentId === null || !known.has(parentId);
  const toColumn = ({ id, name }: Team, suffix = ""): Column => ({ key: `team:${id}${suffix}`, label: name, team: id });
  const overTeams = (suffix: string, name: string): Column[] => [
    ...teams.filter(isTop).map((team) => toColumn(team, suffix)),
    { key: `none${suffix}`, label: "No team", team: null },
    { key: `all${suffix}`, label: name, team: null },
  ];
  const inTeam = (team: Team): Column[] => [
    ...teams.filter(({ parentId }) => parentId === team.id).map((child) => toColumn(child)),
    { key: `direct:${team.id}`, label: `${team.name} itself`, team: null },
    { ...toColumn(team), team: null },
  ];
  const suffixOf = (trackId: string) => `|track:${trackId}`;
  return {
    columnsOf: (filter) => {
      const track = filter.kind === "track" ? tracks.find(({ id }) => id === filter.id) : undefined;
      const team = filter.kind === "team" ? known.get(filter.id) : undefined;
      if (team) return inTeam(team);
      return track ? overTeams(suffixOf(track.id), track.name) : overTeams("", "Everyone");
    },
    keysOf: ({ teamId, trackId }) => {
      const within = teamAndAbove(known, teamId);
      const top = within.at(-1);
      const outermost = top ? `team:${top.id}` : "none";
      return [
        "all",
        ...(trackId === null ? [] : [`all${suffixOf(trackId)}`, `${outermost}${suffixOf(trackId)}`]),
        ...(top ? [`direct:${teamId}`, ...within.map(({ id }) => `team:${id}`)] : ["none"]),
      ];
    },
  };
}

/** A mean with its 95 % interval and the people it rests on, or why there is none. */
export type Cell =
  | { state: "shown"; n: number; mean: number; lower: number; upper: number }
  | { state: "withheld" }
  | { state: "empty" };

/** People, and for the key of each group which of them are in it, by their place. */
export type Groups = { people: readonly PersonResult[]; members: ReadonlyMap<string, readonly number[]> };

export function groupPeople({ keysOf }: Views, people: readonly PersonResult[]): Groups {
  const members = new Map<string, number[]>();
  people.forEach((person, place) => {
    for (const key of keysOf(person)) {
      const found = members.get(key);
      if (found) found.push(place);
      else members.set(key, [place]);
    }
  });
  return { people, members };
}

export const peopleOf = ({ people, members }: Groups, key: string): PersonResult[] =>
  (members.get(key) ?? []).map((place) => people[place] as PersonResult);

/**
 * The mean of a measure in each column, over the people who have a value of it. Decided for all groups at once; a
 * withheld cell holds no number at all. `alsoShown` are groups that are shown elsewhere by the same measure.
 */
export function computeCells(
  { people, members }: Groups,
  columns: readonly Column[],
  measure: (person: PersonResult) => number | null,
  alsoShown: Groups["members"] = new Map(),
): { cellOf: (key: string) => Cell; cells: Cell[] } {
  const values = people.map(measure);
  const having = [...members, ...alsoShown].map(([key, places]) => ({
    key,
    people: places.filter((place) => values[place] !== null),
  }));
  const decisions = withholdSmallGroups(having);
  const byKey = new Map(having.map((group) => [group.key, group.people]));
  const cellOf = (key: string) =>
    toCell(
      decisions.get(key),
      (byKey.get(key) ?? []).map((place) => values[place] as number),
    );
  return { cellOf, cells: columns.map(({ key }) => cellOf(key)) };
}

function toCell(decision: GroupDecision | undefined, values: readonly number[]): Cell {
  if (decision === "empty" || decision === undefined) return { state: "empty" };
  if (decision !== "shown") return { state: "withheld" };
  const mean = estimateMean(values);
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
