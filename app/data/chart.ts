import type { Database } from "./database";

export type ChartPerson = {
  id: string;
  name: string;
  ladderId: string;
  roleId: string;
  team: string;
  managerId: string | null;
  reportCount: number;
  /** Everyone below, reports of reports included. */
  belowCount: number;
};

/** One page never draws more people than this: what is further down has its own address. */
const MAX_CHART_PEOPLE = 400;

export type ChartPart = {
  topIds: string[];
  people: ChartPerson[];
  /** Of the people at the top, how many are not shown. */
  moreAtTop: number;
};

/**
 * The active people from one person down, or from the top of the organisation: level by level, as many whole levels as
 * fit. The people at the top are always there, up to the bound.
 */
export async function listChart(database: Database, fromId: string | null): Promise<ChartPart> {
  const people: Omit<ChartPerson, "belowCount">[] = [];
  const topWhere = fromId === null ? { managerId: null } : { id: fromId };
  let level = await listLevel(database, topWhere, MAX_CHART_PEOPLE);
  const atTop = level.length < MAX_CHART_PEOPLE ? level.length : await countActive(database, topWhere);
  const topIds = level.map(({ id }) => id);
  while (level.length > 0) {
    people.push(...level);
    const next = level.reduce((sum, { reportCount }) => sum + reportCount, 0);
    // The direct reports of one person are shown even where they are too many for the bound.
    const isFirst = people.length === 1;
    if (next === 0 || (!isFirst && people.length + next > MAX_CHART_PEOPLE)) break;
    level = await listLevel(database, { managerId: { in: level.map(({ id }) => id) } }, MAX_CHART_PEOPLE);
  }
  const below = await countBelow(
    database,
    people.map(({ id }) => id),
  );
  return {
    topIds,
    people: people.map((person) => ({ ...person, belowCount: below.get(person.id) ?? 0 })),
    moreAtTop: Math.max(0, atTop - topIds.length),
  };
}

type Where = { id?: string; managerId?: string | null | { in: string[] } };

async function listLevel(database: Database, where: Where, take: number) {
  const people = await database.client.person.findMany({
    where: { ...where, status: "active" },
    orderBy: [{ nameKey: "asc" }, { id: "asc" }],
    take,
    select: {
      id: true,
      name: true,
      ladderId: true,
      roleId: true,
      managerId: true,
      team: { select: { name: true } },
      _count: { select: { reports: { where: { status: "active" } } } },
    },
  });
  return people.map(({ team, _count, ...person }) => ({
    ...person,
    team: team?.name ?? "",
    reportCount: _count.reports,
  }));
}

function countActive(database: Database, where: Where): Promise<number> {
  return database.client.person.count({ where: { ...where, status: "active" } });
}

async function countBelow(database: Database, ids: string[]): Promise<Map<string, number>> {
  const counts = await database.client.reportingLine.groupBy({
    by: ["aboveId"],
    where: { aboveId: { in: ids }, below: { status: "active" } },
    _count: { belowId: true },
  });
  return new Map(counts.map(({ aboveId, _count }) => [aboveId, _count.belowId]));
}
