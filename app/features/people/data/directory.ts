import { join } from "@prisma/client/runtime/client";
import { computeTeamPaths, formatTeamPath } from "#app/features/people/domain/team-tree";
import { choosePage } from "#app/kernel/paging";
import type { Database } from "#app/platform/database/database";
import { list, number, optionalGroup, readOne } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
import { containsWords } from "#app/platform/database/text-search";
import { isInTeam, listTeams } from "./teams";

const p = table("Person", "p");
const m = table("Person", "m");

export type DirectoryEntry = {
  id: string;
  name: string;
  ladderId: string;
  roleId: string;
  team: string;
  manager: { id: string; name: string } | null;
  location: string;
  status: string;
};

export type DirectoryFilter = {
  search: string;
  teamId: string | null;
  managerId: string | null;
  status: "active" | "left" | "all";
};

const DIRECTORY_PAGE_SIZE = 50;

/**
 * One page of the directory by name. `searchesEmail`: whether the search also looks at addresses, which only
 * administrators may read.
 */
export async function listDirectory(
  database: Database,
  scope: { searchesEmail: boolean },
  filter: DirectoryFilter,
  page: number,
): Promise<{ entries: DirectoryEntry[]; total: number; page: number; pageCount: number }> {
  const teams = await listTeams(database);
  const columns = scope.searchesEmail ? SEARCHED_BY_ADMINISTRATORS : SEARCHED;
  const conditions = [
    containsWords(columns, filter.search),
    ...(filter.status !== "all" ? [sql`${p.status} = ${filter.status}`] : []),
    ...(filter.teamId !== null ? [isInTeam(p.teamId, filter.teamId)] : []),
    ...(filter.managerId !== null ? [sql`${p.managerId} = ${filter.managerId}`] : []),
  ];
  const from = sql`FROM ${p} LEFT JOIN ${m} ON ${m.id} = ${p.managerId} WHERE ${join(conditions, " AND ")}`;
  const total = await readOne(database, number(sql`(SELECT count(*) ${from})`));
  const { offset, ...where } = choosePage(total, page, DIRECTORY_PAGE_SIZE);
  const people = await readOne(
    database,
    list(
      ENTRY,
      sql`${from} ORDER BY ${p.nameKey}, ${p.id}
        LIMIT ${DIRECTORY_PAGE_SIZE} OFFSET ${offset}`,
    ),
  );
  const paths = computeTeamPaths(teams);
  const entries = people.map(({ teamId, ...person }) => ({
    ...person,
    team: teamId === null ? "" : formatTeamPath(paths.get(teamId) ?? []),
  }));
  return { entries, total, ...where };
}

const SEARCHED = [p.nameKey, p.locationKey];
const SEARCHED_BY_ADMINISTRATORS = [...SEARCHED, p.email];

const ENTRY = {
  id: p.id,
  name: p.name,
  ladderId: p.ladderId,
  roleId: p.roleId,
  teamId: p.teamId,
  location: p.location,
  status: p.status,
  manager: optionalGroup(m.id, { id: m.id, name: m.name }),
};

/** How many people are active. */
export function countActivePeople(database: Database): Promise<number> {
  return database.client.person.count({ where: { status: "active" } });
}

export type ManagerChoice = { id: string; name: string; email: string };

/** People who can be a manager; null if they are too many for one list on a page. */
export async function listManagerChoices(database: Database, limit: number): Promise<ManagerChoice[] | null> {
  const people = await database.client.person.findMany({
    where: { status: "active" },
    orderBy: [{ nameKey: "asc" }, { id: "asc" }],
    take: limit + 1,
    select: { id: true, name: true, email: true },
  });
  return people.length > limit ? null : people;
}

/** The active person with this address. */
export function findActiveByEmail(database: Database, email: string): Promise<ManagerChoice | null> {
  return database.client.person.findUnique({
    where: { email, status: "active" },
    select: { id: true, name: true, email: true },
  });
}
