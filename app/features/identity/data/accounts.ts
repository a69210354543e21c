import { randomUUID } from "node:crypto";
import { recordOf } from "#app/features/people/data/people";
import { type AuditContext, lockAuditHead, recordAudit } from "#app/platform/database/audit";
import type { Database } from "#app/platform/database/database";
import { inTransaction } from "#app/platform/database/transaction";
import { noteLinkUsed } from "./link-requests";

export type LinkOwner = { userId: string; personId: string; name: string; email: string };

export type InvitationPreparation = { ok: true; owner: LinkOwner } | { ok: false; reason: "absent" | "left" | "used" };

/**
 * Before an administrator invites a person: creates their sign-in where there is none, ends earlier links, answers their
 * request for a password, and records it. Refused where they have a password: that needs a second administrator.
 */
export function prepareInvitation(
  database: Database,
  personId: string,
  by: AuditContext<string | null>,
): Promise<InvitationPreparation> {
  return inTransaction(database, async (tx): Promise<InvitationPreparation> => {
    await lockAuditHead(tx);
    const person = await tx.person.findUnique({
      where: { id: personId },
      select: { name: true, email: true, status: true, userId: true },
    });
    if (!person) return { ok: false, reason: "absent" };
    if (person.status !== "active") return { ok: false, reason: "left" };
    const { name, email } = person;
    const userId = person.userId ?? randomUUID();
    if ((await tx.account.count({ where: { userId, password: { not: null } } })) > 0) {
      return { ok: false, reason: "used" };
    }
    if (person.userId === null) {
      await tx.user.create({ data: { id: userId, name, email, createdAt: by.at, updatedAt: by.at } });
      await tx.person.update({ where: { id: personId }, data: { userId } });
    }
    await tx.verification.deleteMany({ where: { value: userId } });
    await tx.passwordRequest.deleteMany({ where: { personId } });
    await recordAudit(tx, recordOf("access.invited", personId, by, { after: { email } }));
    return { ok: true, owner: { userId, personId, name, email } };
  });
}

/** The owner of a one-time link; null if they have left. */
export async function findLinkOwner(database: Database, userId: string): Promise<LinkOwner | null> {
  const person = await database.client.person.findUnique({
    where: { userId, status: "active" },
    select: { id: true, name: true, email: true },
  });
  return person && { userId, personId: person.id, name: person.name, email: person.email };
}

/** After a person chose a password: their other links end, and it is on record, with the link by which it was chosen. */
export function recordPasswordSet(
  database: Database,
  owner: { userId: string; personId: string },
  at: Date,
  linkHash: string | null = null,
): Promise<void> {
  return inTransaction(database, async (tx) => {
    await lockAuditHead(tx);
    await tx.verification.deleteMany({ where: { value: owner.userId } });
    await tx.passwordRequest.deleteMany({ where: { personId: owner.personId } });
    await tx.linkRequest.deleteMany({ where: { personId: owner.personId } });
    if (linkHash !== null) await noteLinkUsed(tx, linkHash, owner.personId, at);
    await recordAudit(tx, recordOf("access.password-set", owner.personId, { actorId: owner.personId, at }));
  });
}

/** The state of a person's sign-in, for administrators. */
export type SignInState =
  | { state: "none" }
  | { state: "invited"; linkOpenUntil: Date | null }
  | { state: "ready"; lastUsedAt: Date | null; askedForPasswordAt: Date | null };

export async function findSignInState(database: Database, personId: string, now: Date): Promise<SignInState> {
  const person = await database.client.person.findUnique({
    where: { id: personId },
    select: {
      passwordRequest: { select: { requestedAt: true } },
      user: {
        select: {
          id: true,
          accounts: { where: { password: { not: null } }, take: 1, select: { id: true } },
          sessions: { orderBy: { updatedAt: "desc" }, take: 1, select: { updatedAt: true } },
        },
      },
    },
  });
  const user = person?.user;
  if (!user) return { state: "none" };
  if (user.accounts.length === 0) {
    const link = await database.client.verification.findFirst({
      where: { value: user.id, expiresAt: { gt: now } },
      orderBy: { expiresAt: "desc" },
      select: { expiresAt: true },
    });
    return { state: "invited", linkOpenUntil: link?.expiresAt ?? null };
  }
  return {
    state: "ready",
    lastUsedAt: user.sessions[0]?.updatedAt ?? null,
    askedForPasswordAt: person.passwordRequest?.requestedAt ?? null,
  };
}

export type PasswordRequestEntry = { personId: string; name: string; requestedAt: Date };

/** Open password requests, longest waiting first. */
export async function listPasswordRequests(database: Database, take: number): Promise<PasswordRequestEntry[]> {
  const requests = await database.client.passwordRequest.findMany({
    where: { person: { status: "active" } },
    orderBy: { requestedAt: "asc" },
    take,
    select: { personId: true, requestedAt: true, person: { select: { name: true } } },
  });
  return requests.map(({ personId, requestedAt, person }) => ({ personId, name: person.name, requestedAt }));
}

/** Asks administrators to pass a password link on. An unknown address stores nothing. */
export async function requestPassword(database: Database, email: string, at: Date): Promise<void> {
  const person = await database.client.person.findUnique({ where: { email, status: "active" }, select: { id: true } });
  if (!person) return;
  await database.client.passwordRequest.upsert({
    where: { personId: person.id },
    create: { personId: person.id, requestedAt: at },
    update: { requestedAt: at },
  });
}

/**
 * Whether an active person signs in with this address and may have a link mailed there. It may not if an administrator
 * changed the address and the person hasn't signed in since to read the notice: that would bypass the second
 * administrator.
 */
export async function mayMailLink(database: Database, email: string): Promise<boolean> {
  const isUnread = { kind: "email", readAt: null };
  const where = { email, status: "active", userId: { not: null }, notices: { none: isUnread } };
  return (await database.client.person.count({ where })) > 0;
}

/** A user's password hash, to upgrade it. */
export async function findPasswordHash(database: Database, userId: string): Promise<string | null> {
  const account = await database.client.account.findFirst({
    where: { userId, providerId: "credential" },
    select: { password: true },
  });
  return account?.password ?? null;
}

/** Stores the same password by a stronger hash, unless it was changed meanwhile. */
export async function raisePasswordHash(
  database: Database,
  userId: string,
  hash: { from: string; to: string },
): Promise<void> {
  await database.client.account.updateMany({
    where: { userId, providerId: "credential", password: hash.from },
    data: { password: hash.to },
  });
}
