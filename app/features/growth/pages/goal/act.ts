import {
  addGoalAction,
  type ClosingRefusal,
  closeGoalAction,
  type GoalResult,
  moveGoal,
  removeGoalAction,
  reopenGoalAction,
  updateGoalAction,
} from "#app/features/growth/data/change-goals";
import type { FoundGoal } from "#app/features/growth/data/goals";
import { type GoalRefusal, goalRefusalMessage, MAX_ACTIONS } from "#app/features/growth/domain/goal";
import type { Day } from "#app/kernel/day";
import type { AuditContext } from "#app/platform/database/audit";
import type { Database } from "#app/platform/database/database";
import { readsPrivateEvidence } from "#app/policy/policy-growth";
import type { GoalForm } from "./form-schema";

type Reason = GoalRefusal | "too-many" | ClosingRefusal;

/** Does what a form of the page asks for. A new piece of evidence is written by its owner alone. */
export function act(
  database: Database,
  by: AuditContext,
  { goal, relation }: FoundGoal,
  form: GoalForm,
  today: Day,
): Promise<GoalResult<Reason>> {
  const key = { id: goal.id, personId: goal.personId };
  switch (form.intent) {
    case "move":
      return moveGoal(database, by, key, form.event, form.reason);
    case "add-action":
      return addGoalAction(database, by, key, { text: form.text, dueOn: form.dueOn ?? null });
    case "edit-action":
      return updateGoalAction(database, by, key, form, { text: form.text, dueOn: form.dueOn ?? null });
    case "remove-action":
      return removeGoalAction(database, by, key, form);
    case "reopen-action":
      return reopenGoalAction(database, by, key, form);
    case "close-action": {
      const action = { id: form.id, version: form.version, doneOn: today };
      const onlyShared = !readsPrivateEvidence(relation);
      if (form.evidence) {
        const closing = { with: "evidence", evidenceId: form.evidence, onlyShared } as const;
        return closeGoalAction(database, by, key, action, closing);
      }
      const isNew = form.title !== "" && relation.isSelf;
      const closing = isNew ? ({ with: "new-evidence", title: form.title } as const) : ({ with: "nothing" } as const);
      return closeGoalAction(database, by, key, action, closing);
    }
  }
}

const DONE: Record<GoalForm["intent"], string> = {
  move: "The goal was changed.",
  "add-action": "The action was added.",
  "edit-action": "The action was saved.",
  "remove-action": "The action was taken out.",
  "close-action": "Done.",
  "reopen-action": "The action is open again.",
};

const MOVED = {
  start: "The goal is active.",
  postpone: "The goal is planned for later.",
  finish: "The goal is done. Well earned.",
  drop: "The goal is dropped. It can be taken up again at any time.",
  resume: "The goal is active again.",
} as const;

export const doneMessage = (form: GoalForm): string => (form.intent === "move" ? MOVED[form.event] : DONE[form.intent]);

export function refusalOf(reason: Reason | "absent" | "changed-meanwhile"): string {
  switch (reason) {
    case "changed-meanwhile":
      return "Someone else changed this action meanwhile. What it is now is shown above; what you typed is still here.";
    case "absent":
      return "This action is no longer there: someone took it out.";
    case "too-many":
      return `A goal holds at most ${MAX_ACTIONS} actions. Take one out first.`;
    case "evidence-absent":
      return "This evidence item is no longer there to choose.";
    case "evidence-full":
      return "Your evidence log is full, so no new item fits. Choose one that is there.";
    default:
      return goalRefusalMessage(reason);
  }
}
