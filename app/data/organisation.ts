import { lockAuditHead, recordAudit } from "./audit";
import type { Database } from "./database";
import type { By } from "./people";
import { inTransaction } from "./transaction";

export type Organisation = { name: string; timeZone: string; demo: boolean; version: number };

export function findOrganisation(database: Database): Promise<Organisation | null> {
  return database.client.organisation.findUnique({
    where: { id: "organisation" },
    select: { name: true, timeZone: true, demo: true, version: true },
  });
}

export async function isOrganisationSetUp(database: Database): Promise<boolean> {
  return (await database.client.organisation.count()) > 0;
}

export type OrganisationResult = { ok: true } | { ok: false; reason: "changed-meanwhile" };

/** Changes the organisation's name and time zone, where nobody else did since `version`. */
export function updateOrganisation(
  database: Database,
  change: { version: number; name: string; timeZone: string },
  by: By,
): Promise<OrganisationResult> {
  const { version, name, timeZone } = change;
  return inTransaction(database, async (tx): Promise<OrganisationResult> => {
    await lockAuditHead(tx);
    const before = await tx.organisation.findUniqueOrThrow({
      where: { id: "organisation" },
      select: { name: true, timeZone: true, version: true },
    });
    if (before.version !== version) return { ok: false, reason: "changed-meanwhile" };
    if (before.name === name && before.timeZone === timeZone) return { ok: true };
    const { count } = await tx.organisation.updateMany({
      where: { id: "organisation", version },
      data: { name, timeZone, version: { increment: 1 } },
    });
    if (count === 0) return { ok: false, reason: "changed-meanwhile" };
    await recordAudit(tx, {
      at: by.at,
      actorId: by.actorId,
      action: "organisation.changed",
      subjectKind: "organisation",
      subjectId: "organisation",
      before: { name: before.name, timeZone: before.timeZone },
      after: { name, timeZone },
    });
    return { ok: true };
  });
}
