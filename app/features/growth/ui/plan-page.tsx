import { GOAL_STATES } from "#app/features/growth/domain/goal";
import type { GoalCardView, PlanView } from "#app/features/growth/domain/plan-view";
import { planSeenBy, STATE_WORDS } from "#app/features/growth/domain/words";
import { paths } from "#app/paths";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { EmptyState } from "#app/ui/empty-state";
import { Form } from "#app/ui/forms/form";
import { PageHeader } from "#app/ui/page-header";
import { PrintButton } from "#app/ui/print-button";
import { TextLink } from "#app/ui/text-link";
import { Time } from "#app/ui/time";
import { GapsWithoutGoal } from "./gaps-without-goal";
import { GoalCard } from "./goal-card";
import { GrowthTabs } from "./tabs";

/** A growth plan, as its owner and their manager see it. */
export function PlanPage({ plan }: { plan: PlanView }) {
  const { person, isSelf, goals } = plan;
  const newGoal = paths.newGoal(isSelf ? {} : { person: person.id });
  return (
    <>
      <GrowthTabs person={person} isSelf={isSelf} />
      <PageHeader
        title={isSelf ? "My growth plan" : `Growth plan of ${person.name}`}
        sub="Goals, why they matter, and what would show them. Both of you can edit them."
        seenBy={planSeenBy(person, plan.manager, isSelf)}
        actions={
          <>
            <PrintButton />
            <ButtonLink look="primary" to={newGoal}>
              New goal
            </ButtonLink>
          </>
        }
      />
      <div className="grid gap-6">
        {plan.unseen.length > 0 && <Unseen plan={plan} />}
        {goals.length === 0 && (
          <EmptyState
            title="No goals yet"
            action={
              <ButtonLink look="primary" to={newGoal}>
                New goal
              </ButtonLink>
            }
          >
            A goal says what to grow in, from where to where, and what would show it. The gaps of the last result are a
            good place to begin.
          </EmptyState>
        )}
        {GOAL_STATES.map((state) => (
          <GoalsIn key={state} state={state} goals={goals.filter((goal) => goal.state === state)} />
        ))}
        <GapsWithoutGoal plan={plan} />
        {isSelf && (
          <p className="text-[13.5px] text-ink-2 print:hidden">
            Download your growth data (goals, check-ins with your private notes, feedback you may read):{" "}
            <TextLink to={paths.exportGrowth("md")} reloadDocument>
              as Markdown
            </TextLink>{" "}
            or{" "}
            <TextLink to={paths.exportGrowth("json")} reloadDocument>
              as JSON
            </TextLink>
            .
          </p>
        )}
      </div>
    </>
  );
}

function GoalsIn({ state, goals }: { state: GoalCardView["state"]; goals: GoalCardView[] }) {
  if (goals.length === 0) return null;
  const list = (
    <ul className="grid gap-4 md:grid-cols-2">
      {goals.map((goal) => (
        <li key={goal.id} className="break-inside-avoid">
          <GoalCard goal={goal} />
        </li>
      ))}
    </ul>
  );
  return (
    <section aria-labelledby={`goals-${state}`}>
      <h2 id={`goals-${state}`} className="mb-3">
        {STATE_WORDS[state]} <span className="font-normal text-ink-3">({goals.length})</span>
      </h2>
      {list}
    </section>
  );
}

/** The other person's changes, until the reader marks them as read. */
function Unseen({ plan: { unseen, zone } }: { plan: PlanView }) {
  return (
    <Card className="border-l-4 border-l-self">
      <section aria-labelledby="unseen-heading">
        <h2 id="unseen-heading">Changed since you last looked</h2>
        <ul className="mt-2 mb-4 grid gap-2">
          {unseen.map((change) => (
            <li key={change.id}>
              <TextLink to={paths.goal(change.goalId)}>{change.competency}</TextLink>{" "}
              <span className="text-[13.5px] text-ink-3">
                {change.byName}, <Time value={change.at} zone={zone} show="minute" />
              </span>
              <ul className="list-disc pl-5 text-ink-2">
                {change.sentences.map((sentence) => (
                  <li key={sentence} className="max-w-[72ch] break-words">
                    {sentence}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
        <Form method="post">
          <input type="hidden" name="upTo" value={unseen[0]?.at.toISOString()} />
          <Button>Mark as read</Button>
        </Form>
      </section>
    </Card>
  );
}
