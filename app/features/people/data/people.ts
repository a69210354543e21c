import { randomUUID } from "node:crypto";
import { parentsFirst } from "#app/features/people/domain/parents-first";
import { normaliseEmail, type PersonStatus } from "#app/features/people/domain/person";
import { type AuditContext, type AuditEntry, lockAuditHead, recordAudit } from "#app/platform/database/audit";
import type { Database, Transaction } from "#app/platform/database/database";
import { isUniqueViolation } from "#app/platform/database/errors";
import { insertMany, type OnWritten } from "#app/platform/database/insert-many";
import { toPersonKeys } from "#app/platform/database/search-keys";
import { inTransaction } from "#app/platform/database/transaction";
import { leaveNotice } from "./access-notices";
import { insertLinesOfNew, listSelfAndAbove, moveSubtree } from "./reporting-lines";
import { findOrCreateTeam } from "./teams";

/** What administrators enter about a person. */
export type PersonFields = {
  name: string;
  email: string;
  ladderId: string;
  roleId: string;
  targetRoleId: string | null;
  managerId: string | null;
  teamId: string | null;
  location: string;
  startedOn: string | null;
};

export type NewPerson = Pick<PersonFields, "name" | "email" | "ladderId" | "roleId"> &
  Partial<PersonFields> & { id?: string; userId?: string | null; isAdministrator?: boolean; status?: PersonStatus };

export const PERSON_FIELDS = {
  name: true,
  email: true,
  ladderId: true,
  roleId: true,
  targetRoleId: true,
  managerId: true,
  teamId: true,
  location: true,
  startedOn: true,
} as const;

/**
 * Creates people in the caller's transaction, with their reporting lines and their records; in any order, and managers
 * may be among them when they bring an `id`. Gives the ids, in the order of the people. Expects new addresses and
 * a reporting line without loops.
 */
export async function createPeople(
  tx: Transaction,
  people: readonly NewPerson[],
  by: AuditContext<string | null>,
  onWritten?: OnWritten,
): Promise<string[]> {
  const rows = people.map((person) => ({
    id: person.id ?? randomUUID(),
    userId: person.userId ?? null,
    name: person.name,
    email: normaliseEmail(person.email),
    ...toPersonKeys({ name: person.name, location: person.location ?? "" }),
    ladderId: person.ladderId,
    roleId: person.roleId,
    targetRoleId: person.targetRoleId ?? null,
    managerId: person.managerId ?? null,
    teamId: person.teamId ?? null,
    location: person.location ?? "",
    startedOn: person.startedOn ?? null,
    isAdministrator: person.isAdministrator ?? false,
    status: person.status ?? "active",
    createdAt: by.at,
  }));
  const ordered = parentsFirst(
    rows,
    ({ id }) => id,
    ({ managerId }) => managerId,
  );
  await insertMany(tx, "Person", ordered, onWritten);
  await insertLinesOfNew(tx, ordered);
  const records = rows.flatMap(
    ({ id, isAdministrator, userId: _, createdAt: __, status: ___, nameKey: _n, locationKey: _l, ...fields }) => [
      recordOf("person.created", id, by, { after: fields }),
      ...(isAdministrator ? [recordOf("access.granted", id, by, { after: { isAdministrator } })] : []),
    ],
  );
  await recordAudit(tx, ...records);
  return rows.map(({ id }) => id);
}

export function recordOf(
  action: AuditEntry["action"],
  personId: string,
  by: AuditContext<string | null>,
  what: { before?: unknown; after?: unknown; reason?: string } = {},
): AuditEntry {
  return { at: by.at, actorId: by.actorId, action, subjectKind: "person", subjectId: personId, personId, ...what };
}

/** A team that is made along with the change, as the names from the outermost down; in the place of `teamId`. */
type WithNewTeam = { newTeam?: readonly string[] };

type PersonRefusal =
  | "email-taken"
  | "team-absent"
  | "manager-absent"
  | "manager-left"
  | "loop"
  | "absent"
  | "changed-meanwhile";
export type PersonResult =
  | { ok: true; id: string }
  | { ok: false; reason: PersonRefusal }
  | { ok: false; reason: "team-contradicts"; message: string };

/** Creates one person. */
export function createPerson(
  database: Database,
  { newTeam, ...person }: NewPerson & WithNewTeam,
  by: AuditContext<string | null>,
): Promise<PersonResult> {
  return unlessTaken(
    inTransaction(database, async (tx): Promise<PersonResult> => {
      await lockAuditHead(tx);
      const refusal =
        (await findEmailRefusal(tx, normaliseEmail(person.email), null)) ??
        (await findManagerRefusal(tx, null, person.managerId ?? null)) ??
        (await findTeamRefusal(tx, person.teamId ?? null));
      if (refusal) return { ok: false, reason: refusal };
      const team = await findOrCreateTeam(tx, newTeam, by);
      if (!team.ok) return team;
      const [id] = await createPeople(tx, [{ ...person, teamId: team.id ?? person.teamId }], by);
      return { ok: true, id: id as string };
    }),
  );
}

/**
 * Changes a person unless they were changed since `version`. A new manager also moves everyone below. A new address is
 * also the one to sign in with, and links sent to the old one stop working. Without a change there is no record.
 */
export function updatePerson(
  database: Database,
  change: { id: string; version: number; fields: PersonFields } & WithNewTeam,
  by: AuditContext<string | null>,
): Promise<PersonResult> {
  const { id, version } = change;
  return unlessTaken(
    inTransaction(database, async (tx): Promise<PersonResult> => {
      await lockAuditHead(tx);
      const person = await tx.person.findUnique({
        where: { id },
        select: { ...PERSON_FIELDS, version: true, userId: true },
      });
      if (!person) return { ok: false, reason: "absent" };
      if (person.version !== version) return { ok: false, reason: "changed-meanwhile" };
      const email = normaliseEmail(change.fields.email);
      const refusal =
        (email !== person.email && (await findEmailRefusal(tx, email, person.userId))) ||
        (change.fields.managerId !== person.managerId && (await findManagerRefusal(tx, id, change.fields.managerId))) ||
        (await findTeamRefusal(tx, change.fields.teamId));
      if (refusal) return { ok: false, reason: refusal };
      const team = await findOrCreateTeam(tx, change.newTeam, by);
      if (!team.ok) return team;
      const fields = { ...change.fields, email, teamId: team.id ?? change.fields.teamId };
      const changed = (Object.keys(PERSON_FIELDS) as (keyof PersonFields)[]).filter(
        (field) => person[field] !== fields[field],
      );
      if (changed.length === 0) return { ok: true, id };
      const { count } = await tx.person.updateMany({
        where: { id, version },
        data: { ...fields, ...toPersonKeys(fields), version: { increment: 1 } },
      });
      if (count === 0) return { ok: false, reason: "changed-meanwhile" };
      if (changed.includes("managerId")) await moveSubtree(tx, id, fields.managerId);
      if (person.userId) {
        await keepUserInStep(tx, person.userId, person, fields, by.at);
        if (by.actorId !== id) await leaveNotices(tx, id, changed, fields, by);
      }
      const pick = (from: PersonFields) => Object.fromEntries(changed.map((field) => [field, from[field]]));
      await recordAudit(tx, recordOf("person.changed", id, by, { before: pick(person), after: pick(fields) }));
      return { ok: true, id };
    }),
  );
}

/**
 * Leaves notices about changes that reach the person's account: another address to sign in with, and who reads their
 * growth plan now.
 */
async function leaveNotices(
  tx: Transaction,
  personId: string,
  changed: readonly (keyof PersonFields)[],
  { email, managerId }: PersonFields,
  { actorId, at }: AuditContext<string | null>,
): Promise<void> {
  if (changed.includes("email")) await leaveNotice(tx, { kind: "email", personId, at, actorId, email });
  if (changed.includes("managerId") && managerId !== null) {
    await leaveNotice(tx, { kind: "manager", personId, at, actorId, managerId });
  }
}

/** The sign-in bears the name and address of its person. */
export async function keepUserInStep(
  tx: Transaction,
  userId: string,
  before: { name: string; email: string },
  after: { name: string; email: string },
  at: Date,
): Promise<void> {
  if (before.name === after.name && before.email === after.email) return;
  await tx.user.update({ where: { id: userId }, data: { name: after.name, email: after.email, updatedAt: at } });
  if (before.email !== after.email) await tx.verification.deleteMany({ where: { value: userId } });
}

async function findEmailRefusal(
  tx: Transaction,
  email: string,
  ownUserId: string | null,
): Promise<PersonRefusal | null> {
  const person = await tx.person.findUnique({ where: { email }, select: { id: true } });
  const user = await tx.user.findUnique({ where: { email }, select: { id: true } });
  return person || (user && user.id !== ownUserId) ? "email-taken" : null;
}

/** Teams are removed while forms are open. */
async function findTeamRefusal(tx: Transaction, teamId: string | null): Promise<PersonRefusal | null> {
  return teamId === null || (await tx.team.count({ where: { id: teamId } })) > 0 ? null : "team-absent";
}

/** A manager must be active, another person, and not below the person. */
async function findManagerRefusal(
  tx: Transaction,
  personId: string | null,
  managerId: string | null,
): Promise<PersonRefusal | null> {
  if (managerId === null) return null;
  const manager = await tx.person.findUnique({ where: { id: managerId }, select: { status: true } });
  if (!manager) return "manager-absent";
  if (manager.status !== "active") return "manager-left";
  const managerAndAbove = await listSelfAndAbove(tx, managerId);
  return managerAndAbove.some(({ id }) => id === personId) ? "loop" : null;
}

/** Two who take the same address at once: the second one is told like any other. */
async function unlessTaken(work: Promise<PersonResult>): Promise<PersonResult> {
  try {
    return await work;
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: "email-taken" };
    throw error;
  }
}
