import type { Day } from "#app/kernel/day";
import type { Database } from "#app/platform/database/database";
import { permittedId } from "#app/policy/permit";
import type { PlanPermit } from "#app/policy/policy-growth";

export type EvidenceChoice = { id: string; title: string; on: Day };

/** The latest pieces, as many as a list to choose from can hold. */
const MAX_CHOICES = 50;

/**
 * A person's own evidence by its day (or the day it was entered), newest first. The owner gets all of it, the manager
 * what is shared. `since` limits it to this day and later.
 */
export async function listEvidenceChoices(
  database: Database,
  permit: PlanPermit,
  since: Day | null = null,
): Promise<EvidenceChoice[]> {
  const personId = permittedId(permit, "plan.read");
  const rows = await database.client.evidence.findMany({
    where: {
      subjectId: personId,
      authorId: personId,
      archivedAt: null,
      ...(!permit.readsPrivateEvidence && { sharedWithManagerAt: { not: null } }),
      ...(since !== null && {
        OR: [{ happenedOn: { gte: since } }, { happenedOn: null, createdAt: { gte: new Date(`${since}T00:00:00Z`) } }],
      }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: MAX_CHOICES,
    select: { id: true, title: true, happenedOn: true, createdAt: true },
  });
  return rows
    .map(({ happenedOn, createdAt, ...row }) => ({ ...row, on: happenedOn ?? createdAt.toISOString().slice(0, 10) }))
    .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}
