import { z } from "zod";
import { proficiencyOf } from "#app/features/assessment/domain/rating";
import {
  BOARD_SIDES,
  BOARD_SORTS,
  type BoardColumn,
  type BoardEntry,
  type BoardSide,
  buildCell,
  competenciesAsked,
  filterEntries,
  listColumns,
  shownRatings,
  sortEntries,
} from "#app/features/calibration/domain/session/board";
import { describeGap, type HeatCell, type HeatRow, toHeatCell } from "#app/features/calibration/ui/heat-cell";
import { findCompetency, findRole } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { computeTeamPaths, formatTeamPath, type Team, teamAndWithin } from "#app/features/people/domain/team-tree";
import { pageOf } from "#app/kernel/paging";
import { computeDistributions, type Distribution } from "#app/statistics/distributions";
import { MIN_GROUP_SIZE } from "#app/statistics/small-groups";

const text = z.string().trim().max(120).catch("");

/** Filters of the board from the address. Invalid values are ignored. */
export const boardQuerySchema = z.object({
  category: text,
  side: z.enum(BOARD_SIDES).catch("standing"),
  sort: z.enum(BOARD_SORTS).catch("name"),
  order: z.enum(["ascending", "descending"]).catch("ascending"),
  role: text,
  manager: text,
  team: text,
  search: text,
  /** "all" shows how strict each of many managers is. */
  managers: z.literal(["", "all"]).catch(""),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type BoardQuery = z.infer<typeof boardQuerySchema>;

export function readBoardQuery(request: Request): BoardQuery {
  const given = Object.fromEntries(new URL(request.url).searchParams);
  return boardQuerySchema.parse({ category: "", role: "", manager: "", team: "", search: "", ...given });
}

/** People per page of the board; filters, order and search cover everyone. */
const PEOPLE_PER_PAGE = 30;

type Facts = { ladder: Ladder; entries: readonly BoardEntry[]; teams: readonly Team[] };

/** The board as it is asked for, with the distribution of what is shown of all who pass the filters. */
export function toBoard({ ladder, entries, teams }: Facts, query: BoardQuery) {
  const inTeam = new Set(query.team === "" ? [] : teamAndWithin(teams, query.team));
  const chosen = filterEntries(entries, query, inTeam);
  const category = ladder.categories.find(({ id }) => id === query.category) ?? null;
  const columns = listColumns(ladder, entries, category?.id ?? "");
  const sorted = sortEntries(chosen, query.sort, query.order === "descending", ladder);
  const { rows, page, pageCount } = pageOf(sorted, query.page, PEOPLE_PER_PAGE);
  return {
    total: entries.length,
    shown: chosen.length,
    page,
    pageCount,
    category: category && { id: category.id, name: category.name },
    columns: columns.map(({ id, name }) => ({ id, name })),
    rows: shareCells(rows.map((entry) => toRow(ladder, entry, columns, query.side, category !== null))),
    distribution: toDistribution(ladder, chosen, columns, query.side),
    progress: countDecisions(entries),
    choices: listChoices(ladder, entries, teams),
  };
}

function toRow(
  ladder: Ladder,
  entry: BoardEntry,
  columns: readonly BoardColumn[],
  side: BoardSide,
  single: boolean,
): HeatRow {
  const { subject, gap } = entry;
  const asked = competenciesAsked(ladder, subject);
  const role = findRole(ladder, subject.roleId)?.name ?? subject.roleId;
  return {
    id: subject.assessmentId,
    name: subject.person.name,
    about: [role, ...(subject.team ? [subject.team.name] : []), ...(subject.isFinal ? [] : ["not final"])].join(", "),
    manager: subject.manager?.name ?? "nobody",
    gap: describeGap(gap),
    cells: columns.map(({ id, competencyIds }) =>
      toHeatCell(
        buildCell(entry, asked, competencyIds, side),
        single ? sidesOf(entry, id) : null,
        ladder.proficiencies.length,
      ),
    ),
  };
}

/**
 * Shares equal cells as one object. Single fetch (turbo-stream) sends a shared object once, and hundreds of cells are
 * equal.
 */
function shareCells(rows: readonly HeatRow[]): HeatRow[] {
  const known = new Map<string, HeatCell>();
  const share = (cell: HeatCell) => {
    const key = JSON.stringify(cell);
    if (!known.has(key)) known.set(key, cell);
    return known.get(key) ?? null;
  };
  return rows.map((row) => ({ ...row, cells: row.cells.map(share) }));
}

/** Both sides and what they agreed, of one competency: a number each, or null. */
function sidesOf({ ratings }: BoardEntry, competencyId: string) {
  return {
    self: proficiencyOf(ratings.self?.get(competencyId)),
    manager: proficiencyOf(ratings.manager?.get(competencyId)),
    agreed: proficiencyOf(ratings.agreed?.get(competencyId)),
  };
}

/** Null where it is withheld: fewer than {@link MIN_GROUP_SIZE} people pass the filters. */
function toDistribution(
  ladder: Ladder,
  entries: readonly BoardEntry[],
  columns: readonly BoardColumn[],
  side: BoardSide,
): (Pick<Distribution, "n" | "shares" | "mean"> & { people: number }) | null {
  if (entries.length < MIN_GROUP_SIZE) return null;
  const ids = columns.flatMap(({ competencyIds }) => competencyIds);
  const scale = ladder.proficiencies.map(({ level }) => level);
  const ratings = entries.flatMap((entry) => {
    const asked = competenciesAsked(ladder, entry.subject);
    const shown = shownRatings(entry, side);
    return ids.filter((id) => asked.has(id)).map((id) => ({ group: "", value: proficiencyOf(shown.get(id)) }));
  });
  const [distribution] = computeDistributions(ratings, scale);
  if (!distribution) return null;
  const { n, shares, mean } = distribution;
  return { n, shares, mean, people: entries.length };
}

function countDecisions(entries: readonly BoardEntry[]) {
  const decisions = entries.flatMap((entry) => [...entry.decisions.values()]);
  const changed = decisions.filter(({ before, after }) => before !== after).length;
  return {
    changed,
    kept: decisions.length - changed,
    outdated: entries.reduce((sum, { outdated }) => sum + outdated.size, 0),
    notFinal: entries.filter(({ subject }) => !subject.isFinal).length,
  };
}

function listChoices(ladder: Ladder, entries: readonly BoardEntry[], teams: readonly Team[]) {
  const paths = computeTeamPaths(teams);
  const parentOf = new Map(teams.map(({ id, parentId }) => [id, parentId]));
  // Teams with someone in the session, and the teams around them.
  const teamIds = new Set<string>();
  for (const { subject } of entries) {
    for (let id = subject.team?.id ?? null; id !== null && !teamIds.has(id); id = parentOf.get(id) ?? null) {
      teamIds.add(id);
    }
  }
  const roles = new Set(entries.map(({ subject }) => subject.roleId));
  const managers = new Map(
    entries.flatMap(({ subject: { manager } }) => (manager ? [[manager.id, manager.name]] : [])),
  );
  return {
    roles: ladder.roles.filter(({ id }) => roles.has(id)).map(({ id, name }) => ({ value: id, label: name })),
    managers: [...managers]
      .map(([value, label]) => ({ value, label: String(label) }))
      .sort((a, b) => a.label.localeCompare(b.label, "en")),
    teams: [...teamIds]
      .map((id) => ({ value: id, label: formatTeamPath(paths.get(id) ?? []) }))
      .sort((a, b) => a.label.localeCompare(b.label, "en")),
  };
}

/** The most unexpected ratings that are listed; the rest are marked on the board. */
const LISTED = 12;

/** Single ratings worth a word, the largest difference first: where a model could be fitted, by its residuals. */
export function listStandingOut(
  { ladder, entries }: Pick<Facts, "ladder" | "entries">,
  unexpected: readonly { subject: string; item: string; value: number; expected: number }[],
) {
  const byId = new Map(entries.map((entry) => [entry.subject.assessmentId, entry]));
  const name = (competencyId: string) => findCompetency(ladder, competencyId)?.name ?? competencyId;
  const known = new Set(unexpected.map(({ subject, item }) => `${subject} ${item}`));
  const fromModel = unexpected.flatMap((one) => {
    const entry = byId.get(one.subject);
    return entry ? [{ ...one, entry }] : [];
  });
  const apart = entries.flatMap((entry) =>
    [...entry.standingOut]
      .filter((item) => !known.has(`${entry.subject.assessmentId} ${item}`))
      .map((item) => ({ entry, item, ...sidesOf(entry, item) })),
  );
  const difference = ({ self, manager }: { self: number | null; manager: number | null }) =>
    Math.abs((self ?? manager ?? 0) - (manager ?? 0));
  apart.sort((a, b) => difference(b) - difference(a));
  const listed = [
    ...fromModel.slice(0, LISTED).map(({ entry, item, value, expected }) => ({
      ...about(entry, item),
      competency: name(item),
      rated: value,
      expected: Math.round(expected * 10) / 10,
      self: null,
    })),
    // Hundreds may stand out, of which a few are put into words.
    ...apart.slice(0, Math.max(0, LISTED - fromModel.length)).map(({ entry, item, self, manager }) => ({
      ...about(entry, item),
      competency: name(item),
      rated: manager ?? 0,
      expected: null,
      self,
    })),
  ];
  return { listed, more: fromModel.length + apart.length - listed.length };
}

function about({ subject, remarks }: BoardEntry, competencyId: string) {
  return {
    assessmentId: subject.assessmentId,
    person: subject.person.name,
    manager: subject.manager?.name ?? "",
    competencyId,
    remarks: remarks.get(competencyId) ?? 0,
  };
}
