import type { Database } from "./database";

export type TeamMember = {
  id: string;
  name: string;
  ladderId: string;
  roleId: string;
  targetRoleId: string | null;
  reportCount: number;
};

/** The active people who report to `managerId`, by name. The caller has asked the policy. */
export async function listReports(database: Database, managerId: string): Promise<TeamMember[]> {
  const rows = await database.client.person.findMany({
    where: { managerId, status: "active" },
    orderBy: { nameKey: "asc" },
    select: {
      id: true,
      name: true,
      ladderId: true,
      roleId: true,
      targetRoleId: true,
      _count: { select: { reports: { where: { status: "active" } } } },
    },
  });
  return rows.map(({ _count, ...person }) => ({ ...person, reportCount: _count.reports }));
}

/** The name of a person, for a heading; null where there is none. */
export function findPersonName(database: Database, personId: string): Promise<{ id: string; name: string } | null> {
  return database.client.person.findUnique({ where: { id: personId }, select: { id: true, name: true } });
}
