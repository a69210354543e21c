import type { PlanGoal } from "#app/features/growth/data/goals";
import type { PlanChange } from "#app/features/growth/data/plan-changes";
import { isGoalOverdue, possibleEvents } from "#app/features/growth/domain/goal";
import { describeGoalChange } from "#app/features/growth/domain/goal-changes";
import { competencyName, describeStep } from "#app/features/growth/domain/words";
import { findCompetency } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import type { Day } from "#app/kernel/day";
import { formatDay } from "#app/ui/day";

/** A goal as its page shows it. */
export function toGoalView(goal: PlanGoal, ladder: Ladder, today: Day) {
  const competency = findCompetency(ladder, goal.competencyId);
  const criteria = new Map(
    competency?.proficiencies.flatMap((step) => step.criteria.map(({ id, text }) => [id, { text, level: step.level }])),
  );
  return {
    id: goal.id,
    competencyId: goal.competencyId,
    isInLadder: competency !== null,
    name: competencyName(ladder, goal.competencyId),
    step: describeStep(ladder, goal.fromProficiency, goal.toProficiency),
    state: goal.state,
    dropReason: goal.dropReason,
    why: goal.why,
    helpNeeded: goal.helpNeeded,
    dueOn: goal.dueOn,
    isOverdue: isGoalOverdue(goal, today),
    caseId: goal.caseId,
    events: possibleEvents(goal.state),
    // A criterion that the ladder no longer has is shown as gone, not hidden.
    criteria: goal.criteria.map((id) => ({ id, text: criteria.get(id)?.text ?? null, level: criteria.get(id)?.level })),
    actions: goal.actions.map((action) => ({
      ...action,
      isLate: action.doneOn === null && action.dueOn !== null && action.dueOn < today,
    })),
  };
}
export type GoalView = ReturnType<typeof toGoalView>;

export function toHistory(changes: readonly PlanChange[]) {
  return changes.map(({ id, byName, at, changes: list }) => ({
    id,
    byName,
    at,
    sentences: list.map((change) => describeGoalChange(change, formatDay)),
  }));
}
