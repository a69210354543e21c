import type { AssessmentSummary } from "#app/features/assessment/data/assessments";
import { type NextStep, nextStepOfSubject } from "#app/features/assessment/domain/next-step";
import { findRole } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";

export type OwnItem = {
  id: string;
  name: string;
  targetName: string;
  createdAt: Date;
  dueOn: string | null;
  isLate: boolean;
  step: NextStep;
  isAdHoc: boolean;
  isShared: boolean;
  canShare: boolean;
};

/** One's own assessment as a row. `today` is the organisation's day. */
export function toOwnItem(summary: AssessmentSummary, ladder: Ladder, today: string): OwnItem {
  const { lifecycle, cycle } = summary;
  const ratedCount = summary.sheets.find(({ kind }) => kind === "self")?.ratedCount ?? 0;
  const step = nextStepOfSubject({ lifecycle, ratedCount });
  const isMine = step.action === "start" || step.action === "continue";
  const isAdHoc = lifecycle.kind === "ad-hoc";
  return {
    id: summary.id,
    name: cycle?.name ?? "Ad hoc",
    targetName: findRole(ladder, summary.targetRoleId)?.name ?? summary.targetRoleId,
    createdAt: summary.createdAt,
    dueOn: isMine ? (cycle?.selfDueOn ?? null) : null,
    isLate: isMine && cycle !== null && cycle.selfDueOn < today,
    step,
    isAdHoc,
    isShared: summary.sharedWithId !== null,
    canShare: isAdHoc && lifecycle.phase === "final",
  };
}

export function toSharedItem(summary: AssessmentSummary, ladder: Ladder) {
  return {
    id: summary.id,
    personName: summary.subject.name,
    targetName: findRole(ladder, summary.targetRoleId)?.name ?? summary.targetRoleId,
    finalAt: summary.finalAt,
  };
}
