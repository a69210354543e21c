import type { RoleNames } from "#app/features/ladder/data/ladder-library";
import { findRole } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import type { StatusRefusal } from "#app/features/people/data/people-status";
import type { PersonLink, Profile } from "#app/features/people/data/profiles";

export type LinkedPerson = { id: string; name: string; role: string };

/** A role as the page shows it; `isCurrent`: their ladder still has it, so that there is a page to lead to. */
function toRole({ ladder, ladderName }: { ladder: Ladder; ladderName: string | null }, roleId: string) {
  const role = findRole(ladder, roleId);
  const query = ladderName === null ? {} : { ladder: ladder.id };
  return { id: roleId, name: role?.name ?? roleId, isCurrent: role !== null, query };
}

export function toLinkedPerson(roleName: RoleNames, { id, name, ladderId, roleId }: PersonLink): LinkedPerson {
  return { id, name, role: roleName({ ladderId, roleId }) };
}

/** What the actor may read about a person. What the policy withholds is null and stays on the server. */
export function toProfileView(
  profile: Profile,
  their: { ladder: Ladder; ladderName: string | null; roleName: RoleNames },
  may: { readTarget: boolean; readDetails: boolean },
) {
  return {
    id: profile.id,
    name: profile.name,
    hasLeft: profile.status === "left",
    isAdministrator: may.readDetails && profile.isAdministrator,
    role: toRole(their, profile.roleId),
    /** Named where the organisation has more than one. */
    ladderName: their.ladderName,
    target: may.readTarget
      ? { role: profile.targetRoleId === null ? null : toRole(their, profile.targetRoleId) }
      : null,
    team: profile.team,
    location: profile.location,
    details: may.readDetails ? { email: profile.email, startedOn: profile.startedOn } : null,
    /** From the top down to the direct manager. */
    chain: profile.above.map((person) => toLinkedPerson(their.roleName, person)).reverse(),
  };
}
export type ProfileView = ReturnType<typeof toProfileView>;

/** Why a change of status was refused, in words for the administrator who tried. */
export function explainStatusRefusal(refusal: StatusRefusal, name: string): string {
  switch (refusal.reason) {
    case "absent":
      return `${name} is not here any more.`;
    case "already":
      return `Nothing was changed: someone did this for ${name} before you.`;
    case "self":
      return "You cannot deactivate yourself. Another administrator can.";
    case "last-administrator":
      return `${name} is the only administrator. Make someone else one first.`;
    case "manager-left":
      return `Their manager, ${refusal.manager}, has left. Edit ${name} and choose another manager first.`;
    case "has-reports": {
      const rest = refusal.count - refusal.names.length;
      const names = rest > 0 ? `${refusal.names.join(", ")} and ${rest} more` : refusal.names.join(", ");
      return `${refusal.count === 1 ? "Someone still reports" : `${refusal.count} people still report`} to ${name}: ${names}. Give them another manager first.`;
    }
  }
}
