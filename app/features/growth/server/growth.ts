import { findGrowthPerson, type GrowthPerson } from "#app/features/growth/data/growth-person";
import type { Ladder } from "#app/features/ladder/domain/schema";
import type { RequestContext } from "#app/platform/server/context";
import { requireAllowed, requireFound, requireId, requirePermit } from "#app/platform/server/guards";
import type { Actor, Relation } from "#app/policy/actor";
import { decidePlan, type PlanAction, type PlanPermit, permitPlan } from "#app/policy/policy-growth";

export type GrowthScope = { actor: Actor; person: GrowthPerson; relation: Relation; permit: PlanPermit };

/** The person whose plan a page is about, where the actor may see it; everyone else's looks absent. */
export async function requirePlanOf(
  context: RequestContext,
  actor: Actor,
  personId: string | undefined,
  action: PlanAction,
): Promise<GrowthScope> {
  const found = requireFound(await findGrowthPerson(context.database, actor, requireId(personId)));
  requireAllowed(decidePlan(actor, action, found.relation));
  const permit = requirePermit(permitPlan(actor, found.person, found.relation));
  return { actor, permit, ...found };
}

/** The ladder that a plan speaks of: the newest version of the person's. */
export async function currentLadderOf(context: RequestContext, { ladderId }: { ladderId: string }): Promise<Ladder> {
  return (await context.ladders.requireCurrent(ladderId)).ladder;
}
