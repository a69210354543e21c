import { Words } from "#app/features/promotion/ui/words";
import type { FormattedText } from "#app/kernel/formatted-text";
import { paths } from "#app/paths";
import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Form } from "#app/ui/forms/form";
import { TextLink } from "#app/ui/text-link";
import { Time } from "#app/ui/time";

type Props = {
  decision: "approve" | "not-yet" | null;
  decidedAt: Date | null;
  zone: string;
  feedback: FormattedText;
  gaps: { id: string; name: string; hasGoal: boolean }[];
  mayMakeGoals: boolean;
};

/** The decision of the committee and its words to the engineer. */
export function Outcome({ decision, decidedAt, zone, feedback, gaps, mayMakeGoals }: Props) {
  const open = gaps.filter(({ hasGoal }) => !hasGoal).length;
  return (
    <Card className="mb-4">
      <section aria-labelledby="outcome-heading">
        <h2 id="outcome-heading" className="mb-2">
          {decision === "approve" ? "Approved" : "Not yet"}
          {decidedAt && (
            <span className="font-normal text-ink-2">
              , <Time value={decidedAt} zone={zone} />
            </span>
          )}
        </h2>
        <Words empty="">{feedback}</Words>
        {gaps.length > 0 && (
          <>
            <h3 className="mt-4">What the committee did not see yet</h3>
            <ul className="mt-1 list-disc pl-5">
              {gaps.map(({ id, name, hasGoal }) => (
                <li key={id}>
                  <TextLink to={paths.competency(id)}>{name}</TextLink>
                  {hasGoal && <span className="text-ink-2">, a goal of the growth plan</span>}
                </li>
              ))}
            </ul>
          </>
        )}
        {mayMakeGoals && open > 0 && (
          <Form method="post" className="mt-4">
            <Button name="intent" value="make-goals" look="primary">
              Turn {open === 1 ? "this gap" : "these gaps"} into growth goals
            </Button>
          </Form>
        )}
      </section>
    </Card>
  );
}
