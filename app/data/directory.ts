import { computeTeamPaths, formatTeamPath, teamAndWithin } from "#app/domain/people/team-tree";
import type { Database } from "./database";
import type { Prisma } from "./generated/sqlite/client";
import { listTeams } from "./teams";
import { foldedConditions } from "./text-search";

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

export const DIRECTORY_PAGE_SIZE = 50;

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
  const where: Prisma.PersonWhereInput = {
    ...(filter.status !== "all" && { status: filter.status }),
    ...(filter.teamId !== null && { teamId: { in: teamAndWithin(teams, filter.teamId) } }),
    ...(filter.managerId !== null && { managerId: filter.managerId }),
    AND: foldedConditions(
      scope.searchesEmail ? ["nameKey", "locationKey", "email"] : ["nameKey", "locationKey"],
      filter.search,
    ),
  };
  const total = await database.client.person.count({ where });
  const pageCount = Math.max(1, Math.ceil(total / DIRECTORY_PAGE_SIZE));
  const current = Math.min(Math.max(1, page), pageCount);
  const people = await database.client.person.findMany({
    where,
    orderBy: [{ nameKey: "asc" }, { id: "asc" }],
    skip: (current - 1) * DIRECTORY_PAGE_SIZE,
    take: DIRECTORY_PAGE_SIZE,
    select: {
      id: true,
      name: true,
      ladderId: true,
      roleId: true,
      teamId: true,
      location: true,
      status: true,
      manager: { select: { id: true, name: true } },
    },
  });
  const paths = computeTeamPaths(teams);
  const entries = people.map(({ teamId, ...person }) => ({
    ...person,
    team: teamId === null ? "" : formatTeamPath(paths.get(teamId) ?? []),
  }));
  return { entries, total, page: current, pageCount };
}

/** How many people are active. */
export function countActivePeople(database: Database): Promise<number> {
  return database.client.person.count({ where: { status: "active" } });
}

export type ManagerChoice = { id: string; name: string; email: string };

/** Those who can be somebody's manager; null where they are too many for one list on a page. */
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
