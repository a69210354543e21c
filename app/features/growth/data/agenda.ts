import { z } from "zod";
import { LIFECYCLE_COLUMNS, toLifecycle } from "#app/features/assessment/data/assessments";
import { listRatings } from "#app/features/assessment/data/ratings";
import { type Ratings, valuesOf } from "#app/features/assessment/domain/rating";
import type { Database } from "#app/platform/database/database";
import type { Actor } from "#app/policy/actor";
import { isPermit } from "#app/policy/permit";
import { permitRatings } from "#app/policy/policy";

const keysSchema = z.array(z.string());

/** The order in which a reader arranged the agenda of the next 1:1: keys of points, empty without a choice. */
export async function findAgendaOrder(database: Database, personId: string, readerId: string): Promise<string[]> {
  const row = await database.client.agendaOrder.findUnique({
    where: { personId_readerId: { personId, readerId } },
    select: { keys: true },
  });
  return row ? keysSchema.parse(JSON.parse(row.keys)) : [];
}

/** Keeps a reader's own order; an empty one goes back to the default. */
export async function saveAgendaOrder(
  database: Database,
  { personId, readerId, at }: { personId: string; readerId: string; at: Date },
  keys: readonly string[],
): Promise<void> {
  const order = { keys: JSON.stringify(keys), updatedAt: at };
  await database.client.agendaOrder.upsert({
    where: { personId_readerId: { personId, readerId } },
    create: { personId, readerId, ...order },
    update: order,
  });
}

export type BothSides = { cycleName: string; ladderVersionId: string; self: Ratings; manager: Ratings };

/** Older disagreements than this are not brought up. */
const CYCLES_BACK = 3;

/**
 * Both sides' ratings of a person in the latest cycle that both submitted and the actor may read, or null. Drafts never
 * leave the database.
 */
export async function findBothSides(database: Database, actor: Actor, personId: string): Promise<BothSides | null> {
  const rows = await database.client.assessment.findMany({
    where: { subjectId: personId, cycleId: { not: null }, phase: { in: ["comparison", "final"] } },
    orderBy: { createdAt: "desc" },
    take: CYCLES_BACK,
    select: {
      ...LIFECYCLE_COLUMNS,
      id: true,
      reviewerId: true,
      ladderVersionId: true,
      cycle: { select: { name: true } },
      subject: { select: { above: { where: { aboveId: actor.personId }, select: { aboveId: true } } } },
    },
  });
  for (const row of rows) {
    const facts = {
      ...toLifecycle(row),
      isSubject: personId === actor.personId,
      isReviewer: row.reviewerId === actor.personId,
      isInChain: row.subject.above.length > 0,
      isSharedWithActor: false,
    };
    const permit = permitRatings(actor, { id: row.id, facts }, ["self", "manager"]);
    if (!isPermit(permit) || permit.kinds.size < 2) continue;
    const ratings = await listRatings(database, permit);
    const [self, manager] = [valuesOf(ratings.get("self")), valuesOf(ratings.get("manager"))];
    return { cycleName: row.cycle?.name ?? "", ladderVersionId: row.ladderVersionId, self, manager };
  }
  return null;
}
