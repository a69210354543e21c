import type { ExistingPerson, ImportPlan, ImportWorld } from "#app/features/people/domain/import-plan";
import type { CsvLine } from "#app/kernel/lines";

export const roles = [
  { id: "senior-engineer", name: "Senior Engineer" },
  { id: "staff-engineer", name: "Staff Engineer" },
  { id: "engineering-manager", name: "Engineering Manager" },
];

/** One ladder with these roles. */
export const choices = {
  ladders: [{ id: "engineering", name: "Engineering" }],
  roles: roles.map((role) => ({ ...role, ladderId: "engineering" })),
};

export const HEADER = [
  "name",
  "email",
  "role",
  "target role",
  "manager email",
  "team",
  "location",
  "start date",
  "administrator",
];

function existing(id: string, more: Partial<ExistingPerson> = {}): ExistingPerson {
  return {
    id,
    name: id.toUpperCase(),
    email: `${id}@x.test`,
    ladderId: "engineering",
    roleId: "senior-engineer",
    targetRoleId: null,
    managerId: null,
    teamId: null,
    location: "",
    startedOn: null,
    isAdministrator: false,
    status: "active",
    ...more,
  };
}

/** Ada leads Ben, who leads Cy; Dee has left. */
export const world: ImportWorld = {
  importerId: "ada",
  people: [
    existing("ada", { isAdministrator: true, roleId: "engineering-manager" }),
    existing("ben", { managerId: "ada", teamId: "storage", location: "Lisbon", targetRoleId: "staff-engineer" }),
    existing("cy", { managerId: "ben" }),
    existing("dee", { status: "left" }),
  ],
  teams: [
    { id: "platform", name: "Platform", parentId: null },
    { id: "storage", name: "Storage", parentId: "platform" },
  ],
};

export function csv(header: readonly string[], ...rows: readonly (readonly string[])[]): CsvLine[] {
  return [header, ...rows].map((cells, index) => ({ line: index + 1, cells: [...cells] }));
}

/** A row with the columns that are needed, and the manager. */
export const SHORT_HEADER = ["name", "email", "role", "manager email"];
export const short = (id: string, manager = "") => [
  id.toUpperCase(),
  `${id}@x.test`,
  id === "ada" ? "engineering-manager" : "senior-engineer",
  manager && `${manager}@x.test`,
];

/** The world after a plan was carried out: the oracle for what applying must come to. */
export function carryOut(plan: ImportPlan, before: ImportWorld): ImportWorld {
  const teams = [...before.teams];
  const teamId = (name: string | null | undefined) =>
    teams.find((team) => team.name.toLowerCase() === name?.toLowerCase())?.id ?? null;
  for (const { name, parent } of plan.newTeams) teams.push({ id: `new-${name}`, name, parentId: teamId(parent) });
  const people = new Map(before.people.map((person) => [person.email, { ...person }]));
  const planned = [...plan.create, ...plan.change].map(({ person }) => person);
  for (const { email } of plan.create.map(({ person }) => person)) people.set(email, existing(email));
  for (const { managerEmail, team, ...fields } of planned) {
    const person = people.get(fields.email);
    if (!person) throw new Error(`${fields.email} is neither there nor created`);
    const manager = managerEmail === null ? null : people.get(managerEmail);
    if (manager === undefined) throw new Error(`the manager ${managerEmail} is neither there nor created`);
    people.set(fields.email, {
      ...person,
      ...fields,
      managerId: manager?.id ?? null,
      teamId: teamId(team.split(" / ").at(-1)),
    });
  }
  return { ...before, teams, people: [...people.values()] };
}
