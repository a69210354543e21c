import type { Database } from "#app/platform/database/database";
import { inBatches } from "#app/platform/database/in-batches";

export type Lead = { id: string; name: string };

/** Active people with reports, by name: the likeliest members of a session. */
export function listLeads(database: Database): Promise<Lead[]> {
  return database.client.person.findMany({
    where: { status: "active", reports: { some: { status: "active" } } },
    orderBy: [{ nameKey: "asc" }, { id: "asc" }],
    take: 2_000,
    select: { id: true, name: true },
  });
}

/** Active people by address; unknown addresses are left out. */
export async function listActiveByEmails(
  database: Database,
  emails: readonly string[],
): Promise<Map<string, { id: string; name: string }>> {
  const batches = await Promise.all(
    inBatches(emails).map((batch) =>
      database.client.person.findMany({
        where: { email: { in: batch }, status: "active" },
        select: { id: true, name: true, email: true },
      }),
    ),
  );
  return new Map(batches.flat().map(({ email, ...person }) => [email, person]));
}

/** The ids of active people among these. */
export async function listActiveIds(database: Database, ids: readonly string[]): Promise<Set<string>> {
  const batches = await Promise.all(
    inBatches(ids).map((batch) =>
      database.client.person.findMany({ where: { id: { in: batch }, status: "active" }, select: { id: true } }),
    ),
  );
  return new Set(batches.flat().map(({ id }) => id));
}
