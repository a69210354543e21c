import { pageOf } from "#app/components/cycle/paging";
import type { CycleParticipant, FoundPerson } from "#app/data/cycle-participants";
import { findRole } from "#app/domain/ladder/lookup";
import type { Ladder } from "#app/domain/ladder/schema";
import type { PersonRow } from "./people-table";

/** One page of the people found, those who take part already marked as such. */
export function toFound(people: readonly FoundPerson[], ladder: Ladder, page: number) {
  const { rows, ...where } = pageOf(people, page);
  return {
    ...where,
    total: people.length,
    notYetIn: people.filter(({ takesPart }) => !takesPart).length,
    people: rows.map(
      ({ id, name, roleId, teamName, managerName, takesPart }): PersonRow => ({
        id,
        name,
        roleName: roleName(ladder, roleId),
        teamName,
        managerName,
        note: takesPart ? "takes part" : undefined,
      }),
    ),
  };
}

/** One page of those who take part. */
export function toTakingPart(participants: readonly CycleParticipant[], ladder: Ladder, page: number) {
  const { rows, ...where } = pageOf(participants, page);
  return {
    ...where,
    total: participants.length,
    people: rows.map(
      ({ personId, name, isActive, roleId, teamName, managerName }): PersonRow => ({
        id: personId,
        name: isActive ? name : `${name} (has left)`,
        roleName: roleName(ladder, roleId),
        teamName,
        managerName,
      }),
    ),
  };
}

function roleName(ladder: Ladder, roleId: string): string {
  return findRole(ladder, roleId)?.name ?? roleId;
}
