import { randomUUID } from "node:crypto";
import type { Sql } from "@prisma/client/runtime/client";
import type { Database, Transaction } from "#app/platform/database/database";
import { insertMany } from "#app/platform/database/insert-many";
import {
  type Column,
  first,
  flag,
  group,
  list,
  mapped,
  optionalGroup,
  readOne,
  type ValuesOf,
} from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
import type { Actor } from "#app/policy/actor";
import type { AssessmentFacts } from "#app/policy/policy";
import type { Lifecycle, RatingKind } from "#app/policy/stages";
import { readPhase, readRatingKind } from "./state-columns";

const h = table("Sheet", "h");
const a = table("Assessment", "a");
const s = table("Person", "s");
const v = table("Person", "v");
const c = table("Cycle", "c");
const l = table("ReportingLine", "l");
const b = table("Assessment", "b");

type SheetHead = { kind: RatingKind; raterId: string | null; submittedAt: Date | null; ratedCount: number };

/** An assessment without any rating: what it is, and how far it is. */
export type AssessmentSummary = {
  id: string;
  version: number;
  cycle: { id: string; name: string; state: string; selfDueOn: string; reviewDueOn: string; closesOn: string } | null;
  subject: { id: string; name: string; managerId: string | null };
  reviewer: { id: string; name: string } | null;
  ladderVersionId: string;
  roleId: string;
  targetRoleId: string;
  createdAt: Date;
  finalAt: Date | null;
  sharedWithId: string | null;
  lifecycle: Lifecycle;
  sheets: SheetHead[];
};

/** The head of an assessment, with the actor's relation to it. */
export type AssessmentHead = AssessmentSummary & { facts: AssessmentFacts };

export const LIFECYCLE_COLUMNS = {
  cycleId: true,
  phase: true,
  engineerConfirmedAt: true,
  managerConfirmedAt: true,
  sheets: {
    where: { superseded: false },
    select: { kind: true, raterId: true, submittedAt: true, ratedCount: true },
  },
} as const;

type LifecycleRow = {
  cycleId: string | null;
  phase: string;
  engineerConfirmedAt: Date | null;
  managerConfirmedAt: Date | null;
  sheets: { kind: string; submittedAt: Date | null }[];
};

export function toLifecycle(row: LifecycleRow): Lifecycle {
  const submitted = (kind: RatingKind) => row.sheets.some((sheet) => sheet.kind === kind && sheet.submittedAt !== null);
  return {
    kind: row.cycleId === null ? "ad-hoc" : "cycle",
    phase: readPhase(row.phase),
    selfSubmitted: submitted("self"),
    reviewSubmitted: submitted("manager"),
    engineerConfirmed: row.engineerConfirmedAt !== null,
    managerConfirmed: row.managerConfirmedAt !== null,
  };
}

const SUMMARY = {
  id: a.id,
  version: a.version,
  cycleId: a.cycleId,
  cycle: optionalGroup(c.id, {
    id: c.id,
    name: c.name,
    state: c.state,
    selfDueOn: c.selfDueOn,
    reviewDueOn: c.reviewDueOn,
    closesOn: c.closesOn,
  }),
  subject: group({ id: s.id, name: s.name, managerId: s.managerId }),
  reviewer: optionalGroup(v.id, { id: v.id, name: v.name }),
  ladderVersionId: a.ladderVersionId,
  roleId: a.roleId,
  targetRoleId: a.targetRoleId,
  createdAt: a.createdAt,
  finalAt: a.finalAt,
  sharedWithId: a.sharedWithId,
  phase: a.phase,
  engineerConfirmedAt: a.engineerConfirmedAt,
  managerConfirmedAt: a.managerConfirmedAt,
  sheets: list(
    {
      kind: mapped(h.kind, readRatingKind),
      raterId: h.raterId,
      submittedAt: h.submittedAt,
      ratedCount: h.ratedCount,
    },
    sql`FROM ${h} WHERE ${h.assessmentId} = ${a.id} AND ${h.superseded} = false`,
  ),
};

const FROM_ASSESSMENT = sql`FROM ${a} JOIN ${s} ON ${s.id} = ${a.subjectId}
  LEFT JOIN ${v} ON ${v.id} = ${a.reviewerId} LEFT JOIN ${c} ON ${c.id} = ${a.cycleId}`;

function toSummary(row: ValuesOf<typeof SUMMARY>): AssessmentSummary {
  const { cycleId, phase, engineerConfirmedAt, managerConfirmedAt, ...summary } = row;
  return { ...summary, lifecycle: toLifecycle(row) };
}

/** The assessments that `rest` (WHERE … ORDER BY … of "Assessment" a and its cycle c) finds. */
const summaries = (rest: Sql): Column<AssessmentSummary[]> =>
  mapped(list(SUMMARY, sql`${FROM_ASSESSMENT} ${rest}`), (rows) => rows.map(toSummary));

/** An assessment of an open cycle, or of a closed one and reopened. */
const IS_GOING_ON = sql`(${c.state} = 'open' OR (${c.id} IS NOT NULL AND ${a.phase} = 'comparison'))`;

/**
 * The person's assessment in an open cycle, the latest first, else one of a closed cycle that was reopened. Null
 * without either.
 */
export const ownOpenAssessment = (personId: string): Column<AssessmentSummary | null> =>
  mapped(
    summaries(
      sql`WHERE ${a.subjectId} = ${personId} AND ${IS_GOING_ON}
        ORDER BY CASE ${c.state} WHEN 'open' THEN 0 ELSE 1 END, ${a.createdAt} DESC LIMIT 1`,
    ),
    ([own]) => own ?? null,
  );

/** The assessment with how `actor` stands to it, or null. The policy decides what they may see of it. */
export const assessmentHead = (actor: Actor, assessmentId: string): Column<AssessmentHead | null> =>
  mapped(
    first(
      {
        ...SUMMARY,
        isInChain: flag(sql`EXISTS (SELECT 1 FROM ${l}
          WHERE ${l.aboveId} = ${actor.personId} AND ${l.belowId} = ${a.subjectId})`),
      },
      sql`${FROM_ASSESSMENT} WHERE ${a.id} = ${assessmentId}`,
    ),
    (row) => {
      if (!row) return null;
      const { isInChain, ...rest } = row;
      const summary = toSummary(rest);
      return {
        ...summary,
        facts: {
          ...summary.lifecycle,
          isSubject: summary.subject.id === actor.personId,
          isReviewer: summary.reviewer?.id === actor.personId,
          isInChain,
          isSharedWithActor: summary.sharedWithId === actor.personId,
        },
      };
    },
  );

/** Reads the head alone, where the page reads nothing else with it. */
export const findAssessmentHead = (database: Database, actor: Actor, assessmentId: string) =>
  readOne(database, assessmentHead(actor, assessmentId));

export type NewAssessment = {
  id?: string;
  cycleId: string | null;
  subjectId: string;
  reviewerId: string | null;
  ladderVersionId: string;
  roleId: string;
  targetRoleId: string;
};

/** Creates assessments in the caller's transaction: at the launch of a cycle, or ad hoc (`cycleId` null). */
export async function createAssessments(
  tx: Transaction,
  assessments: readonly NewAssessment[],
  at: Date,
): Promise<string[]> {
  const rows = assessments.map((assessment) => ({ ...assessment, id: assessment.id ?? randomUUID(), createdAt: at }));
  await insertMany(tx, "Assessment", rows);
  return rows.map(({ id }) => id);
}

/** A person's own assessments, the newest first: what they themselves see in their list. */
export const ownAssessments = (personId: string): Column<AssessmentSummary[]> =>
  summaries(sql`WHERE ${a.subjectId} = ${personId} ORDER BY ${a.createdAt} DESC`);

/** A reviewer's assessments in open cycles, done or not, and those reopened after their cycle was closed. */
export const reviewsBy = (reviewerId: string): Column<AssessmentSummary[]> =>
  summaries(
    sql`WHERE ${a.reviewerId} = ${reviewerId} AND ${IS_GOING_ON}
      ORDER BY ${c.reviewDueOn}, ${s.nameKey}`,
  );

/** Ad hoc assessments that their authors shared with this person. */
export const assessmentsSharedWith = (personId: string): Column<AssessmentSummary[]> =>
  summaries(sql`WHERE ${a.sharedWithId} = ${personId} ORDER BY ${a.createdAt} DESC LIMIT 50`);

/** The subject of an assessment, as a sub-query for a statement that reads both. */
export const subjectOf = (assessmentId: string): Sql =>
  sql`(SELECT ${b.subjectId} FROM ${b} WHERE ${b.id} = ${assessmentId})`;

/** A person's final assessments, newest first. The policy decides which of them the actor may see. */
export const finalAssessments = (personId: string | Sql): Column<AssessmentSummary[]> =>
  summaries(
    sql`WHERE ${a.subjectId} = ${personId} AND ${a.phase} = 'final' AND ${a.cycleId} IS NOT NULL
      ORDER BY ${a.finalAt} DESC`,
  );
