import { listActiveByEmails, listActiveIds } from "#app/features/calibration/data/calibration-people";
import type { MemberDraft } from "#app/features/calibration/data/calibration-sessions";
import { listAddresses, MAX_MEMBERS } from "#app/features/calibration/domain/session/member-schema";
import type { RequestContext } from "#app/platform/server/context";

export type MembersRead = { ok: true; members: MemberDraft[] } | { ok: false; fieldErrors: Record<string, string[]> };

/** The members that a form names: those ticked, those named by address, and the chair. */
export async function readMembers(
  { database }: RequestContext,
  { memberIds, others, chair }: { memberIds: string[]; others: string; chair: string },
): Promise<MembersRead> {
  const addresses = listAddresses(others);
  const [active, byAddress] = await Promise.all([
    listActiveIds(database, [...memberIds, chair]),
    listActiveByEmails(database, addresses),
  ]);
  const unknown = addresses.filter((address) => !byAddress.has(address));
  if (unknown.length > 0) {
    const [first] = unknown;
    return { ok: false, fieldErrors: { others: [`Nobody active has the address ${first}`] } };
  }
  if (!active.has(chair)) return { ok: false, fieldErrors: { chair: ["Choose someone who is active"] } };
  const ids = new Set([...memberIds.filter((id) => active.has(id)), ...[...byAddress.values()].map(({ id }) => id)]);
  ids.add(chair);
  if (ids.size > MAX_MEMBERS) {
    return { ok: false, fieldErrors: { memberIds: [`A session has at most ${MAX_MEMBERS} members`] } };
  }
  return { ok: true, members: [...ids].map((personId) => ({ personId, isChair: personId === chair })) };
}
