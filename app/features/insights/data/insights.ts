import { sheetRatings } from "#app/features/assessment/data/sheet-ratings";
import type { Ratings } from "#app/features/assessment/domain/rating";
import type { RoleChange } from "#app/features/insights/domain/promotions";
import type { Database } from "#app/platform/database/database";
import { list, read } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
import type { RatingKind } from "#app/policy/stages";

const a = table("Assessment", "a");
const p = table("Person", "p");

export type InsightCycle = { id: string; name: string; ladderVersionId: string; isClosed: boolean };

/** Cycles with final results, the latest first. */
export async function listInsightCycles(database: Database): Promise<InsightCycle[]> {
  const rows = await database.client.cycle.findMany({
    where: { assessments: { some: { phase: "final" } } },
    orderBy: [{ startsOn: "desc" }, { id: "asc" }],
    take: 12,
    select: { id: true, name: true, ladderVersionId: true, state: true },
  });
  return rows.map(({ state, ...row }) => ({ ...row, isClosed: state === "closed" }));
}

export type CycleResult = {
  personId: string;
  teamId: string | null;
  roleId: string;
  /** What stands at the end: agreed, or else the manager's. */
  standing: Ratings;
  self: Ratings;
  manager: Ratings;
};

const NONE: Ratings = new Map();

/** So many people are read at once, between which other requests have their turn. */
const PEOPLE_AT_ONCE = 100;

const ratingsOf = (kind: RatingKind) =>
  sheetRatings((h) => sql`${h.assessmentId} = ${a.id} AND ${h.kind} = ${kind} AND ${h.superseded} = FALSE`);

/** The final results of a cycle, one for each person, with their team of today. Costs as much as the cycle has ratings. */
export async function listCycleResults(database: Database, cycleId: string): Promise<CycleResult[]> {
  const results: CycleResult[] = [];
  for (let last = ""; ; ) {
    const { batch } = await read(database, {
      batch: list(
        {
          id: a.id,
          personId: a.subjectId,
          teamId: p.teamId,
          roleId: a.roleId,
          self: ratingsOf("self"),
          manager: ratingsOf("manager"),
          agreed: ratingsOf("agreed"),
        },
        sql`FROM ${a} JOIN ${p} ON ${p.id} = ${a.subjectId}
          WHERE ${a.cycleId} = ${cycleId} AND ${a.phase} = 'final' AND ${a.id} > ${last}
          ORDER BY ${a.id} LIMIT ${PEOPLE_AT_ONCE}`,
      ),
    });
    for (const { id: _, self, manager, agreed, ...person } of batch) {
      results.push({
        ...person,
        standing: agreed ?? manager ?? self ?? NONE,
        self: self ?? NONE,
        manager: manager ?? NONE,
      });
    }
    if (batch.length < PEOPLE_AT_ONCE) return results;
    last = batch.at(-1)?.id ?? "";
  }
}

export type ActivePerson = { id: string; roleId: string; teamId: string | null };

/** Everyone who is here, for counting. */
export async function listActivePeople(database: Database): Promise<ActivePerson[]> {
  return database.client.person.findMany({
    where: { status: "active" },
    orderBy: { id: "asc" },
    select: { id: true, roleId: true, teamId: true },
  });
}

/** Every change of a role that is on record, of people who are here. */
export async function listRoleChanges(database: Database): Promise<RoleChange[]> {
  const rows = await database.client.auditRecord.findMany({
    where: { action: "person.changed", audience: "administrators", after: { contains: '"roleId"' } },
    orderBy: { sequence: "asc" },
    select: { personId: true, at: true, before: true, after: true },
  });
  return rows.flatMap(({ personId, at, before, after }): RoleChange[] => {
    const from = readRole(before);
    const to = readRole(after);
    return personId === null || to === null || from === to ? [] : [{ personId, at, from, to }];
  });
}

function readRole(json: string | null): string | null {
  const value: unknown = json === null ? null : (JSON.parse(json) as { roleId?: unknown }).roleId;
  return typeof value === "string" ? value : null;
}

export type RoleCount = { cycleId: string; roleId: string; people: number };

/** How many people of each role took part in each cycle. */
export async function countRolesByCycle(database: Database, cycleIds: readonly string[]): Promise<RoleCount[]> {
  const rows = await database.client.assessment.groupBy({
    by: ["cycleId", "roleId"],
    where: { cycleId: { in: [...cycleIds] } },
    _count: { _all: true },
  });
  return rows.map(({ cycleId, roleId, _count }) => ({ cycleId: cycleId ?? "", roleId, people: _count._all }));
}
