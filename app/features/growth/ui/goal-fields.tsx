import { SelectField, TextArea, TextField } from "#app/ui/forms/field";
import type { FormField } from "#app/ui/forms/use-form";

export type GoalChoices = {
  steps: { level: number; name: string }[];
  /** The criteria of the competency, by proficiency, the lowest first. */
  criteria: { level: number; name: string; criteria: { id: string; text: string }[] }[];
};

type Fields = Record<"fromProficiency" | "toProficiency" | "why" | "helpNeeded" | "criteria" | "dueOn", FormField>;

/** The fields of a goal, for a new one and for editing. */
export function GoalFields({ fields, choices }: { fields: Fields; choices: GoalChoices }) {
  const steps = choices.steps.map(({ level, name }) => ({ value: String(level), label: `${level} ${name}` }));
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-3">
        <SelectField field={fields.fromProficiency} label="From" options={steps} emptyLabel="Not rated" />
        <SelectField field={fields.toProficiency} label="To" options={steps} emptyLabel="Choose a level" />
        <TextField field={fields.dueOn} label="By when" type="date" />
      </div>
      <TextArea
        field={fields.why}
        label="Why it matters"
        hint="What it makes possible: for the team, and for the role aimed at."
      />
      <CriteriaField field={fields.criteria} choices={choices.criteria} />
      <TextArea
        field={fields.helpNeeded}
        label="Help needed"
        rows={2}
        hint="From whom, and what: time, a project, someone to learn from."
      />
    </>
  );
}

/** The criteria that would show it: those of the next step are in sight, the others one click away. */
function CriteriaField({ field, choices }: { field: FormField; choices: GoalChoices["criteria"] }) {
  const chosen = new Set(toList(field.initialValue));
  const isNear = (step: GoalChoices["criteria"][number], index: number) =>
    step.criteria.some(({ id }) => chosen.has(id)) || (chosen.size === 0 && index === 0);
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-semibold">
        What would show it <span className="font-normal text-ink-3">(optional)</span>
      </legend>
      {choices.map((step, index) => (
        <details key={step.level} open={isNear(step, index) || undefined}>
          <summary className="text-accent underline underline-offset-2">
            {step.level} {step.name}: {step.criteria.length} criteria
          </summary>
          <div className="mt-2 mb-2 grid gap-1.5">
            {step.criteria.map(({ id, text }) => (
              <label key={id} className="flex items-baseline gap-2.5">
                <input
                  type="checkbox"
                  name={field.name}
                  value={id}
                  defaultChecked={chosen.has(id)}
                  className="accent-accent"
                />
                <span className="max-w-[72ch]">{text}</span>
              </label>
            ))}
          </div>
        </details>
      ))}
    </fieldset>
  );
}

function toList(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter((each): each is string => typeof each === "string");
  return typeof value === "string" ? [value] : [];
}
