import type { Database } from "#app/platform/database/database";

export type ReviewerChoice = { id: string; name: string };

/** Up to this many active people, everyone is offered as a reviewer; beyond that, only people with reports. */
const OFFER_EVERYONE_UP_TO = 500;

/** Active people with at least one active report, by name. */
export function listManagers(database: Database): Promise<ReviewerChoice[]> {
  return database.client.person.findMany({
    where: { status: "active", reports: { some: { status: "active" } } },
    orderBy: [{ nameKey: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  });
}

/** People who can be chosen as a reviewer, by name. */
export async function listReviewerChoices(database: Database): Promise<ReviewerChoice[]> {
  const people = await database.client.person.findMany({
    where: { status: "active" },
    orderBy: [{ nameKey: "asc" }, { id: "asc" }],
    take: OFFER_EVERYONE_UP_TO + 1,
    select: { id: true, name: true },
  });
  return people.length > OFFER_EVERYONE_UP_TO ? listManagers(database) : people;
}

/** The active people above a person, the direct manager first. */
export async function listChainAbove(database: Database, personId: string): Promise<ReviewerChoice[]> {
  const lines = await database.client.reportingLine.findMany({
    where: { belowId: personId, above: { status: "active" } },
    orderBy: { depth: "asc" },
    select: { above: { select: { id: true, name: true } } },
  });
  return lines.map(({ above }) => above);
}

/** The person, if active: people who have left can't review. */
export function findActivePerson(database: Database, personId: string): Promise<ReviewerChoice | null> {
  return database.client.person.findUnique({
    where: { id: personId, status: "active" },
    select: { id: true, name: true },
  });
}
