import type { Database } from "#app/platform/database/database";

export type Colleague = { id: string; name: string; roleId: string };

const MAX_NEAR = 40;
const COLUMNS = { id: true, name: true, roleId: true } as const;

/** A person's closest colleagues: those with the same manager, the manager, and the reports, by name. */
export async function listNearColleagues(
  database: Database,
  person: { id: string; managerId: string | null },
): Promise<Colleague[]> {
  const near = person.managerId === null ? [] : [{ managerId: person.managerId }, { id: person.managerId }];
  return database.client.person.findMany({
    where: { status: "active", id: { not: person.id }, OR: [...near, { managerId: person.id }] },
    orderBy: [{ nameKey: "asc" }, { id: "asc" }],
    take: MAX_NEAR,
    select: COLUMNS,
  });
}

/** Those of these people who are here, by name. */
export function listColleagues(database: Database, ids: readonly string[]): Promise<Colleague[]> {
  return database.client.person.findMany({
    where: { id: { in: [...ids] }, status: "active" },
    orderBy: [{ nameKey: "asc" }, { id: "asc" }],
    select: COLUMNS,
  });
}
