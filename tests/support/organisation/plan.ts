import type { Ladder } from "#app/features/ladder/domain/schema";

/** Everyone leads up to so many, so that depth grows with the logarithm of the size. */
export const SPAN = 8;
export const CYCLES = 8;
/** The cycle that is running; those before it are closed. */
export const OPEN = CYCLES - 1;
const CYCLE_DAYS = 140;
const DAY_MS = 86_400_000;
const START = Date.UTC(2023, 0, 9);

/** Ids as long as those of the program, in the order in which they are made. */
export const idOf = (kind: string, ...numbers: number[]) =>
  `${kind}${numbers.map((n) => String(n).padStart(6, "0")).join("")}`.padEnd(25, "x");

export const range = (count: number) => Array.from({ length: count }, (_, index) => index);
export const on = (day: number) => new Date(START + day * DAY_MS);
export const dayOf = (date: Date) => date.toISOString().slice(0, 10);
/** A day of a cycle, counted from its start. */
export const inCycle = (cycle: number, day: number) => on(cycle * CYCLE_DAYS + day);

export const nameOf = (person: number) => `Person ${String(person).padStart(5, "0")}`;
export const emailOf = (person: number) => `person-${person}@bench.test`;

/** Person 0 is at the top; colleagues of one manager are one team, within the team that their manager is in. */
export const managerOf = (person: number) => (person === 0 ? null : Math.floor((person - 1) / SPAN));

/** Who is who, in an organisation of so many people of one ladder. */
export type Plan = ReturnType<typeof planOrganisation>;

export function planOrganisation(ladder: Ladder, people: number) {
  if (people < 2 * SPAN + 1) throw new Error("the organisation is too small for a manager below the top");
  const leads = (person: number) => SPAN * person + 1 < people;
  const teams = Math.ceil((people - 1) / SPAN);
  // The last one whose team is whole: eight people who lead nobody, whatever the size.
  const manager = Math.floor((people - 1) / SPAN) - 1;
  return {
    ladder,
    ladderVersionId: idOf("v", 0),
    competencies: ladder.competencies.map(({ id }) => id),
    people,
    everyone: range(people),
    leads,
    /** Everyone who leads, and so rates others. */
    managers: range(teams),
    roleOf: (person: number) => (leads(person) ? "engineering-manager" : "senior-engineer"),
    targetOf: (person: number) => (leads(person) ? "senior-engineering-manager" : "staff-engineer"),
    teams,
    /** Managers are numbered from the top, and their teams as they are. */
    teamOf: (person: number) => managerOf(person) ?? 0,
    administrator: 0,
    manager,
    engineer: SPAN * (manager + 1),
  };
}
