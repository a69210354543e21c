import type { LinkOwner } from "#app/features/identity/data/accounts";
import { leaveNotice } from "#app/features/people/data/access-notices";
import { recordOf } from "#app/features/people/data/people";
import { type AuditContext, lockAuditHead, recordAudit } from "#app/platform/database/audit";
import type { Database, Transaction } from "#app/platform/database/database";
import { inTransaction } from "#app/platform/database/transaction";

const HOUR_MS = 3_600_000;
/** An unconfirmed request expires after this. */
export const REQUEST_HOURS = 24;

/** A link that waits for a second administrator. */
export type LinkRequest = { requestedById: string; requestedBy: string; requestedAt: Date };

const oldest = (now: Date) => new Date(now.getTime() - REQUEST_HOURS * HOUR_MS);

/** The open request for a person's link, or null. */
export async function findLinkRequest(database: Database, personId: string, now: Date): Promise<LinkRequest | null> {
  const found = await database.client.linkRequest.findUnique({
    where: { personId, requestedAt: { gt: oldest(now) } },
    select: { requestedById: true, requestedAt: true, requestedBy: { select: { name: true } } },
  });
  return found && { ...found, requestedBy: found.requestedBy.name };
}

/** Every open request, the oldest first. */
export async function listLinkRequests(
  database: Database,
  now: Date,
  take: number,
): Promise<(LinkRequest & { personId: string; name: string })[]> {
  const found = await database.client.linkRequest.findMany({
    where: { requestedAt: { gt: oldest(now) }, person: { status: "active" } },
    orderBy: { requestedAt: "asc" },
    take,
    select: {
      personId: true,
      requestedById: true,
      requestedAt: true,
      requestedBy: { select: { name: true } },
      person: { select: { name: true } },
    },
  });
  return found.map(({ person, requestedBy, ...one }) => ({ ...one, name: person.name, requestedBy: requestedBy.name }));
}

export type AskResult = { ok: true } | { ok: false; reason: "absent" | "left" | "waiting" | "alone" };

/**
 * Asks for a password link of a person whose account is used. Refused where one waits already, and where there is no second
 * administrator who could confirm it.
 */
export function askForLink(database: Database, personId: string, by: AuditContext): Promise<AskResult> {
  return inTransaction(database, async (tx): Promise<AskResult> => {
    await lockAuditHead(tx);
    const person = await tx.person.findUnique({ where: { id: personId }, select: { status: true, email: true } });
    if (!person) return { ok: false, reason: "absent" };
    if (person.status !== "active") return { ok: false, reason: "left" };
    if ((await countOtherAdministrators(tx, by.actorId)) === 0) return { ok: false, reason: "alone" };
    const waiting = await tx.linkRequest.count({ where: { personId, requestedAt: { gt: oldest(by.at) } } });
    if (waiting > 0) return { ok: false, reason: "waiting" };
    const request = { requestedById: by.actorId, requestedAt: by.at };
    await tx.linkRequest.upsert({ where: { personId }, create: { personId, ...request }, update: request });
    await recordAudit(tx, recordOf("access.password-link-asked", personId, by, { after: { email: person.email } }));
    return { ok: true };
  });
}

/** Counts the active administrators besides one. */
export function countOtherAdministrators(tx: Transaction, personId: string): Promise<number> {
  return tx.person.count({ where: { isAdministrator: true, status: "active", id: { not: personId } } });
}

export type ConfirmResult =
  | { ok: true; owner: LinkOwner; requestedBy: string }
  | { ok: false; reason: "absent" | "left" | "own" | "asker-gone" };

/**
 * A second administrator confirms a link. Earlier links end, the person gets a notice that names both, and an audit
 * record is written. Refused for the administrator who asked, and if they are no longer an administrator.
 */
export function confirmLink(
  database: Database,
  personId: string,
  linkHash: string,
  by: AuditContext,
): Promise<ConfirmResult> {
  return inTransaction(database, async (tx): Promise<ConfirmResult> => {
    await lockAuditHead(tx);
    const request = await tx.linkRequest.findUnique({
      where: { personId, requestedAt: { gt: oldest(by.at) } },
      select: {
        requestedById: true,
        requestedBy: { select: { name: true, status: true, isAdministrator: true } },
        person: { select: { status: true, userId: true, name: true, email: true } },
      },
    });
    const userId = request?.person.userId;
    if (!request || !userId) return { ok: false, reason: "absent" };
    const { requestedById, requestedBy, person } = request;
    if (person.status !== "active") return { ok: false, reason: "left" };
    if (requestedById === by.actorId) return { ok: false, reason: "own" };
    if (requestedBy.status !== "active" || !requestedBy.isAdministrator) return { ok: false, reason: "asker-gone" };
    await endEarlier(tx, personId, userId);
    await leaveNotice(tx, {
      kind: "password-link",
      personId,
      at: by.at,
      actorId: requestedById,
      confirmedById: by.actorId,
      linkHash,
    });
    const { name, email } = person;
    await recordAudit(tx, recordOf("access.password-link-made", personId, by, { after: { email, requestedById } }));
    return { ok: true, owner: { userId, personId, name, email }, requestedBy: requestedBy.name };
  });
}

/** Links, requests and words left for administrators end with a new link. */
async function endEarlier(tx: Transaction, personId: string, userId: string): Promise<void> {
  await tx.verification.deleteMany({ where: { value: userId } });
  await tx.passwordRequest.deleteMany({ where: { personId } });
  await tx.linkRequest.deleteMany({ where: { personId } });
}

/** Takes a request back, or refuses it: any administrator may. Gives whether there was one. */
export function refuseLink(database: Database, personId: string, by: AuditContext<string | null>): Promise<boolean> {
  return inTransaction(database, async (tx) => {
    await lockAuditHead(tx);
    const { count } = await tx.linkRequest.deleteMany({ where: { personId } });
    if (count > 0) await recordAudit(tx, recordOf("access.password-link-refused", personId, by));
    return count > 0;
  });
}

/**
 * Creates a link at the server's command line for an active person. Access to the server replaces the second
 * administrator. Null if no active, invited person has this address.
 */
export function prepareLinkAtServer(
  database: Database,
  email: string,
  linkHash: string,
  at: Date,
): Promise<LinkOwner | null> {
  return inTransaction(database, async (tx) => {
    await lockAuditHead(tx);
    const person = await tx.person.findUnique({
      where: { email, status: "active" },
      select: { id: true, userId: true, name: true },
    });
    if (!person?.userId) return null;
    const { id: personId, userId, name } = person;
    await endEarlier(tx, personId, userId);
    await leaveNotice(tx, { kind: "password-link", personId, at, actorId: null, confirmedById: null, linkHash });
    await recordAudit(tx, recordOf("access.password-link-made", personId, { actorId: null, at }, { after: { email } }));
    return { userId, personId, name, email };
  });
}

/** Records that the link of a notice was used, with who made it. Other links are ignored. */
export async function noteLinkUsed(tx: Transaction, linkHash: string, personId: string, at: Date): Promise<void> {
  const notice = await tx.accessNotice.findUnique({
    where: { linkHash, personId },
    select: { id: true, actorId: true, confirmedById: true },
  });
  if (!notice) return;
  await tx.accessNotice.update({ where: { id: notice.id }, data: { usedAt: at, readAt: null } });
  const { actorId: requestedById, confirmedById } = notice;
  await recordAudit(
    tx,
    recordOf(
      "access.password-link-used",
      personId,
      { actorId: personId, at },
      { after: { requestedById, confirmedById } },
    ),
  );
}
