import type { AuditContext } from "#app/platform/database/audit";
import type { Database, Transaction } from "#app/platform/database/database";
import { inBatches } from "#app/platform/database/in-batches";
import { flag } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
import { readNoticeKind } from "./state-columns";

const n = table("AccessNotice", "n");

/** What another person did to a person's access. Names are those of today; an actor of null is the server's command line. */
export type AccessNotice = {
  id: string;
  at: Date;
  actor: string | null;
  readAt: Date | null;
} & (
  | { kind: "password-link"; confirmedBy: string | null; usedAt: Date | null }
  | { kind: "email"; email: string }
  | { kind: "manager"; manager: string }
);

type NewNotice = AuditContext<string | null> & { personId: string } & (
    | { kind: "password-link"; confirmedById: string | null; linkHash: string }
    | { kind: "email"; email: string }
    | { kind: "manager"; managerId: string }
  );

/** Leaves word for a person, in the transaction of what it is about. */
export async function leaveNotice(tx: Transaction, notice: NewNotice): Promise<void> {
  await tx.accessNotice.create({ data: notice });
}

/** The same for many people who got another manager. Those without a sign-in have nothing that could be read yet. */
export async function leaveManagerNotices(
  tx: Transaction,
  moved: readonly { personId: string; managerId: string }[],
  by: AuditContext,
): Promise<void> {
  const managerOf = new Map(
    moved.filter(({ personId }) => personId !== by.actorId).map((one) => [one.personId, one.managerId]),
  );
  for (const ids of inBatches([...managerOf.keys()])) {
    const people = await tx.person.findMany({
      where: { id: { in: ids }, userId: { not: null } },
      select: { id: true },
    });
    await tx.accessNotice.createMany({
      data: people.map(({ id }) => ({ kind: "manager", personId: id, managerId: managerOf.get(id), ...by })),
    });
  }
}

/** Whether a person has notices that they have not read. */
export const unreadNotices = (personId: string) =>
  flag(sql`EXISTS (SELECT 1 FROM ${n} WHERE ${n.personId} = ${personId} AND ${n.readAt} IS NULL)`);

export async function hasUnreadNotices(database: Database, personId: string): Promise<boolean> {
  return (await database.client.accessNotice.count({ where: { personId, readAt: null } })) > 0;
}

/** Notices listed at a time. */
const SHOWN = 50;

/** A person's notices: the unread ones first, then the newest. */
export async function listNotices(database: Database, personId: string): Promise<AccessNotice[]> {
  const name = { select: { name: true } };
  const select = {
    id: true,
    kind: true,
    at: true,
    usedAt: true,
    email: true,
    readAt: true,
    actorId: true,
    actor: name,
    confirmedBy: name,
    manager: name,
  } as const;
  const read = (where: object, take: number) =>
    database.client.accessNotice.findMany({
      where: { personId, ...where },
      orderBy: [{ at: "desc" }, { id: "asc" }],
      take,
      select,
    });
  const unread = await read({ readAt: null }, SHOWN);
  const rows = [...unread, ...(await read({ readAt: { not: null } }, SHOWN - unread.length))];
  return rows.map(({ actor, confirmedBy, manager, usedAt, email, actorId: _, ...row }): AccessNotice => {
    const kind = readNoticeKind(row.kind);
    const head = { ...row, actor: actor?.name ?? null };
    if (kind === "email") return { ...head, kind, email: email ?? "" };
    if (kind === "manager") return { ...head, kind, manager: manager?.name ?? "someone unknown" };
    return { ...head, kind, confirmedBy: confirmedBy?.name ?? null, usedAt };
  });
}

/** That a person has read their notices up to one. What arrived meanwhile stays unread. */
export async function markNoticesRead(
  database: Database,
  personId: string,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  await database.client.accessNotice.updateMany({
    where: { personId, id: { in: [...ids] }, readAt: null },
    data: { readAt: at },
  });
}
