import type { SecurityEntry } from "#app/features/audit/domain/security-entry";
import type { SecurityDetail, SecurityKind } from "#app/kernel/security-event";
import type { Database } from "#app/platform/database/database";
import { type Permit, permittedId } from "#app/policy/permit";
import { readSecurityKind } from "./state-columns";

const SECURITY_PAGE_SIZE = 100;
/** The most that one file holds; the filter narrows what is more. */
export const MAX_EXPORTED_EVENTS = 20_000;

/** The start of a page: everything older than this event. */
export type SecurityCursor = { at: Date; id: string };

export type SecurityFilter = {
  kind: SecurityKind | null;
  /** Events about these people, by them, or about this hash of an unknown account; null for everyone's. */
  about: { personIds: readonly string[]; account: string | null } | null;
  /** A whole network address, or the beginning of one up to a dot or colon. */
  address: string | null;
  from: Date | null;
  until: Date | null;
};

export type SecurityPage = { entries: SecurityEntry[]; older: SecurityCursor | null };

/** One page of security events, the newest first. */
export async function listSecurityEvents(
  database: Database,
  permit: Permit<"security.read">,
  filter: SecurityFilter,
  before: SecurityCursor | null,
  take = SECURITY_PAGE_SIZE,
): Promise<SecurityPage> {
  permittedId(permit, "security.read");
  const found = await database.client.securityEvent.findMany({
    where: {
      AND: [
        toConditions(filter),
        ...(before ? [{ at: { lte: before.at } }, { OR: [{ at: { lt: before.at } }, { id: { lt: before.id } }] }] : []),
      ],
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    // One extra row shows whether there is a next page.
    take: take + 1,
  });
  const rows = found.slice(0, take);
  const names = await findNames(database, [...rows.map((row) => row.personId), ...rows.map((row) => row.actorId)]);
  const named = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? "Unknown person" });
  const entries = rows.map(({ personId, actorId, kind, detail, ...row }) => ({
    ...row,
    kind: readSecurityKind(kind),
    person: named(personId),
    actor: named(actorId),
    detail: JSON.parse(detail) as SecurityDetail,
  }));
  const last = rows.at(-1);
  return { entries, older: found.length > take && last ? { at: last.at, id: last.id } : null };
}

function toConditions({ kind, about, address, from, until }: SecurityFilter) {
  return {
    ...(kind && { kind }),
    ...(address && { address: /[.:]$/.test(address) ? { startsWith: address } : address }),
    at: { ...(from && { gte: from }), ...(until && { lt: until }) },
    ...(about && {
      OR: [
        { personId: { in: [...about.personIds] } },
        { actorId: { in: [...about.personIds] } },
        ...(about.account ? [{ account: about.account }] : []),
      ],
    }),
  };
}

async function findNames({ client }: Database, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const people = await client.person.findMany({
    where: { id: { in: [...new Set(ids.filter((id) => id !== null))] } },
    select: { id: true, name: true },
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}

/** Everything that the filter leaves, page by page, up to `MAX_EXPORTED_EVENTS`. */
export async function listAllSecurityEvents(
  database: Database,
  permit: Permit<"security.read">,
  filter: SecurityFilter,
): Promise<SecurityEntry[]> {
  const all: SecurityEntry[] = [];
  let before: SecurityCursor | null = null;
  do {
    const page: SecurityPage = await listSecurityEvents(database, permit, filter, before, 500);
    all.push(...page.entries);
    before = page.older;
  } while (before && all.length < MAX_EXPORTED_EVENTS);
  return all.slice(0, MAX_EXPORTED_EVENTS);
}
