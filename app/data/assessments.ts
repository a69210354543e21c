import type { Actor } from "#app/domain/access/actor";
import type { AssessmentFacts } from "#app/domain/access/policy";
import type { Lifecycle, Phase } from "#app/domain/assessment/lifecycle";
import type { RatingKind } from "#app/domain/assessment/rating";
import type { Database, Transaction } from "./database";

export type SheetHead = { kind: RatingKind; raterId: string | null; submittedAt: Date | null; ratedCount: number };

/** An assessment without any rating: what it is, how far it is, and how the actor stands to it. */
export type AssessmentHead = {
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
  facts: AssessmentFacts;
};

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
    phase: row.phase as Phase,
    selfSubmitted: submitted("self"),
    reviewSubmitted: submitted("manager"),
    engineerConfirmed: row.engineerConfirmedAt !== null,
    managerConfirmed: row.managerConfirmedAt !== null,
  };
}

/** The assessment with how `actor` stands to it, or null. The policy decides what they may see of it. */
export async function findAssessmentHead(
  database: Database,
  actor: Actor,
  assessmentId: string,
): Promise<AssessmentHead | null> {
  const row = await database.client.assessment.findUnique({
    where: { id: assessmentId },
    select: {
      ...LIFECYCLE_COLUMNS,
      id: true,
      version: true,
      cycle: {
        select: { id: true, name: true, state: true, selfDueOn: true, reviewDueOn: true, closesOn: true },
      },
      // The chain is read in the same statement: the actor is above the subject, or the list is empty.
      subject: {
        select: {
          id: true,
          name: true,
          managerId: true,
          above: { where: { aboveId: actor.personId }, select: { aboveId: true } },
        },
      },
      reviewer: { select: { id: true, name: true } },
      ladderVersionId: true,
      roleId: true,
      targetRoleId: true,
      createdAt: true,
      finalAt: true,
      sharedWithId: true,
    },
  });
  if (!row) return null;
  const lifecycle = toLifecycle(row);
  const { above, ...subject } = row.subject;
  return {
    ...row,
    subject,
    lifecycle,
    sheets: row.sheets.map((sheet) => ({ ...sheet, kind: sheet.kind as RatingKind })),
    facts: {
      ...lifecycle,
      isSubject: subject.id === actor.personId,
      isReviewer: row.reviewer?.id === actor.personId,
      isInChain: above.length > 0,
      isSharedWithActor: row.sharedWithId === actor.personId,
    },
  };
}

export type NewAssessment = {
  id?: string;
  cycleId: string | null;
  subjectId: string;
  reviewerId: string | null;
  ladderVersionId: string;
  roleId: string;
  targetRoleId: string;
};

/** Begins assessments, in the caller's transaction; at the launch of a cycle, or one of one's own (`cycleId` null). */
export async function createAssessments(
  tx: Transaction,
  assessments: readonly NewAssessment[],
  at: Date,
): Promise<string[]> {
  const rows = await tx.assessment.createManyAndReturn({
    data: assessments.map((assessment) => ({ ...assessment, createdAt: at })),
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

export type AssessmentSummary = {
  id: string;
  cycle: { id: string; name: string; selfDueOn: string; reviewDueOn: string; state: string } | null;
  subject: { id: string; name: string };
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

const SUMMARY_COLUMNS = {
  ...LIFECYCLE_COLUMNS,
  id: true,
  cycle: { select: { id: true, name: true, selfDueOn: true, reviewDueOn: true, state: true } },
  subject: { select: { id: true, name: true } },
  reviewer: { select: { id: true, name: true } },
  ladderVersionId: true,
  roleId: true,
  targetRoleId: true,
  createdAt: true,
  finalAt: true,
  sharedWithId: true,
} as const;

type SummaryRow = Omit<LifecycleRow, "sheets"> &
  Omit<AssessmentSummary, "lifecycle" | "sheets"> & { sheets: (Omit<SheetHead, "kind"> & { kind: string })[] };

function toSummary(row: SummaryRow): AssessmentSummary {
  return {
    ...row,
    lifecycle: toLifecycle(row),
    sheets: row.sheets.map((sheet) => ({ ...sheet, kind: sheet.kind as RatingKind })),
  };
}

/** A person's own assessments, the newest first: what they themselves see in their list. */
export async function listOwnAssessments(database: Database, personId: string): Promise<AssessmentSummary[]> {
  const rows = await database.client.assessment.findMany({
    where: { subjectId: personId },
    orderBy: { createdAt: "desc" },
    select: SUMMARY_COLUMNS,
  });
  return rows.map(toSummary);
}

/** What a reviewer has to do, and has done, in open cycles; and what was reopened after its cycle was closed. */
export async function listReviews(database: Database, reviewerId: string): Promise<AssessmentSummary[]> {
  const rows = await database.client.assessment.findMany({
    where: { reviewerId, cycleId: { not: null }, OR: [{ cycle: { state: "open" } }, { phase: "comparison" }] },
    orderBy: [{ cycle: { reviewDueOn: "asc" } }, { subject: { nameKey: "asc" } }],
    select: SUMMARY_COLUMNS,
  });
  return rows.map(toSummary);
}

/** Ad hoc assessments that their authors shared with this person. */
export async function listSharedWith(database: Database, personId: string): Promise<AssessmentSummary[]> {
  const rows = await database.client.assessment.findMany({
    where: { sharedWithId: personId },
    orderBy: { createdAt: "desc" },
    take: 50,
    select: SUMMARY_COLUMNS,
  });
  return rows.map(toSummary);
}

/**
 * The final assessments of people, the newest first: for trends and readiness. The
 * caller has asked the policy whether the actor may see final results of all of them.
 */
export async function listFinalAssessments(
  database: Database,
  personIds: readonly string[],
): Promise<AssessmentSummary[]> {
  const rows = await database.client.assessment.findMany({
    where: { subjectId: { in: [...personIds] }, phase: "final", cycleId: { not: null } },
    orderBy: { finalAt: "desc" },
    select: SUMMARY_COLUMNS,
  });
  return rows.map(toSummary);
}
