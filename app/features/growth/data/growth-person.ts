import type { Database } from "#app/platform/database/database";
import type { Relation } from "#app/policy/actor";

/** Whose growth it is: where they are on the ladder, and who leads them today. */
export type GrowthPerson = {
  id: string;
  name: string;
  ladderId: string;
  roleId: string;
  targetRoleId: string | null;
  manager: { id: string; name: string } | null;
};

/** The person with how the actor stands to them today, or null. The policy decides whether anything of it may be seen. */
export async function findGrowthPerson(
  database: Database,
  actor: { personId: string },
  personId: string,
): Promise<{ person: GrowthPerson; relation: Relation } | null> {
  const person = await database.client.person.findUnique({
    where: { id: personId },
    select: {
      id: true,
      name: true,
      ladderId: true,
      roleId: true,
      targetRoleId: true,
      manager: { select: { id: true, name: true } },
    },
  });
  if (!person) return null;
  const isDirectManager = person.manager?.id === actor.personId;
  return { person, relation: { isSelf: person.id === actor.personId, isDirectManager, isInChain: isDirectManager } };
}
