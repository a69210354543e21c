import { empty, join, type Sql } from "@prisma/client/runtime/client";
import { type CycleRefusal, transitionCycle } from "#app/features/cycles/domain/cycle";
import type { Participant } from "#app/features/cycles/domain/launch-plan";
import { isInTeam } from "#app/features/people/data/teams";
import { foldText } from "#app/kernel/fold";
import { type AuditContext, recordAudit } from "#app/platform/database/audit";
import type { Database, Transaction } from "#app/platform/database/database";
import {
  flag,
  isIn,
  list,
  nullable,
  number,
  optionalGroup,
  type Readable,
  read,
  readOne,
  text,
} from "#app/platform/database/reading";
import { optionalTable, sql, table, unaliased, unqualified } from "#app/platform/database/tables";
import { contains } from "#app/platform/database/text-search";
import { inTransaction } from "#app/platform/database/transaction";
import { readCycleState } from "./state-columns";

const t = optionalTable("Team", "t");
const m = table("Person", "m");
const c = table("CycleParticipant", "c");
const y = table("Cycle", "y");
const v = table("LadderVersion", "v");
const l = table("ReportingLine", "l");
const p = table("Person", "p");

/** Selects people for whom all given conditions hold. */
export type PeopleSelection = {
  /** In this team or any team within it. */
  teamId?: string;
  roleId?: string;
  /** Anywhere below this manager. */
  managerId?: string;
  /** A part of the name or e-mail address, capitals apart. */
  search?: string;
};

export type FoundPerson = {
  id: string;
  name: string;
  roleId: string;
  teamName: string | null;
  managerName: string | null;
  takesPart: boolean;
};

/** Counts the active people of a selection who are on the cycle's ladder, and those who do not take part yet. */
export async function countPeopleForCycle(
  database: Database,
  cycleId: string,
  selection: PeopleSelection,
): Promise<{ total: number; notYetIn: number }> {
  const from = selectPeople(cycleId, selection);
  return read(database, {
    total: number(sql`(SELECT count(*) ${from})`),
    notYetIn: number(sql`(SELECT count(*) ${from} AND NOT ${takesPart(cycleId)})`),
  });
}

/** Some of them by name, each with whether they take part in the cycle. */
export async function listPeopleForCycle(
  database: Database,
  cycleId: string,
  selection: PeopleSelection,
  { offset, limit }: { offset: number; limit: number },
): Promise<FoundPerson[]> {
  const columns = {
    id: p.id,
    name: p.name,
    roleId: p.roleId,
    teamName: nullable(text(sql`(SELECT ${t.name} FROM ${t} WHERE ${t.id} = ${p.teamId})`)),
    managerName: nullable(text(sql`(SELECT ${m.name} FROM ${m} WHERE ${m.id} = ${p.managerId})`)),
    takesPart: flag(takesPart(cycleId)),
  };
  const from = selectPeople(cycleId, selection);
  return readOne(database, list(columns, sql`${from} ORDER BY ${p.nameKey}, ${p.id} LIMIT ${limit} OFFSET ${offset}`));
}

const takesPart = (cycleId: string) =>
  sql`EXISTS (SELECT 1 FROM ${c} WHERE ${c.cycleId} = ${cycleId} AND ${c.personId} = ${p.id})`;

/** Active people on the ladder that the cycle assesses by, who are in the selection. */
function selectPeople(cycleId: string, { teamId, roleId, managerId, search = "" }: PeopleSelection): Sql {
  const wanted = foldText(search.trim());
  const conditions = [
    sql`${p.status} = 'active'`,
    sql`${p.ladderId} = (SELECT ${v.ladderId} FROM ${y} JOIN ${v} ON ${v.id} = ${y.ladderVersionId}
      WHERE ${y.id} = ${cycleId})`,
    ...(teamId ? [isInTeam(p.teamId, teamId)] : []),
    ...(roleId ? [sql`${p.roleId} = ${roleId}`] : []),
    ...(managerId
      ? [sql`EXISTS (SELECT 1 FROM ${l} WHERE ${l.belowId} = ${p.id} AND ${l.aboveId} = ${managerId})`]
      : []),
    ...(wanted ? [sql`(${contains(p.nameKey, wanted)} OR ${contains(p.email, wanted)})`] : []),
  ];
  return sql`FROM ${p} WHERE ${join(conditions, " AND ")}`;
}

export type CycleParticipant = Participant & { email: string; teamName: string | null; managerName: string | null };

const PARTICIPANT = {
  personId: p.id,
  name: p.name,
  email: p.email,
  isActive: flag(sql`${p.status} = 'active'`),
  ladderId: p.ladderId,
  roleId: p.roleId,
  targetRoleId: p.targetRoleId,
  teamName: t.name,
  managerName: m.name,
  manager: optionalGroup(m.id, { id: m.id, isActive: flag(sql`${m.status} = 'active'`) }),
};

/** Counts the participants of a draft. */
export const countParticipants = (database: Database, cycleId: string): Promise<number> =>
  database.client.cycleParticipant.count({ where: { cycleId } });

/** Participants of a draft by name, with what a launch needs to know: everyone, or some of them. */
export const listParticipants = (
  database: Readable,
  cycleId: string,
  some?: { offset: number; limit: number },
): Promise<CycleParticipant[]> =>
  readOne(
    database,
    list(
      PARTICIPANT,
      sql`FROM ${c} JOIN ${p} ON ${p.id} = ${c.personId}
        LEFT JOIN ${t} ON ${t.id} = ${p.teamId} LEFT JOIN ${m} ON ${m.id} = ${p.managerId}
        WHERE ${c.cycleId} = ${cycleId} ORDER BY ${p.nameKey}, ${p.id}
        ${some ? sql`LIMIT ${some.limit} OFFSET ${some.offset}` : empty}`,
    ),
  );

export type ParticipantsResult = { ok: true; changed: number } | { ok: false; reason: "not-found" | CycleRefusal };

/** Adds active people of its ladder to a draft, by id or all of a selection; who is in already stays in. `changed` is how many came in. */
export function addParticipants(
  database: Database,
  by: AuditContext,
  cycleId: string,
  people: { ids: readonly string[] } | { selection: PeopleSelection },
): Promise<ParticipantsResult> {
  return changeParticipants(database, by, cycleId, "added", async (tx) => {
    const from = selectPeople(cycleId, "selection" in people ? people.selection : {});
    return insertWhere(tx, cycleId, "ids" in people ? sql`${from} AND ${isIn(p.id, people.ids)}` : from);
  });
}

/** Inserts in one statement, which returns the people it added. */
async function insertWhere(tx: Transaction, cycleId: string, from: Sql): Promise<string[]> {
  const added = await tx.$queryRaw<{ personId: string }[]>(
    sql`INSERT INTO ${unaliased(c)} (${unqualified(c.cycleId)}, ${unqualified(c.personId)})
      SELECT ${cycleId}, ${p.id} ${from} AND NOT ${takesPart(cycleId)} RETURNING ${unqualified(c.personId)}`,
  );
  return added.map(({ personId }) => personId).sort();
}

/** Takes people out of a draft, by id or everyone. `changed` is how many went. */
export function removeParticipants(
  database: Database,
  by: AuditContext,
  cycleId: string,
  people: { ids: readonly string[] } | "everyone",
): Promise<ParticipantsResult> {
  return changeParticipants(database, by, cycleId, "removed", async (tx) => {
    const isMeant = people === "everyone" ? sql`1 = 1` : isIn(unqualified(c.personId), people.ids);
    const removed = await tx.$queryRaw<{ personId: string }[]>(
      sql`DELETE FROM ${unaliased(c)} WHERE ${unqualified(c.cycleId)} = ${cycleId} AND ${isMeant}
        RETURNING ${unqualified(c.personId)}`,
    );
    return removed.map(({ personId }) => personId).sort();
  });
}

function changeParticipants(
  database: Database,
  by: AuditContext,
  cycleId: string,
  kind: "added" | "removed",
  apply: (tx: Transaction) => Promise<string[]>,
): Promise<ParticipantsResult> {
  return inTransaction(database, async (tx) => {
    // The write locks the cycle's row: what is read after it cannot change until the end. And the new version keeps
    // someone from launching a set of people that is not the one they saw.
    const { count } = await tx.cycle.updateMany({
      where: { id: cycleId, state: "draft" },
      data: { version: { increment: 1 } },
    });
    if (count === 0) return refusal(tx, cycleId);
    const personIds = await apply(tx);
    if (personIds.length > 0) {
      await recordAudit(tx, {
        ...by,
        action: "cycle.participants-changed",
        subjectKind: "cycle",
        subjectId: cycleId,
        after: { [kind]: personIds },
      });
    }
    return { ok: true, changed: personIds.length };
  });
}

async function refusal(tx: Transaction, cycleId: string): Promise<ParticipantsResult> {
  const cycle = await tx.cycle.findUnique({ where: { id: cycleId }, select: { state: true } });
  if (!cycle) return { ok: false, reason: "not-found" };
  const transition = transitionCycle(readCycleState(cycle.state), "change-participants");
  if (!transition.ok) return transition;
  throw new Error("a cycle became a draft again");
}
