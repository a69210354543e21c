import type { GoalCardView } from "#app/features/growth/domain/plan-view";
import { capitalise } from "#app/kernel/words";
import { paths } from "#app/paths";
import { Badge } from "#app/ui/badge";
import { Card } from "#app/ui/card";
import { Day } from "#app/ui/day";
import { TextLink } from "#app/ui/text-link";

/** One goal in a plan: its levels, reason and next action. */
export function GoalCard({ goal }: { goal: GoalCardView }) {
  const isOpen = goal.state === "active" || goal.state === "planned";
  return (
    <Card className="h-full">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1">
        <h3 className="text-[16px]">
          <TextLink to={paths.goal(goal.id)} className="text-ink decoration-line-2">
            {goal.name}
          </TextLink>
        </h3>
        {goal.isOverdue && <Badge tone="warning">overdue</Badge>}
      </div>
      <p className="text-[13.5px] text-ink-2">
        {capitalise(goal.step)}
        {goal.dueOn && isOpen && (
          <>
            , by <Day value={goal.dueOn} />
          </>
        )}
      </p>
      {goal.state === "dropped" ? (
        <p className="mt-2 max-w-[60ch] break-words">Dropped: {goal.dropReason}</p>
      ) : (
        goal.why && <p className="mt-2 line-clamp-3 max-w-[60ch] break-words">{goal.why}</p>
      )}
      {goal.helpNeeded && isOpen && (
        <p className="mt-2 line-clamp-2 max-w-[60ch] text-[13.5px] break-words text-ink-2">
          Help needed: {goal.helpNeeded}
        </p>
      )}
      {goal.of > 0 && (
        <p className="mt-3 text-[13.5px] text-ink-2">
          <progress className="mr-2 h-1.5 w-24 align-middle" max={goal.of} value={goal.done} aria-hidden="true" />
          {goal.done} of {goal.of} actions done
        </p>
      )}
      {isOpen && goal.next && (
        <p className="mt-1 text-[13.5px] break-words">
          Next: {goal.next.text}
          {goal.next.dueOn && (
            <span className="text-ink-2">
              , <Day value={goal.next.dueOn} />
            </span>
          )}
        </p>
      )}
    </Card>
  );
}
