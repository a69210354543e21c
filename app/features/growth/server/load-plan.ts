import { listGoals, type PlanGoal } from "#app/features/growth/data/goals";
import { listUnseenChanges } from "#app/features/growth/data/plan-changes";
import { isGoalOverdue, isOpenGoal } from "#app/features/growth/domain/goal";
import { describeGoalChange } from "#app/features/growth/domain/goal-changes";
import type { GoalCardView, PlanView } from "#app/features/growth/domain/plan-view";
import { competencyName, describeStep } from "#app/features/growth/domain/words";
import { findToday } from "#app/features/identity/server/today";
import type { Ladder } from "#app/features/ladder/domain/schema";
import type { Day } from "#app/kernel/day";
import type { RequestContext } from "#app/platform/server/context";
import { formatDay } from "#app/ui/day";
import { currentLadderOf, type GrowthScope } from "./growth";
import { loadGaps } from "./growth-gaps";

/** Gaps that a plan names; the result has them all. */
const SHOWN_GAPS = 5;

/** Everything on the page of a growth plan. */
export async function loadPlan(context: RequestContext, { person, relation, permit }: GrowthScope): Promise<PlanView> {
  const [ladder, goals, unseen, { today, zone }] = await Promise.all([
    currentLadderOf(context, person),
    listGoals(context.database, permit),
    listUnseenChanges(context.database, permit),
    findToday(context),
  ]);
  const { gaps, role, from } = await loadGaps(context, person, ladder);
  const worked = new Set(goals.filter(({ state }) => isOpenGoal(state)).map(({ competencyId }) => competencyId));
  const open = gaps.filter(({ competencyId }) => !worked.has(competencyId));
  return {
    person: { id: person.id, name: person.name },
    manager: person.manager,
    isSelf: relation.isSelf,
    zone,
    goals: goals.map((goal) => toGoalCard(goal, ladder, today)),
    unseen: unseen.map(({ id, goalId, competencyId, byName, at, changes }) => ({
      id,
      goalId,
      competency: competencyName(ladder, competencyId),
      byName,
      at,
      sentences: changes.map((change) => describeGoalChange(change, formatDay)),
    })),
    gaps: open.slice(0, SHOWN_GAPS),
    moreGaps: Math.max(0, open.length - SHOWN_GAPS),
    gapsTo: role?.name ?? null,
    gapsFrom: from,
  };
}

function toGoalCard(goal: PlanGoal, ladder: Ladder, today: Day): GoalCardView {
  const openActions = goal.actions.filter(({ doneOn }) => doneOn === null);
  const [next] = [...openActions].sort((a, b) => ((a.dueOn ?? "9999") < (b.dueOn ?? "9999") ? -1 : 1));
  return {
    id: goal.id,
    name: competencyName(ladder, goal.competencyId),
    step: describeStep(ladder, goal.fromProficiency, goal.toProficiency),
    state: goal.state,
    dropReason: goal.dropReason,
    dueOn: goal.dueOn,
    isOverdue: isGoalOverdue(goal, today),
    why: goal.why,
    helpNeeded: goal.helpNeeded,
    done: goal.actions.length - openActions.length,
    of: goal.actions.length,
    next: next ? { text: next.text, dueOn: next.dueOn } : null,
  };
}
