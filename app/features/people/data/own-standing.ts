import type { Database } from "#app/platform/database/database";
import { type Column, first, flag } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";

const p = table("Person", "p");

/** What a person has on the ladder, and who leads them: to measure themselves, and to share it. */
export type OwnStanding = {
  ladderId: string;
  roleId: string;
  targetRoleId: string | null;
  manager: { id: string; name: string } | null;
};

export function requireOwnStanding(database: Database, personId: string): Promise<OwnStanding> {
  return database.client.person.findUniqueOrThrow({
    where: { id: personId },
    select: { ladderId: true, roleId: true, targetRoleId: true, manager: { select: { id: true, name: true } } },
  });
}

export type OwnPlace = Pick<OwnStanding, "ladderId" | "roleId" | "targetRoleId">;

/** A person's ladder, role and target role. Null if there is no such person. */
export const ownPlace = (personId: string): Column<OwnPlace | null> =>
  first(
    { ladderId: p.ladderId, roleId: p.roleId, targetRoleId: p.targetRoleId },
    sql`FROM ${p} WHERE ${p.id} = ${personId}`,
  );

/** Whether the person has a manager today. */
export const hasManager = (personId: string): Column<boolean> =>
  flag(sql`EXISTS (SELECT 1 FROM ${p} WHERE ${p.id} = ${personId} AND ${p.managerId} IS NOT NULL)`);
