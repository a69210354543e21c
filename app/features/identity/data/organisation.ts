import { type AuditContext, lockAuditHead, recordAudit } from "#app/platform/database/audit";
import type { Database } from "#app/platform/database/database";
import { type Column, first, readOne } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
import { inTransaction } from "#app/platform/database/transaction";

const o = table("Organisation", "o");

export type Organisation = {
  name: string;
  timeZone: string;
  demo: boolean;
  publicLadder: boolean;
  unnamedFeedback: boolean;
  version: number;
};

/** The organisation; null before it is set up. */
export const theOrganisation: Column<Organisation | null> = first(
  {
    name: o.name,
    timeZone: o.timeZone,
    demo: o.demo,
    publicLadder: o.publicLadder,
    unnamedFeedback: o.unnamedFeedback,
    version: o.version,
  },
  sql`FROM ${o} WHERE ${o.id} = ${"organisation"}`,
);

/** Reads the organisation alone, where the page reads nothing else with it. */
export const findOrganisation = (database: Database) => readOne(database, theOrganisation);

export async function isOrganisationSetUp(database: Database): Promise<boolean> {
  return (await database.client.organisation.count()) > 0;
}

export type OrganisationResult = { ok: true } | { ok: false; reason: "changed-meanwhile" };

/**
 * Changes the organisation's name, time zone, public ladder and anonymous feedback, unless it was changed since
 * `version`.
 */
export function updateOrganisation(
  database: Database,
  change: { version: number; name: string; timeZone: string; publicLadder: boolean; unnamedFeedback: boolean },
  by: AuditContext<string | null>,
): Promise<OrganisationResult> {
  const { version, name, timeZone, publicLadder, unnamedFeedback } = change;
  return inTransaction(database, async (tx): Promise<OrganisationResult> => {
    await lockAuditHead(tx);
    const before = await tx.organisation.findUniqueOrThrow({
      where: { id: "organisation" },
      select: { name: true, timeZone: true, publicLadder: true, unnamedFeedback: true, version: true },
    });
    if (before.version !== version) return { ok: false, reason: "changed-meanwhile" };
    const after = { name, timeZone, publicLadder, unnamedFeedback };
    const changed = (Object.keys(after) as (keyof typeof after)[]).filter((key) => before[key] !== after[key]);
    if (changed.length === 0) return { ok: true };
    const { count } = await tx.organisation.updateMany({
      where: { id: "organisation", version },
      data: { ...after, version: { increment: 1 } },
    });
    if (count === 0) return { ok: false, reason: "changed-meanwhile" };
    await recordAudit(tx, {
      at: by.at,
      actorId: by.actorId,
      action: "organisation.changed",
      subjectKind: "organisation",
      subjectId: "organisation",
      before: Object.fromEntries(changed.map((key) => [key, before[key]])),
      after: Object.fromEntries(changed.map((key) => [key, after[key]])),
    });
    return { ok: true };
  });
}
