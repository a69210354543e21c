import type { CycleParticipant, FoundPerson } from "#app/features/cycles/data/cycle-participants";
import { findRole } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import type { PersonRow } from "./people-table";

/** People found, those who take part already marked as such. */
export function toFound(people: readonly FoundPerson[], ladder: Ladder): PersonRow[] {
  return people.map(({ id, name, roleId, teamName, managerName, takesPart }) => ({
    id,
    name,
    roleName: roleName(ladder, roleId),
    teamName,
    managerName,
    note: takesPart ? "takes part" : undefined,
  }));
}

/** Participants of the cycle. */
export function toTakingPart(participants: readonly CycleParticipant[], ladder: Ladder): PersonRow[] {
  return participants.map(({ personId, name, isActive, roleId, teamName, managerName }) => ({
    id: personId,
    name: isActive ? name : `${name} (has left)`,
    roleName: roleName(ladder, roleId),
    teamName,
    managerName,
  }));
}

function roleName(ladder: Ladder, roleId: string): string {
  return findRole(ladder, roleId)?.name ?? roleId;
}
