import { trackOfRole } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { listTeamSteps, type Team } from "#app/features/people/domain/team-tree";
import { computeHolders, type Holders } from "./dependence";
import {
  buildViews,
  type Cell,
  computeCells,
  groupPeople,
  type InsightFilter,
  meanGap,
  type PersonResult,
  peopleOf,
} from "./groups";
import { countByTime, findLastPromotions, type RoleChange } from "./promotions";
import { type Result, toPersonResult } from "./results";

/** What an administrator asks the organisation's view for; null where they did not say. */
export type InsightQuery = {
  cycle: string | null;
  track: string | null;
  team: string | null;
  category: string | null;
  level: number | null;
};

export type InsightFacts = {
  ladder: Ladder;
  /** The cycle whose results are shown, and all that have some, the latest first. */
  cycle: { id: string; name: string; ladderVersionId: string };
  cycles: readonly { id: string; name: string }[];
  teams: readonly Team[];
  /** Everyone who is here, for counting. */
  people: readonly { id: string; roleId: string; teamId: string | null }[];
  changes: readonly RoleChange[];
  results: readonly Result[];
  roleCounts: readonly { cycleId: string; roleId: string; people: number }[];
};

export type HeatRow = { id: string; name: string; cells: Cell[] };

/** Told before each part of the work how many of them are done. */
type OnPart = (progress: { done: number; total: number }) => void;

/**
 * Computes everything on the organisation's insights page. The export uses the same result, so it withholds the same.
 * It takes seconds for thousands of people: `onPart` hears of progress, and an exception from it cancels the work.
 */
export function buildInsights(facts: InsightFacts, asked: InsightQuery, now: Date, onPart: OnPart = () => {}) {
  const { ladder, cycle, cycles, teams, people, changes, results, roleCounts } = facts;
  const persons = results.map((result) => toPersonResult(ladder, result));
  const views = buildViews(teams, ladder.tracks);
  const filter = toFilter(asked, teams, ladder.tracks);
  const groups = groupPeople(views, persons);
  const columns = views.columnsOf(filter);
  const total = columns.at(-1)?.key ?? "all";
  const inView = peopleOf(groups, total);
  const category = ladder.categories.find((one) => one.id === asked.category) ?? null;
  const level = asked.level ?? DEFAULT_LEVEL;

  const heat: HeatRow[] = [];
  const dependence: { id: string; name: string; holders: Holders }[] = [];
  const { competencies } = ladder;
  for (const [index, { id: competency, name }] of competencies.entries()) {
    onPart({ done: index, total: competencies.length });
    if (category && !category.competencies.includes(competency)) continue;
    const { cells } = computeCells(groups, columns, ({ gaps }) => gaps.get(competency) ?? null);
    if (cells.some(({ state }) => state !== "empty")) heat.push({ id: competency, name, cells });
    const holders = computeHolders(inView, competency, level);
    if (holders === "one" || holders === "nobody" || holders === "few")
      dependence.push({ id: competency, name, holders });
  }
  const differences = computeCells(groups, columns, ({ selfMinusManager }) => selfMinusManager).cells;

  const byRole = new Map<string, number[]>(ladder.roles.map(({ id }) => [`role:${id}`, []]));
  for (const [place, { roleId }] of persons.entries()) byRole.get(`role:${roleId}`)?.push(place);
  const overall = computeCells(groups, columns, meanGap, byRole);
  const asResults: PersonResult[] = people.map((person) => ({
    personId: person.id,
    teamId: person.teamId,
    roleId: person.roleId,
    trackId: trackOfRole(ladder, person.roleId)?.id ?? null,
    gaps: new Map(),
    ratings: new Map(),
    selfMinusManager: null,
  }));
  const everyone = groupPeople(views, asResults);
  const sets = new Map(
    [...everyone.members].map(([key, places]) => [key, places.map((place) => asResults[place]?.personId ?? "")]),
  );
  return {
    cycle: { id: cycle.id, name: cycle.name, ladderVersionId: cycle.ladderVersionId },
    cycles: cycles.map((one) => ({ value: one.id, label: one.name })),
    tracks: ladder.tracks.map(({ id: value, name: label }) => ({ value, label })),
    teams: listTeamSteps(teams, filter.kind === "team" ? filter.id : null).map(({ id, name, depth }) => ({
      value: id,
      label: `${INDENT.repeat(depth)}${name}`,
    })),
    categories: ladder.categories.map(({ id: value, name: label }) => ({ value, label })),
    proficiencies: ladder.proficiencies.map((step) => ({
      value: String(step.level),
      label: `${step.level} · ${step.name}`,
    })),
    filter,
    categoryId: category?.id ?? null,
    level,
    columns,
    people: inView.length,
    heat,
    dependence,
    differences,
    overall: overall.cellOf(total),
    roles: ladder.roles.map((role) => ({
      id: role.id,
      name: role.name,
      byCycle: cycles.map(
        (one) => roleCounts.find(({ cycleId, roleId }) => cycleId === one.id && roleId === role.id)?.people ?? 0,
      ),
      standing: overall.cellOf(`role:${role.id}`),
    })),
    promotions: countByTime(sets, total, findLastPromotions(changes, ladder.tracks), now),
    promotionTotal: sets.get(total)?.length ?? 0,
  };
}

export type Insights = ReturnType<typeof buildInsights>;

/** A choice in a list cannot be indented otherwise. */
const INDENT = "\u2003";

/** Where single points of dependence are looked for unless asked otherwise: who leads across teams is rarely many. */
const DEFAULT_LEVEL = 4;

function toFilter(
  { track, team }: { track: string | null; team: string | null },
  teams: readonly { id: string }[],
  tracks: readonly { id: string }[],
): InsightFilter {
  // One filter at a time: with two, every view would cut every other, and most of it would have to be withheld.
  if (team && teams.some((one) => one.id === team)) return { kind: "team", id: team };
  if (track && tracks.some((one) => one.id === track)) return { kind: "track", id: track };
  return { kind: "all" };
}
