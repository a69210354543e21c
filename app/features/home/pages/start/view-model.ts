import type { AssessmentSummary } from "#app/features/assessment/data/assessments";
import { nextStepOfReviewer, nextStepOfSubject } from "#app/features/assessment/domain/next-step";
import type { ReviewItem } from "#app/features/assessment/ui/review-queue";
import { findRole } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import type { RatingKind } from "#app/policy/stages";

const ratedBy = (summary: AssessmentSummary, kind: RatingKind) =>
  summary.sheets.find((sheet) => sheet.kind === kind)?.ratedCount ?? 0;

/** One's own assessment as the home page shows it. */
export function toOwnItem(summary: AssessmentSummary, ladder: Ladder) {
  return {
    id: summary.id,
    cycleName: summary.cycle?.name ?? "Ad hoc",
    dueOn: summary.cycle?.selfDueOn ?? null,
    targetName: findRole(ladder, summary.targetRoleId)?.name ?? summary.targetRoleId,
    step: nextStepOfSubject({ lifecycle: summary.lifecycle, ratedCount: ratedBy(summary, "self") }),
  };
}

/** A review in the queue. `today` is the organisation's day. */
export function toReviewItem(summary: AssessmentSummary, ladder: Ladder, today: string): ReviewItem {
  const step = nextStepOfReviewer({ lifecycle: summary.lifecycle, ratedCount: ratedBy(summary, "manager") });
  const dueOn = summary.cycle?.state === "open" ? summary.cycle.reviewDueOn : null;
  const isOpen = step.action === "start" || step.action === "continue" || step.action === "compare";
  return {
    id: summary.id,
    personName: summary.subject.name,
    roleName: findRole(ladder, summary.roleId)?.name ?? summary.roleId,
    cycleName: summary.cycle?.name ?? "",
    dueOn,
    isLate: isOpen && dueOn !== null && dueOn < today,
    isAwaited: summary.lifecycle.phase === "rating" && summary.lifecycle.selfSubmitted && isOpen,
    step,
  };
}

const ACTION_ORDER = ["compare", "continue", "start", "wait", "see-result", "none"];

/** Orders reviews: those that wait for the manager alone, then other tasks, then by due date. */
export function orderReviews(items: ReviewItem[]): ReviewItem[] {
  const rank = (item: ReviewItem) => (item.isAwaited ? -1 : ACTION_ORDER.indexOf(item.step.action));
  return [...items].sort((a, b) => rank(a) - rank(b) || (a.dueOn ?? "").localeCompare(b.dueOn ?? ""));
}
