import { MAX_GOAL_TEXT } from "#app/features/growth/domain/goal";
import { EVENT_WORDS } from "#app/features/growth/domain/words";
import { PlainArea } from "#app/features/growth/ui/plain-field";
import { errorOf, type Problem } from "#app/features/growth/ui/small-form";
import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { Form } from "#app/ui/forms/form";
import { Notice } from "#app/ui/notice";
import type { GoalView } from "./view-model";

/** Transitions of the goal as a whole. Dropping asks for a reason. */
export function Moves({ goal, seenBy, problem }: { goal: GoalView; seenBy: string; problem: Problem | null }) {
  const simple = goal.events.filter((event) => event !== "drop");
  const open = goal.actions.filter(({ doneOn }) => doneOn === null).length;
  const isDropping = problem?.form === "move:drop";
  const message = problem?.form.startsWith("move:") && problem.field === "" ? problem.message : null;
  return (
    <Card className="print:hidden">
      <h2 className="mb-3 text-[16px]">Status</h2>
      {message && (
        <Notice tone="error" role="alert" className="mb-3">
          {message}
        </Notice>
      )}
      <div className="flex flex-wrap items-start gap-2">
        {simple.map((event) => (
          <Form key={event} method="post">
            <input type="hidden" name="intent" value="move" />
            <Button name="event" value={event} look={event === "start" || event === "finish" ? "primary" : "secondary"}>
              {EVENT_WORDS[event]}
            </Button>
          </Form>
        ))}
        {goal.events.includes("drop") && (
          <details open={isDropping || undefined}>
            <summary className="inline-flex min-h-10 list-none items-center rounded-[7px] border border-danger bg-card px-3.5 py-1.5 text-danger hover:bg-danger-soft [&::-webkit-details-marker]:hidden">
              Drop this goal…
            </summary>
            <Form method="post" className="mt-3 grid gap-3 rounded-lg border border-line bg-paper p-4">
              <FormDraft name="drop" />
              <input type="hidden" name="intent" value="move" />
              <input type="hidden" name="event" value="drop" />
              <PlainArea
                name="reason"
                label="Why"
                hint={`${seenBy} A dropped goal can be taken up again.`}
                required
                maxLength={MAX_GOAL_TEXT}
                defaultValue={isDropping ? problem.typed.reason : ""}
                error={errorOf(problem, "move:drop", "reason")}
              />
              <Button look="danger" className="justify-self-start">
                Drop it
              </Button>
            </Form>
          </details>
        )}
      </div>
      {goal.state === "active" && open > 0 && (
        <p className="mt-3 text-[13.5px] text-ink-2">
          {open === 1 ? "One action is" : `${open} actions are`} still open; marking the goal as done leaves that as it
          is.
        </p>
      )}
    </Card>
  );
}
