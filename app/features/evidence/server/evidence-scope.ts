import { type EvidenceInFull, findEvidence } from "#app/features/evidence/data/evidence-piece";
import type { EvidenceTag } from "#app/features/evidence/domain/piece";
import { requireActor } from "#app/features/identity/server/session";
import { findCompetency, findRole, nextRoles } from "#app/features/ladder/domain/lookup";
import type { Ladder, Role } from "#app/features/ladder/domain/schema";
import { requireOwnStanding } from "#app/features/people/data/own-standing";
import type { RequestContext } from "#app/platform/server/context";
import { requireAllowed, requireFound, requireId } from "#app/platform/server/guards";
import type { Actor } from "#app/policy/actor";
import { decideEvidence, type EvidenceAction } from "#app/policy/policy-evidence";

type Args = { request: Request; context: RequestContext; params: { evidenceId?: string } };

/** The evidence item that an address names, for an actor who may take this action. */
export async function requireEvidence(
  { request, context, params }: Args,
  action: EvidenceAction,
): Promise<EvidenceInFull & { actor: Actor }> {
  const actor = await requireActor(request, context);
  const found = requireFound(await findEvidence(context.database, actor, requireId(params.evidenceId)));
  requireAllowed(decideEvidence(action, found.facts));
  return { ...found, actor };
}

/** A person's ladder, role and target role. Without a stored target role it is the next role of the track. */
export async function loadOwnLadder(
  context: RequestContext,
  actor: Actor,
): Promise<{
  ladder: Ladder;
  ladderVersionId: string;
  role: Role | null;
  target: Role | null;
  managerName: string | null;
}> {
  const standing = await requireOwnStanding(context.database, actor.personId);
  const { id: ladderVersionId, ladder } = await context.ladders.requireCurrent(standing.ladderId);
  const role = findRole(ladder, standing.roleId);
  const target = standing.targetRoleId ? findRole(ladder, standing.targetRoleId) : null;
  return {
    ladder,
    ladderVersionId,
    role,
    target: target ?? nextRoles(ladder, standing.roleId)[0] ?? role,
    managerName: standing.manager?.name ?? null,
  };
}

/** A tag as an address or a form names it, or null where the ladder has no such competency or criterion. */
export function readTag(ladder: Ladder, competencyId: string, criterionId: string | null): EvidenceTag | null {
  const competency = findCompetency(ladder, competencyId);
  if (!competency) return null;
  if (!criterionId) return { competencyId, criterionId: null };
  const known = competency.proficiencies.some(({ criteria }) => criteria.some(({ id }) => id === criterionId));
  return known ? { competencyId, criterionId } : null;
}
