import { findGrowthPerson, type GrowthPerson } from "#app/data/growth-person";
import { findOrganisation } from "#app/data/organisation";
import type { Actor, Relation } from "#app/domain/access/actor";
import { decidePlan, type PlanAction } from "#app/domain/access/policy-growth";
import { type Day, dayIn } from "#app/domain/cycle/day";
import type { Ladder } from "#app/domain/ladder/schema";
import type { RequestContext } from "./context";
import { requireAllowed, requireFound, requireId } from "./guards";

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
