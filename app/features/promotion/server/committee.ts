import { requireActor } from "#app/features/identity/server/session";
import { listManagerChoices } from "#app/features/people/data/directory";
import {
  type Committee,
  type CommitteeFields,
  findCommittee,
  listIdsByEmail,
} from "#app/features/promotion/data/committees";
import type { CommitteeInput } from "#app/features/promotion/domain/committee-schema";
import type { AuditContext } from "#app/platform/database/audit";
import type { RequestContext } from "#app/platform/server/context";
import { requireAllowed, requireFound, requireId } from "#app/platform/server/guards";
import type { Actor } from "#app/policy/actor";
import { decideCommittee } from "#app/policy/policy-promotion";

/** The session of a page, for an actor whom the policy lets do this with it. */
export async function requireCommittee(
  { request, context, params }: { request: Request; context: RequestContext; params: { committeeId?: string } },
  action: "see" | "manage",
): Promise<{ actor: Actor; committee: Committee; by: AuditContext }> {
  const actor = await requireActor(request, context);
  const committee = requireFound(await findCommittee(context.database, requireId(params.committeeId)));
  const isMember = committee.members.some(({ personId }) => personId === actor.personId);
  requireAllowed(decideCommittee(actor, action, { isMember }));
  return { actor, committee, by: { actorId: actor.personId, at: context.now() } };
}

/** Addresses are offered while typing where the list is short enough for a page. */
const MAX_OFFERED = 400;

export async function listPeopleToOffer(context: RequestContext): Promise<{ email: string; name: string }[]> {
  const people = (await listManagerChoices(context.database, MAX_OFFERED)) ?? [];
  return people.map(({ name, email }) => ({ name, email }));
}

/** Turns typed addresses into people, or says by field which address is nobody's. */
export async function readCommittee(
  context: RequestContext,
  { name, meetsOn, chair, members }: CommitteeInput,
): Promise<{ ok: true; fields: CommitteeFields } | { ok: false; fieldErrors: Record<string, string[]> }> {
  const typed = members.map((email) => email ?? "");
  const ids = await listIdsByEmail(context.database, [chair, ...typed.filter(Boolean)]);
  const unknown = (email: string) => [`Nobody active has the address ${email}`];
  const fieldErrors: Record<string, string[]> = {};
  if (!ids.has(chair)) fieldErrors.chair = unknown(chair);
  for (const [index, email] of typed.entries()) {
    if (email && !ids.has(email)) fieldErrors[`members[${index}]`] = unknown(email);
  }
  if (Object.keys(fieldErrors).length > 0) return { ok: false, fieldErrors };
  const memberIds = typed.flatMap((email) => ids.get(email) ?? []);
  return { ok: true, fields: { name, meetsOn, chairId: ids.get(chair) ?? "", memberIds } };
}
