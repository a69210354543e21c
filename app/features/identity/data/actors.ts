import type { Database } from "#app/platform/database/database";
import { type Column, flag } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
import type { Actor, Relation } from "#app/policy/actor";

const l = table("ReportingLine", "l");

/** The person behind a sign-in, while they are active. */
export async function findActorByUser(database: Database, userId: string): Promise<Actor | null> {
  const person = await database.client.person.findUnique({
    where: { userId, status: "active" },
    select: { id: true, name: true, isAdministrator: true, _count: { select: { reports: true } } },
  });
  if (!person) return null;
  return {
    personId: person.id,
    name: person.name,
    isAdministrator: person.isAdministrator,
    hasReports: person._count.reports > 0,
  };
}

/** Whether the actor manages a person today, directly or indirectly. */
export const isAbove = (actorId: string, personId: string): Column<boolean> =>
  flag(sql`EXISTS (SELECT 1 FROM ${l} WHERE ${l.aboveId} = ${actorId} AND ${l.belowId} = ${personId})`);

/** The actor's relation to a person today. */
export async function findRelation(database: Database, actorId: string, personId: string): Promise<Relation> {
  if (actorId === personId) return { isSelf: true, isDirectManager: false, isInChain: false };
  const line = await database.client.reportingLine.findUnique({
    where: { aboveId_belowId: { aboveId: actorId, belowId: personId } },
    select: { depth: true },
  });
  return { isSelf: false, isDirectManager: line?.depth === 1, isInChain: line !== null };
}
