import type { GrowthGap } from "#app/features/growth/domain/plan-view";
import { PlainSelect } from "#app/features/growth/ui/plain-field";
import { plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Form } from "#app/ui/forms/form";
import { TextLink } from "#app/ui/text-link";

type Props = {
  /** The owner of the plan, if not the reader. */
  person: string | null;
  gaps: GrowthGap[];
  groups: { label: string; options: { value: string; label: string }[] }[];
};

/** The first question: which competency. The gaps of the last result are one click each. */
export function ChooseCompetency({ person, gaps, groups }: Props) {
  return (
    <Card>
      {gaps.length > 0 && (
        <>
          <h2 className="text-[16px]">From a gap</h2>
          <ul className="mt-2 mb-6 grid gap-1.5">
            {gaps.map(({ competencyId, name, gap, weight, actual }) => (
              <li key={competencyId}>
                <TextLink to={paths.newGoal({ person: person ?? undefined, competency: competencyId, from: actual })}>
                  {name}
                </TextLink>{" "}
                <span className="text-[13.5px] text-ink-2">
                  {gap} {plural(gap, "level")} to go · {weight}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 className="mb-2 text-[16px]">{gaps.length > 0 ? "Or any competency" : "Which competency?"}</h2>
      <Form method="get" className="grid items-end gap-3 sm:grid-cols-[1fr_auto]">
        {person && <input type="hidden" name="person" value={person} />}
        <PlainSelect name="competency" label="Competency" required groups={groups} emptyLabel="Choose a competency" />
        <Button look="primary">Next</Button>
      </Form>
    </Card>
  );
}
