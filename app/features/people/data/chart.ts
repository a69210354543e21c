import type { Sql } from "@prisma/client/runtime/client";
import type { Database } from "#app/platform/database/database";
import { isIn, list, number, read, readOne, text } from "#app/platform/database/reading";
import { optionalTable, sql, table } from "#app/platform/database/tables";

const r = table("Person", "r");
const p = table("Person", "p");
const t = optionalTable("Team", "t");
const l = table("ReportingLine", "l");

type ChartPerson = {
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
  const isAtTop = fromId === null ? sql`${p.managerId} IS NULL` : sql`${p.id} = ${fromId}`;
  const { top, atTop } = await read(database, { top: level(isAtTop), atTop: activeCount(isAtTop) });
  let lowest = top;
  while (lowest.length > 0) {
    people.push(...lowest);
    const next = lowest.reduce((sum, { reportCount }) => sum + reportCount, 0);
    // The direct reports of one person are shown even where they are too many for the bound.
    const isFirst = people.length === 1;
    if (next === 0 || (!isFirst && people.length + next > MAX_CHART_PEOPLE)) break;
    lowest = await readOne(
      database,
      level(
        isIn(
          p.managerId,
          lowest.map(({ id }) => id),
        ),
      ),
    );
  }
  const counts = await readOne(database, belowCounts(people.map(({ id }) => id)));
  const below = new Map(counts.map(({ id, count }) => [id, count]));
  return {
    topIds: top.map(({ id }) => id),
    people: people.map((person) => ({ ...person, belowCount: below.get(person.id) ?? 0 })),
    moreAtTop: atTop - top.length,
  };
}

const COLUMNS = {
  id: p.id,
  name: p.name,
  ladderId: p.ladderId,
  roleId: p.roleId,
  team: text(sql`coalesce(${t.name}, '')`),
  managerId: p.managerId,
  reportCount: number(sql`(SELECT count(*) FROM ${r} WHERE ${r.managerId} = ${p.id} AND ${r.status} = 'active')`),
};

/** The active people of one level by name, as many as fit on a page. */
const level = (where: Sql) =>
  list(
    COLUMNS,
    sql`FROM ${p} LEFT JOIN ${t} ON ${t.id} = ${p.teamId} WHERE ${where} AND ${p.status} = 'active'
      ORDER BY ${p.nameKey}, ${p.id} LIMIT ${MAX_CHART_PEOPLE}`,
  );

const activeCount = (where: Sql) => number(sql`(SELECT count(*) FROM ${p} WHERE ${where} AND ${p.status} = 'active')`);

/**
 * Counts the active people below each of these. The status is a look-up per line: given a join, SQLite would start from
 * all active people and scan the lines of each.
 */
const belowCounts = (ids: readonly string[]) =>
  list(
    { id: l.aboveId, count: number("count(*)") },
    sql`FROM ${l} WHERE ${isIn(l.aboveId, ids)}
      AND (SELECT ${p.status} FROM ${p} WHERE ${p.id} = ${l.belowId}) = 'active' GROUP BY ${l.aboveId}`,
  );
