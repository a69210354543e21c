import { foldText } from "#app/kernel/fold";
import { computeLinesAbove, type Line } from "#app/kernel/reporting-line";
import { addDays, addMonths, type Day, mondayOf } from "./calendar";
import { randomFor } from "./random";
import { AREAS, HEAD, HEAD_STAFF, type RosterEntry } from "./roster";

export type DemoPerson = {
  id: string;
  /** The readable part of the id, which ids of what is about them contain too. */
  slug: string;
  entry: RosterEntry;
  name: string;
  email: string;
  managerId: string | null;
  teamId: string | null;
  startedOn: Day;
  leftOn: Day | null;
  services: readonly string[];
};

type DemoTeam = { id: string; name: string; parentId: string | null; managerId: string };

export type DemoPeople = {
  teams: DemoTeam[];
  people: DemoPerson[];
  byId: ReadonlyMap<string, DemoPerson>;
  lines: Line[];
};

const slugOf = (name: string) => foldText(name).replace(/[^a-z0-9]+/g, "-");

const personIdOf = (entry: RosterEntry) => `person-${slugOf(entry.name)}`;
const teamIdOf = (name: string) => `team-${slugOf(name)}`;

/** Everyone, each after their manager, with the teams they are in. */
export function buildPeople(today: Day): DemoPeople {
  const teams: DemoTeam[] = [];
  const people: DemoPerson[] = [];
  const add = (entry: RosterEntry, managerId: string | null, teamId: string | null, services: readonly string[]) =>
    people.push(buildPerson(entry, today, { managerId, teamId, services }));

  const everything = AREAS.flatMap((area) => area.teams.flatMap(({ services }) => services));
  const headId = personIdOf(HEAD);
  add(HEAD, null, null, everything);
  for (const entry of HEAD_STAFF) add(entry, headId, null, everything);
  for (const area of AREAS) {
    const directorId = personIdOf(area.director);
    const areaTeamId = teamIdOf(area.name);
    const services = area.teams.flatMap((team) => team.services);
    teams.push({ id: areaTeamId, name: area.name, parentId: null, managerId: directorId });
    add(area.director, headId, areaTeamId, services);
    for (const entry of area.staff) add(entry, directorId, areaTeamId, services);
    for (const team of area.teams) {
      const managerId = personIdOf(team.manager);
      const teamId = teamIdOf(team.name);
      teams.push({ id: teamId, name: team.name, parentId: areaTeamId, managerId });
      add(team.manager, directorId, teamId, team.services);
      for (const entry of team.engineers) add(entry, managerId, teamId, team.services);
    }
  }
  const managerOf = new Map(people.map(({ id, managerId }) => [id, managerId]));
  return {
    teams,
    people,
    byId: new Map(people.map((person) => [person.id, person])),
    lines: computeLinesAbove(managerOf, managerOf.keys()),
  };
}

/** Every role that someone in the demo holds, held or aims at. */
export function listRoleIds(): string[] {
  const entries = [
    HEAD,
    ...HEAD_STAFF,
    ...AREAS.flatMap(({ director, staff, teams }) => [
      director,
      ...staff,
      ...teams.flatMap(({ manager, engineers }) => [manager, ...engineers]),
    ]),
  ];
  const ids = entries.flatMap(({ role, target, promoted }) => [role, target ?? role, promoted?.from ?? role]);
  return [...new Set(ids)];
}

function buildPerson(
  entry: RosterEntry,
  today: Day,
  place: Pick<DemoPerson, "managerId" | "teamId" | "services">,
): DemoPerson {
  const slug = slugOf(entry.name);
  const daysEarlier = randomFor("start", slug).whole(0, 27);
  return {
    id: personIdOf(entry),
    slug,
    entry,
    name: entry.name,
    email: entry.email ?? `${slug.replaceAll("-", ".")}@demo.test`,
    startedOn: mondayOf(addDays(addMonths(today, -entry.monthsHere), -daysEarlier)),
    leftOn: entry.leftMonthsAgo === undefined ? null : addMonths(today, -entry.leftMonthsAgo),
    ...place,
  };
}

/** Who managed someone in the cycle so many before the open one. */
export function managerIn({ teams }: DemoPeople, person: DemoPerson, cyclesBack: number): string | null {
  if (cyclesBack < 2 || person.entry.cameFrom === undefined) return person.managerId;
  const teamId = teamIdOf(person.entry.cameFrom);
  return teams.find(({ id }) => id === teamId)?.managerId ?? person.managerId;
}

/** The role someone held in the cycle so many before the open one, and the one they aimed at. */
export function rolesIn({ entry }: DemoPerson, cyclesBack: number): { roleId: string; targetRoleId: string } {
  const { promoted } = entry;
  if (promoted && cyclesBack >= (promoted.after === "first" ? 2 : 1)) {
    return { roleId: promoted.from, targetRoleId: entry.role };
  }
  return { roleId: entry.role, targetRoleId: entry.target ?? entry.role };
}
