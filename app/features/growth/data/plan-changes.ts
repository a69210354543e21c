import type { Sql } from "@prisma/client/runtime/client";
import { z } from "zod";
import { type GoalChange, goalChangeSchema } from "#app/features/growth/domain/goal-changes";
import type { AuditContext } from "#app/platform/database/audit";
import type { Database, Transaction } from "#app/platform/database/database";
import { type Column, number } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
import { permittedId } from "#app/policy/permit";
import type { PlanPermit } from "#app/policy/policy-growth";

const g = table("Goal", "g");
const h = table("GoalChange", "h");
const e = table("PlanSeen", "e");

export type PlanChange = {
  id: string;
  goalId: string;
  competencyId: string;
  byName: string;
  at: Date;
  changes: GoalChange[];
};

const changesSchema = z.array(goalChangeSchema);

/** Who never looked has seen nothing. */
const NEVER = new Date(0);

/** What one look shows at most, the newest; the rest is in each goal. */
const MAX_SHOWN = 50;

/** Puts the writers of one plan in a row until their transaction ends: changes become visible in the order of their times. */
export async function lockPlan(tx: Transaction, personId: string): Promise<void> {
  await tx.planSeen.upsert({
    where: { personId_readerId: { personId, readerId: personId } },
    create: { personId, readerId: personId, seenAt: NEVER },
    update: { personId },
  });
}

/**
 * Writes what changed in a goal, and gives the time that it bears: later than any change of the plan before, so that "seen
 * up to" leaves out whatever came after. Expects the plan to be locked.
 */
export async function recordGoalChanges(
  tx: Transaction,
  by: AuditContext,
  goal: { id: string; personId: string },
  changes: readonly GoalChange[],
): Promise<Date> {
  const last = await tx.goalChange.findFirst({
    where: { goal: { personId: goal.personId } },
    orderBy: { at: "desc" },
    select: { at: true },
  });
  const at = last && last.at >= by.at ? new Date(last.at.getTime() + 1) : by.at;
  if (changes.length > 0) {
    await tx.goalChange.create({
      data: { goalId: goal.id, byId: by.actorId, at, changes: JSON.stringify(changes) },
      select: { id: true },
    });
  }
  return at;
}

const COLUMNS = {
  id: true,
  goalId: true,
  at: true,
  changes: true,
  goal: { select: { competencyId: true } },
  by: { select: { name: true } },
} as const;

type Row = {
  id: string;
  goalId: string;
  at: Date;
  changes: string;
  goal: { competencyId: string };
  by: { name: string };
};

const toPlanChange = ({ goal, by, changes, ...row }: Row): PlanChange => ({
  ...row,
  competencyId: goal.competencyId,
  byName: by.name,
  changes: changesSchema.parse(JSON.parse(changes)),
});

/** What others changed in a plan since the reader last said that they have seen it, the newest first. */
export async function listUnseenChanges(database: Database, permit: PlanPermit): Promise<PlanChange[]> {
  const personId = permittedId(permit, "plan.read");
  const { readerId } = permit;
  const seen = await database.client.planSeen.findUnique({
    where: { personId_readerId: { personId, readerId } },
    select: { seenAt: true },
  });
  const rows = await database.client.goalChange.findMany({
    where: { goal: { personId }, byId: { not: readerId }, at: { gt: seen?.seenAt ?? NEVER } },
    orderBy: { at: "desc" },
    take: MAX_SHOWN,
    select: COLUMNS,
  });
  return rows.map(toPlanChange);
}

/** All that changed in one goal of the plan, the newest first. */
export async function listGoalChanges(database: Database, permit: PlanPermit, goalId: string): Promise<PlanChange[]> {
  const rows = await database.client.goalChange.findMany({
    where: { goalId, goal: { personId: permittedId(permit, "plan.read") } },
    orderBy: { at: "desc" },
    take: MAX_SHOWN,
    select: COLUMNS,
  });
  return rows.map(toPlanChange);
}

/**
 * The reader has seen a plan up to the newest change that was on their screen. What came between reading and saying so
 * stays unseen; a second window with an older screen takes nothing back.
 */
export async function markPlanSeen(
  database: Database,
  reader: { personId: string; readerId: string },
  upTo: Date,
): Promise<void> {
  const key = { personId: reader.personId, readerId: reader.readerId };
  // Never later than what is there: a time from a form must not hide what is still to come.
  const last = await database.client.goalChange.findFirst({
    where: { goal: { personId: reader.personId }, at: { lte: upTo } },
    orderBy: { at: "desc" },
    select: { at: true },
  });
  if (!last) return;
  await database.client.planSeen.upsert({
    where: { personId_readerId: key },
    create: { ...key, seenAt: NEVER },
    update: { personId: reader.personId },
  });
  await database.client.planSeen.updateMany({ where: { ...key, seenAt: { lt: last.at } }, data: { seenAt: last.at } });
}

/** How many changes the reader has not seen in the plan of the person that an expression names. */
export const unseenChanges = (person: Sql, readerId: string): Column<number> =>
  number(sql`(SELECT count(*) FROM ${g} JOIN ${h} ON ${h.goalId} = ${g.id}
    WHERE ${g.personId} = ${person} AND ${h.byId} <> ${readerId} AND NOT EXISTS (SELECT 1 FROM ${e}
      WHERE ${e.personId} = ${g.personId} AND ${e.readerId} = ${readerId} AND ${e.seenAt} >= ${h.at}))`);
