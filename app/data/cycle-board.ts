import { empty, join, raw, type Sql, sqltag } from "@prisma/client/runtime/client";
import type { Lifecycle, Phase } from "#app/domain/assessment/lifecycle";
import type { RatedCounts } from "#app/domain/cycle/stage";
import { foldText } from "#app/domain/fold";
import type { Database } from "./database";
import {
  type Column,
  flag,
  group,
  instant,
  isIn,
  list,
  mapped,
  nullable,
  number,
  optionalGroup,
  readOne,
  text,
} from "./reading";
import { isInTeam } from "./teams";
import { contains } from "./text-search";

/** How far one side is: all that an administrator learns of it. */
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

/** Whose assessments: people of this team and those within it (null: of all and none) whose name has this in it (empty: all). */
export type BoardSelection = { cycleId: string; teamId: string | null; search: string };

/** What the stage of an assessment rests on. `rated` is 1 where anything is rated, else 0. */
export type Standing = { lifecycle: Lifecycle; rated: RatedCounts };

/** A standing as one word, so that the database can count and compare it. */
export type StandingKey = string;

const KEY = `a."phase" || ' '${[
  's."submittedAt" IS NOT NULL',
  'm."submittedAt" IS NOT NULL',
  'a."engineerConfirmedAt" IS NOT NULL',
  'a."managerConfirmedAt" IS NOT NULL',
  's."ratedCount" > 0',
  'm."ratedCount" > 0',
]
  .map((fact) => ` || CASE WHEN ${fact} THEN '1' ELSE '0' END`)
  .join("")}`;

function toStanding(key: StandingKey): Standing {
  const [phase, facts = ""] = key.split(" ");
  const [selfSubmitted, reviewSubmitted, engineerConfirmed, managerConfirmed, self, review] = [...facts].map(
    (fact) => fact === "1",
  ) as [boolean, boolean, boolean, boolean, boolean, boolean];
  return {
    lifecycle: {
      kind: "cycle",
      phase: phase as Phase,
      selfSubmitted,
      reviewSubmitted,
      engineerConfirmed,
      managerConfirmed,
    },
    rated: { self: Number(self), review: Number(review) },
  };
}

/** The sheets of both sides of the assessment `a` at hand. */
const SHEETS = sqltag`LEFT JOIN "Sheet" s ON s."assessmentId" = a."id" AND s."kind" = 'self' AND s."superseded" = false
  LEFT JOIN "Sheet" m ON m."assessmentId" = a."id" AND m."kind" = 'manager' AND m."superseded" = false`;

const PERSON = sqltag`JOIN "Person" p ON p."id" = a."subjectId"`;

/** What narrows a cycle down, by columns of the person. */
const narrowing = ({ teamId, search }: BoardSelection): Sql[] => [
  ...(teamId === null ? [] : [isInTeam('p."teamId"', teamId)]),
  ...(search === "" ? [] : [contains('p."nameKey"', foldText(search))]),
];

const where = (cycleId: string, conditions: readonly Sql[]) =>
  sqltag`WHERE ${join([sqltag`a."cycleId" = ${cycleId}`, ...conditions], " AND ")}`;

export type CountedStanding = Standing & { key: StandingKey; count: number };

/** How many of the selected assessments stand where: a few numbers, whatever their count. */
export async function countStandings(database: Database, selection: BoardSelection): Promise<CountedStanding[]> {
  const conditions = narrowing(selection);
  const person = conditions.length === 0 ? empty : PERSON;
  const counted = await readOne(
    database,
    list(
      { key: text(KEY), count: number("count(*)") },
      sqltag`FROM "Assessment" a ${person} ${SHEETS} ${where(selection.cycleId, conditions)} GROUP BY ${raw(KEY)}`,
    ),
  );
  return counted.map((each) => ({ ...each, ...toStanding(each.key) }));
}

/**
 * Those of the selected assessments that stand at one of these (null: anywhere), by the person's name, without any rating.
 * For administrators.
 */
export function listBoard(
  database: Database,
  selection: BoardSelection,
  keys: readonly StandingKey[] | null,
  { offset, limit }: { offset: number; limit: number },
): Promise<BoardEntry[]> {
  const conditions = [...narrowing(selection), ...(keys === null ? [] : [isIn(KEY, keys)])];
  const order = sqltag`ORDER BY p."nameKey", a."id"`;
  // Which they are comes first: the rest is looked up for those that are shown alone.
  const chosen = sqltag`SELECT a."id" FROM "Assessment" a ${PERSON} ${keys === null ? empty : SHEETS}
    ${where(selection.cycleId, conditions)} ${order} LIMIT ${limit} OFFSET ${offset}`;
  return readOne(
    database,
    list(
      ENTRY,
      sqltag`FROM (${chosen}) chosen JOIN "Assessment" a ON a."id" = chosen."id" ${PERSON} ${SHEETS} ${order}`,
    ),
  );
}

const side = (sheet: "s" | "m"): Column<SideProgress> =>
  group({
    rated: number(`coalesce(${sheet}."ratedCount", 0)`),
    submittedAt: nullable(instant(`${sheet}."submittedAt"`)),
  });

const ENTRY = {
  assessmentId: text('a."id"'),
  subject: group({
    id: text('p."id"'),
    name: text('p."name"'),
    teamName: nullable(text(`(SELECT t."name" FROM "Team" t WHERE t."id" = p."teamId")`)),
  }),
  reviewer: optionalGroup('a."reviewerId"', {
    id: text('a."reviewerId"'),
    name: text(`(SELECT r."name" FROM "Person" r WHERE r."id" = a."reviewerId")`),
    isActive: flag(`(SELECT r."status" = 'active' FROM "Person" r WHERE r."id" = a."reviewerId")`),
  }),
  roleId: text('a."roleId"'),
  targetRoleId: text('a."targetRoleId"'),
  lifecycle: mapped(text(KEY), (key) => toStanding(key).lifecycle),
  self: side("s"),
  review: side("m"),
};
