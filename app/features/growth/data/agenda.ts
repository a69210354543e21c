import { z } from "zod";
import { LIFECYCLE_COLUMNS, toLifecycle } from "#app/features/assessment/data/assessments";
import { listRatings, withoutNotes } from "#app/features/assessment/data/ratings";
import { type Ratings, valuesOf } from "#app/features/assessment/domain/rating";
import type { Database } from "#app/platform/database/database";
import type { Actor } from "#app/policy/actor";
import { readableKinds } from "#app/policy/policy";

const keysSchema = z.array(z.string());

/** The order in which a reader wants the points of the next conversation about somebody: keys, empty where they chose none. */
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

/** Looking back further than this finds a disagreement that nobody remembers. */
const CYCLES_BACK = 3;

/**
 * What both sides said of somebody in the latest cycle in which both are in and the actor may read both; null where there
 * is none. Drafts never leave the database.
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
    const kinds = readableKinds(actor, {
      ...toLifecycle(row),
      isSubject: personId === actor.personId,
      isReviewer: row.reviewerId === actor.personId,
      isInChain: row.subject.above.length > 0,
      isSharedWithActor: false,
    });
    if (!kinds.has("self") || !kinds.has("manager")) continue;
    const ratings = await listRatings(database, row.id, withoutNotes(new Set(["self", "manager"] as const)));
    const [self, manager] = [valuesOf(ratings.get("self")), valuesOf(ratings.get("manager"))];
    return { cycleName: row.cycle?.name ?? "", ladderVersionId: row.ladderVersionId, self, manager };
  }
  return null;
}
