import type { EvidenceChoice } from "#app/features/growth/data/growth-evidence";
import { MAX_ACTION_TEXT } from "#app/features/growth/domain/goal";
import { PlainInput } from "#app/features/growth/ui/plain-field";
import { errorOf, type Problem } from "#app/features/growth/ui/small-form";
import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { Form } from "#app/ui/forms/form";
import { Notice } from "#app/ui/notice";
import { ActionItem } from "./action-item";
import type { GoalView } from "./view-model";

type Props = { goal: GoalView; evidence: EvidenceChoice[]; isSelf: boolean; problem: Problem | null };

/** Actions of the goal, open and done. */
export function Actions({ goal, evidence, isSelf, problem }: Props) {
  const isAdding = problem?.form === "add-action:";
  return (
    <Card>
      <section aria-labelledby="actions-heading">
        <h2 id="actions-heading" className="text-[16px]">
          Actions
        </h2>
        {goal.actions.length === 0 ? (
          <p className="mt-1 text-ink-2">No actions yet. What’s the first step?</p>
        ) : (
          <ul className="mt-2">
            {goal.actions.map((action) => (
              <li key={action.id} className="border-t border-line py-3 first:border-t-0">
                <ActionItem action={action} evidence={evidence} isSelf={isSelf} problem={problem} />
              </li>
            ))}
          </ul>
        )}
        <details className="mt-3 print:hidden" open={isAdding || goal.actions.length === 0 || undefined}>
          <summary className="text-accent underline underline-offset-2">Add an action</summary>
          <Form
            method="post"
            className="mt-3 grid items-start gap-3 sm:grid-cols-[1fr_11rem]"
            key={goal.actions.length}
          >
            <FormDraft name="new-action" />
            <input type="hidden" name="intent" value="add-action" />
            {isAdding && problem.field === "" && (
              <Notice tone="error" role="alert" className="sm:col-span-2">
                {problem.message}
              </Notice>
            )}
            <PlainInput
              name="text"
              label="What to do"
              required
              maxLength={MAX_ACTION_TEXT}
              defaultValue={isAdding ? problem.typed.text : ""}
              error={errorOf(problem, "add-action:", "text")}
            />
            <PlainInput
              name="dueOn"
              label="By when"
              type="date"
              defaultValue={isAdding ? problem.typed.dueOn : ""}
              error={errorOf(problem, "add-action:", "dueOn")}
            />
            <Button className="justify-self-start">Add</Button>
          </Form>
        </details>
      </section>
    </Card>
  );
}
