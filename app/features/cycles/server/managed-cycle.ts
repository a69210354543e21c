import { type Cycle, findCycle } from "#app/features/cycles/data/cycles";
import { requireActor } from "#app/features/identity/server/session";
import type { AuditContext } from "#app/platform/database/audit";
import type { RequestContext } from "#app/platform/server/context";
import { requireAllowed, requireFound } from "#app/platform/server/guards";
import type { Actor } from "#app/policy/actor";
import { decideOrganisation } from "#app/policy/policy";

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
): Promise<{ actor: Actor; cycle: Cycle; by: AuditContext }> {
  const actor = await requireCycleManager(request, context);
  const cycle = requireFound(await findCycle(context.database, cycleId ?? ""));
  return { actor, cycle, by: { actorId: actor.personId, at: context.now() } };
}
