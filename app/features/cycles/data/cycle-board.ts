import { empty, join, type Sql } from "@prisma/client/runtime/client";
import { readPhase } from "#app/features/assessment/data/state-columns";
import type { RatedCounts } from "#app/features/cycles/domain/stage";
import { isInTeam } from "#app/features/people/data/teams";
import { foldText } from "#app/kernel/fold";
import type { Database } from "#app/platform/database/database";
import {
  type Column,
  flag,
  group,
  isIn,
  list,
  mapped,
  nullable,
  number,
  optionalGroup,
  readOne,
  text,
} from "#app/platform/database/reading";
import { type OptionalTable, optionalTable, present, sql, table } from "#app/platform/database/tables";
import { contains } from "#app/platform/database/text-search";
import type { Lifecycle } from "#app/policy/stages";

/** The progress of one side: all that an administrator learns of it. */
export type SideProgress = { rated: number; submittedAt: Date | null };

export type BoardEntry = {
  assessmentId: string;
  subject: { id: string; name: string; teamName: string | null };
  reviewer: { id: string; name: string; isActive: boolean } | null;
  roleId: string;
  targetRoleId: string;
  lifecycle: Lifecycle;
  self: SideProgress;
  review: SideProgress;
};

/**
 * Selects assessments: people of this team and those within it (null: all and none) whose name contains the search
 * (empty: all).
 */
export type BoardSelection = { cycleId: string; teamId: string | null; search: string };

/** The inputs of an assessment's stage. `rated` is 1 if anything is rated, else 0. */
type Standing = { lifecycle: Lifecycle; rated: RatedCounts };

/** A standing as one word, so that the database can count and compare it. */
export type StandingKey = string;

const a = table("Assessment", "a");
const chosenAssessment = table("Assessment", "chosen");
const s = optionalTable("Sheet", "s");
const m = optionalTable("Sheet", "m");
const p = table("Person", "p");
const r = table("Person", "r");
const team = table("Team", "t");

const KEY = sql`${a.phase} || ' ' || ${join(
  [
    sql`${s.submittedAt} IS NOT NULL`,
    sql`${m.submittedAt} IS NOT NULL`,
    sql`${a.engineerConfirmedAt} IS NOT NULL`,
    sql`${a.managerConfirmedAt} IS NOT NULL`,
    sql`${s.ratedCount} > 0`,
    sql`${m.ratedCount} > 0`,
  ].map((fact) => sql`CASE WHEN ${fact} THEN '1' ELSE '0' END`),
  " || ",
)}`;

function toStanding(key: StandingKey): Standing {
  const [phase = "", facts = ""] = key.split(" ");
  const [selfSubmitted, reviewSubmitted, engineerConfirmed, managerConfirmed, self, review] = [...facts].map(
    (fact) => fact === "1",
  ) as [boolean, boolean, boolean, boolean, boolean, boolean];
  return {
    lifecycle: {
      kind: "cycle",
      phase: readPhase(phase),
      selfSubmitted,
      reviewSubmitted,
      engineerConfirmed,
      managerConfirmed,
    },
    rated: { self: Number(self), review: Number(review) },
  };
}

const SHEETS = sql`LEFT JOIN ${s} ON ${s.assessmentId} = ${a.id} AND ${s.kind} = 'self' AND ${s.superseded} = false
  LEFT JOIN ${m} ON ${m.assessmentId} = ${a.id} AND ${m.kind} = 'manager' AND ${m.superseded} = false`;

const PERSON = sql`JOIN ${p} ON ${p.id} = ${a.subjectId}`;

const narrowing = ({ teamId, search }: BoardSelection): Sql[] => [
  ...(teamId === null ? [] : [isInTeam(p.teamId, teamId)]),
  ...(search === "" ? [] : [contains(p.nameKey, foldText(search))]),
];

const where = (cycleId: string, conditions: readonly Sql[]) =>
  sql`WHERE ${join([sql`${a.cycleId} = ${cycleId}`, ...conditions], " AND ")}`;

export type CountedStanding = Standing & { key: StandingKey; count: number };

export async function countStandings(database: Database, selection: BoardSelection): Promise<CountedStanding[]> {
  const conditions = narrowing(selection);
  const person = conditions.length === 0 ? empty : PERSON;
  const counted = await readOne(
    database,
    list(
      { key: text(KEY), count: number("count(*)") },
      sql`FROM ${a} ${person} ${SHEETS} ${where(selection.cycleId, conditions)} GROUP BY ${KEY}`,
    ),
  );
  return counted.map((each) => ({ ...each, ...toStanding(each.key) }));
}

export function listBoard(
  database: Database,
  selection: BoardSelection,
  keys: readonly StandingKey[] | null,
  { offset, limit }: { offset: number; limit: number },
): Promise<BoardEntry[]> {
  const conditions = [...narrowing(selection), ...(keys === null ? [] : [isIn(KEY, keys)])];
  const order = sql`ORDER BY ${p.nameKey}, ${a.id}`;
  const chosen = sql`SELECT ${a.id} FROM ${a} ${PERSON} ${keys === null ? empty : SHEETS}
    ${where(selection.cycleId, conditions)} ${order} LIMIT ${limit} OFFSET ${offset}`;
  return readOne(
    database,
    list(
      ENTRY,
      sql`FROM (${chosen}) chosen JOIN ${a} ON ${a.id} = ${chosenAssessment.id} ${PERSON} ${SHEETS} ${order}`,
    ),
  );
}

const side = (sheet: OptionalTable<"Sheet">): Column<SideProgress> =>
  group({ rated: number(sql`coalesce(${sheet.ratedCount}, 0)`), submittedAt: sheet.submittedAt });

const ENTRY = {
  assessmentId: a.id,
  subject: group({
    id: p.id,
    name: p.name,
    teamName: nullable(text(sql`(SELECT ${team.name} FROM ${team} WHERE ${team.id} = ${p.teamId})`)),
  }),
  reviewer: optionalGroup(a.reviewerId, {
    id: present(a.reviewerId),
    name: text(sql`(SELECT ${r.name} FROM ${r} WHERE ${r.id} = ${a.reviewerId})`),
    isActive: flag(sql`(SELECT ${r.status} = 'active' FROM ${r} WHERE ${r.id} = ${a.reviewerId})`),
  }),
  roleId: a.roleId,
  targetRoleId: a.targetRoleId,
  lifecycle: mapped(text(KEY), (key) => toStanding(key).lifecycle),
  self: side(s),
  review: side(m),
};
