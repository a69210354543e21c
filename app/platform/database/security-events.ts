import { randomUUID } from "node:crypto";
import { REFUSAL_KINDS, type SecurityDetail, type SecurityKind } from "#app/kernel/security-event";
import { findOrigin } from "#app/platform/request-origin";
import type { Database, Transaction } from "./database";
import { insertMany } from "./insert-many";

export type SecurityRow = {
  id: string;
  at: Date;
  lastAt: Date;
  count: number;
  kind: SecurityKind;
  personId: string | null;
  actorId: string | null;
  account: string | null;
  address: string | null;
  device: string | null;
  /** JSON */
  detail: string;
};

/** Writes new rows, and the counts of rows that are there, in as few statements as possible. */
export async function writeSecurityRows(
  { client }: Pick<Database, "client">,
  added: readonly SecurityRow[],
  counted: readonly SecurityRow[],
): Promise<void> {
  await insertMany(client, "SecurityEvent", added);
  for (const { id, count, lastAt } of counted) {
    await client.securityEvent.updateMany({ where: { id }, data: { count, lastAt } });
  }
}

/** An act at the server's command line: no account does it, and it comes from no network. */
export async function recordCommandLineEvent(
  client: Parameters<typeof insertMany>[0],
  {
    at,
    kind,
    personId = null,
    detail,
  }: { at: Date; kind: SecurityKind; personId?: string | null; detail: SecurityDetail & { command: string } },
): Promise<void> {
  const nobody = { actorId: null, account: null, address: null, device: null };
  const row = { id: randomUUID(), at, lastAt: at, count: 1, kind, personId, ...nobody, detail: JSON.stringify(detail) };
  await insertMany(client, "SecurityEvent", [row]);
}

/** The owner of an email address, including people who have left. */
export async function findAccountOwner({ client }: Pick<Database, "client">, email: string): Promise<string | null> {
  return (await client.person.findUnique({ where: { email }, select: { id: true } }))?.id ?? null;
}

/** The audit log's part of a change. */
type Change = {
  sequence: number;
  at: Date;
  actorId: string | null;
  action: string;
  subjectId: string;
  personId: string | null;
  after: string | null;
};

/**
 * Changes in the audit log that decide who may read or do what; of a person's fields, the manager (who reads along the
 * reporting line) and the email address (who can ask for a password link).
 */
const RIGHTS: Readonly<Record<string, readonly string[] | "always">> = {
  "access.granted": "always",
  "access.withdrawn": "always",
  "person.changed": ["managerId", "email"],
  "person.deactivated": "always",
  "person.reactivated": "always",
  "organisation.changed": ["publicLadder", "unnamedFeedback"],
  "committee.created": "always",
  "committee.changed": "always",
  "committee.closed": "always",
  "calibration.opened": "always",
  "calibration.members-changed": "always",
  "assessment.reviewer-changed": "always",
};

/** An import may change thousands: from here on, one row stands for all changes of a kind; the audit log has each. */
export const MAX_RIGHTS_ROWS = 50;

/** The fields through which a change touches rights: all or none of them where its kind alone decides. */
function rightsFields({ action, after }: Change): string[] | null {
  const wanted = RIGHTS[action];
  if (!wanted) return null;
  if (wanted === "always") return [];
  const fields = Object.keys(JSON.parse(after ?? "{}") ?? {}).filter((field) => wanted.includes(field));
  return fields.length > 0 ? fields : null;
}

/**
 * Adds a security event for each change of rights, in the transaction that makes the change. The event says who, whose,
 * from where and when; what changed is in the audit log under the number in its detail.
 */
export async function recordRightsChanges(tx: Transaction, changes: readonly Change[]): Promise<void> {
  const touched = changes.flatMap((change) => {
    const fields = rightsFields(change);
    return fields ? [{ change, fields }] : [];
  });
  const rows = [...new Set(touched.map(({ change }) => change.action))].flatMap((action) => {
    const alike = touched.filter(({ change }) => change.action === action);
    return alike.length > MAX_RIGHTS_ROWS ? [toSum(alike)] : alike.map(toRow);
  });
  await insertMany(tx, "SecurityEvent", rows);
}

type Touched = { change: Change; fields: string[] };

const toRow = ({ change, fields }: Touched) =>
  rightsRow(change, change.personId, {
    change: change.action,
    record: change.sequence,
    ...(fields.length > 0 && { fields }),
    ...(change.personId === null && { subject: change.subjectId }),
  });

function toSum(all: readonly Touched[]): SecurityRow {
  const [first, last] = [all[0], all.at(-1)] as [Touched, Touched];
  const detail = { change: first.change.action, record: first.change.sequence, lastRecord: last.change.sequence };
  return { ...rightsRow(first.change, null, detail), count: all.length };
}

function rightsRow(
  { sequence, at, actorId }: Change,
  personId: string | null,
  detail: SecurityDetail & { change: string },
): SecurityRow {
  const origin = findOrigin();
  origin?.rights.set(sequence, { personId, actorId, detail });
  return {
    id: randomUUID(),
    at,
    lastAt: at,
    count: 1,
    kind: "rights-changed",
    personId,
    actorId,
    account: null,
    address: origin?.address ?? null,
    device: origin?.device ?? null,
    detail: JSON.stringify(detail),
  };
}

const DAY_MS = 86_400_000;
/** Rows per DELETE statement, so that other writers get their turn in between. */
const DELETED_AT_ONCE = 500;

export type KeepingLimits = { refusals: number; acts: number };
/** The most rows that stay, however young: about 100 MB and 500 MB. Refusals never push out what people did. */
const KEEPING_LIMITS: KeepingLimits = { refusals: 200_000, acts: 1_000_000 };

/** Deletes events older than `days`, and the oldest beyond the limits; gives how many. Safe in several processes at once. */
export async function deleteOldSecurityEvents(
  database: Database,
  { now, days, limits = KEEPING_LIMITS }: { now: Date; days: number; limits?: KeepingLimits },
): Promise<number> {
  const old = await deleteInBatches(database, { at: { lt: new Date(now.getTime() - days * DAY_MS) } });
  const refusals = await deleteBeyond(database, { in: [...REFUSAL_KINDS] }, limits.refusals);
  const acts = await deleteBeyond(database, { notIn: [...REFUSAL_KINDS] }, limits.acts);
  return old + refusals + acts;
}

type KindFilter = { in: string[] } | { notIn: string[] };
type Doomed = {
  at?: { lt: Date };
  kind?: KindFilter;
  OR?: ({ at: { lt: Date } } | { at: Date; id: { lte: string } })[];
};

async function deleteBeyond(database: Database, kind: KindFilter, limit: number): Promise<number> {
  const [newestSurplus] = await database.client.securityEvent.findMany({
    where: { kind },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    skip: limit,
    take: 1,
    select: { at: true, id: true },
  });
  if (!newestSurplus) return 0;
  const { at, id } = newestSurplus;
  return deleteInBatches(database, { kind, OR: [{ at: { lt: at } }, { at, id: { lte: id } }] });
}

async function deleteInBatches({ client }: Database, where: Doomed): Promise<number> {
  let deleted = 0;
  for (;;) {
    const rows = await client.securityEvent.findMany({
      where,
      orderBy: [{ at: "asc" }, { id: "asc" }],
      take: DELETED_AT_ONCE,
      select: { id: true },
    });
    if (rows.length === 0) return deleted;
    await client.securityEvent.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } });
    deleted += rows.length;
  }
}
