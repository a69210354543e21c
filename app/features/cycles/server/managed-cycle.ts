import { type Cycle, findCycle } from "#app/data/cycles";
import { findOrganisation } from "#app/data/organisation";
import type { Actor } from "#app/domain/access/actor";
import { decideOrganisation } from "#app/domain/access/policy";
import { type Day, dayIn } from "#app/domain/cycle/day";
import type { RequestContext } from "./context";
import { requireAllowed, requireFound } from "./guards";
import { requireActor } from "./session";

/** Who may run cycles; the pages look absent to everyone else. */
export async function requireCycleManager(request: Request, context: RequestContext): Promise<Actor> {
  const actor = await requireActor(request, context);
  requireAllowed(decideOrganisation(actor, "cycles.manage"));
  return actor;
}

/** The cycle of a page that only those who run cycles see. */
export async function requireManagedCycle(
  request: Request,
  context: RequestContext,
  cycleId: string | undefined,
): Promise<{ actor: Actor; cycle: Cycle; by: { actorId: string; at: Date } }> {
  const actor = await requireCycleManager(request, context);
  const cycle = requireFound(await findCycle(context.database, cycleId ?? ""));
  return { actor, cycle, by: { actorId: actor.personId, at: context.now() } };
}

/** The day that it is for the organisation, and its zone. */
export async function findToday(context: RequestContext): Promise<{ today: Day; zone: string }> {
  const zone = (await findOrganisation(context.database))?.timeZone ?? "UTC";
  return { today: dayIn(context.now(), zone), zone };
}
