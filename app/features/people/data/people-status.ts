import { type AuditContext, lockAuditHead, recordAudit } from "#app/platform/database/audit";
import type { Database, Transaction } from "#app/platform/database/database";
import { inTransaction } from "#app/platform/database/transaction";
import { recordOf } from "./people";

/** At most this many remaining reports are named; the rest are counted. */
const NAMED_REPORTS = 10;

export type StatusRefusal =
  | { ok: false; reason: "absent" | "already" | "self" | "last-administrator" }
  | { ok: false; reason: "has-reports"; names: string[]; count: number }
  | { ok: false; reason: "manager-left"; manager: string };
export type StatusResult = { ok: true } | StatusRefusal;

/**
 * Deactivates a person who leaves. They can't sign in any more; their sessions, open links and administrator's access
 * end. What was written by and about them stays. Refused while people report to them, for the actor themselves, and for
 * the last administrator.
 */
export function deactivatePerson(
  database: Database,
  personId: string,
  by: AuditContext<string | null>,
): Promise<StatusResult> {
  return inTransaction(database, async (tx): Promise<StatusResult> => {
    await lockAuditHead(tx);
    const person = await tx.person.findUnique({
      where: { id: personId },
      select: { status: true, isAdministrator: true, userId: true },
    });
    if (!person) return { ok: false, reason: "absent" };
    if (person.status !== "active") return { ok: false, reason: "already" };
    if (personId === by.actorId) return { ok: false, reason: "self" };
    if (person.isAdministrator && (await isLastAdministrator(tx, personId))) {
      return { ok: false, reason: "last-administrator" };
    }
    const where = { managerId: personId, status: "active" };
    const reports = await tx.person.findMany({
      where,
      orderBy: { nameKey: "asc" },
      take: NAMED_REPORTS,
      select: { name: true },
    });
    const count = await tx.person.count({ where });
    if (count > 0) return { ok: false, reason: "has-reports", names: reports.map(({ name }) => name), count };
    await tx.person.update({
      where: { id: personId },
      data: { status: "left", isAdministrator: false, version: { increment: 1 } },
    });
    if (person.userId) await endAccess(tx, person.userId);
    await tx.passwordRequest.deleteMany({ where: { personId } });
    await recordAudit(
      tx,
      recordOf("person.deactivated", personId, by, { before: { status: "active" }, after: { status: "left" } }),
      ...(person.isAdministrator
        ? [
            recordOf("access.withdrawn", personId, by, {
              before: { isAdministrator: true },
              after: { isAdministrator: false },
            }),
          ]
        : []),
    );
    return { ok: true };
  });
}

/** Ends every session of a user and every link that was made for them. */
async function endAccess(tx: Transaction, userId: string): Promise<void> {
  await tx.session.deleteMany({ where: { userId } });
  await tx.verification.deleteMany({ where: { value: userId } });
}

/**
 * Reactivates a person who comes back, as a member. Refused if their manager has left meanwhile: they need another one
 * first.
 */
export function reactivatePerson(
  database: Database,
  personId: string,
  by: AuditContext<string | null>,
): Promise<StatusResult> {
  return inTransaction(database, async (tx): Promise<StatusResult> => {
    await lockAuditHead(tx);
    const person = await tx.person.findUnique({
      where: { id: personId },
      select: { status: true, manager: { select: { name: true, status: true } } },
    });
    if (!person) return { ok: false, reason: "absent" };
    if (person.status === "active") return { ok: false, reason: "already" };
    if (person.manager && person.manager.status !== "active") {
      return { ok: false, reason: "manager-left", manager: person.manager.name };
    }
    await tx.person.update({ where: { id: personId }, data: { status: "active", version: { increment: 1 } } });
    await recordAudit(
      tx,
      recordOf("person.reactivated", personId, by, { before: { status: "left" }, after: { status: "active" } }),
    );
    return { ok: true };
  });
}

/** Makes a person an administrator, or a member again. The last administrator stays one. */
export function setAdministrator(
  database: Database,
  personId: string,
  isAdministrator: boolean,
  by: AuditContext<string | null>,
): Promise<StatusResult> {
  return inTransaction(database, async (tx): Promise<StatusResult> => {
    await lockAuditHead(tx);
    const person = await tx.person.findUnique({
      where: { id: personId, status: "active" },
      select: { isAdministrator: true },
    });
    if (!person) return { ok: false, reason: "absent" };
    if (person.isAdministrator === isAdministrator) return { ok: false, reason: "already" };
    if (!isAdministrator && (await isLastAdministrator(tx, personId))) {
      return { ok: false, reason: "last-administrator" };
    }
    await tx.person.update({ where: { id: personId }, data: { isAdministrator, version: { increment: 1 } } });
    await recordAudit(
      tx,
      recordOf(isAdministrator ? "access.granted" : "access.withdrawn", personId, by, {
        before: { isAdministrator: !isAdministrator },
        after: { isAdministrator },
      }),
    );
    return { ok: true };
  });
}

async function isLastAdministrator(tx: Transaction, personId: string): Promise<boolean> {
  const others = await tx.person.count({ where: { isAdministrator: true, status: "active", id: { not: personId } } });
  return others === 0;
}
