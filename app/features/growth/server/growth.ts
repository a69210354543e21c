import { findGrowthPerson, type GrowthPerson } from "#app/features/growth/data/growth-person";
import { findOrganisation } from "#app/features/identity/data/organisation";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { type Day, dayIn } from "#app/kernel/day";
import type { RequestContext } from "#app/platform/server/context";
import { requireAllowed, requireFound, requireId } from "#app/platform/server/guards";
import type { Actor, Relation } from "#app/policy/actor";
import { decidePlan, type PlanAction } from "#app/policy/policy-growth";

export type GrowthScope = { actor: Actor; person: GrowthPerson; relation: Relation };

/** The person whose plan a page is about, where the actor may see it; everyone else's looks absent. */
export async function requirePlanOf(
  context: RequestContext,
  actor: Actor,
  personId: string | undefined,
  action: PlanAction,
): Promise<GrowthScope> {
  const found = requireFound(await findGrowthPerson(context.database, actor, requireId(personId)));
  requireAllowed(decidePlan(actor, action, found.relation));
  return { actor, ...found };
}

/** The day and zone of the organisation now. */
export async function findToday(context: RequestContext): Promise<{ today: Day; zone: string }> {
  const zone = (await findOrganisation(context.database))?.timeZone ?? "UTC";
  return { today: dayIn(context.now(), zone), zone };
}

/** The ladder that a plan speaks of: the newest version of the person's. */
export async function currentLadderOf(context: RequestContext, { ladderId }: { ladderId: string }): Promise<Ladder> {
  return (await context.ladders.requireCurrent(ladderId)).ladder;
}
