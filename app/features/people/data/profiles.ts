import type { PersonStatus } from "#app/features/people/domain/person";
import { computeTeamPaths, formatTeamPath } from "#app/features/people/domain/team-tree";
import type { Database } from "#app/platform/database/database";
import { PERSON_FIELDS, type PersonFields } from "./people";
import { readPersonStatus } from "./state-columns";
import { listTeams } from "./teams";

export type PersonLink = { id: string; name: string; ladderId: string; roleId: string };

export type Profile = PersonFields & {
  id: string;
  version: number;
  status: PersonStatus;
  isAdministrator: boolean;
  team: string;
  /** Everyone above them, the direct manager first. */
  above: (PersonLink & { email: string })[];
};

/** A person's profile. The policy decides which parts an actor may see. */
export async function findProfile(database: Database, personId: string): Promise<Profile | null> {
  const person = await database.client.person.findUnique({
    where: { id: personId },
    select: {
      ...PERSON_FIELDS,
      id: true,
      version: true,
      status: true,
      isAdministrator: true,
      // The relation holds the lines in which they are the one below.
      above: {
        orderBy: { depth: "asc" },
        select: { above: { select: { id: true, name: true, ladderId: true, roleId: true, email: true } } },
      },
    },
  });
  if (!person) return null;
  const paths = person.teamId === null ? null : computeTeamPaths(await listTeams(database));
  return {
    ...person,
    status: readPersonStatus(person.status),
    team: formatTeamPath(paths?.get(person.teamId ?? "") ?? []),
    above: person.above.map(({ above }) => above),
  };
}

/** Their active direct reports by name, as many as `take`, and how many there are at all. */
export async function listDirectReports(
  database: Database,
  managerId: string,
  take: number,
): Promise<{ reports: PersonLink[]; total: number }> {
  const where = { managerId, status: "active" };
  const [reports, total] = await Promise.all([
    database.client.person.findMany({
      where,
      orderBy: [{ nameKey: "asc" }, { id: "asc" }],
      take,
      select: { id: true, name: true, ladderId: true, roleId: true },
    }),
    database.client.person.count({ where }),
  ]);
  return { reports, total };
}
