import { PlainSelect } from "#app/components/growth/plain-field";
import { ROWS } from "./form-schema";
import type { toCompetencyChoices } from "./view-model";

type Props = {
  choices: ReturnType<typeof toCompetencyChoices>;
  rows: { competencyId: string; level: string }[];
  error: string | undefined;
};

/** Up to five competencies, each at one step: its criteria are what colleagues are asked about. */
export function Competencies({ choices, rows, error }: Props) {
  return (
    <fieldset className="grid gap-3" aria-describedby={error ? "competencies-error" : undefined}>
      <legend className="mb-1 text-[16px] font-semibold">About what</legend>
      <p className="text-[13.5px] text-ink-2">
        Up to five competencies. Colleagues are asked about the criteria of the step you choose: what your role asks for
        is a good one to begin with.
      </p>
      {error && (
        <p id="competencies-error" className="text-[13.5px] font-medium text-danger">
          {error}
        </p>
      )}
      {ROWS.map((row) => (
        <div key={row} className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_14rem]">
          <PlainSelect
            name={`competency${row}`}
            label={`Competency ${row}`}
            groups={choices.groups}
            emptyLabel="None"
            defaultValue={rows[row - 1]?.competencyId}
          />
          <PlainSelect
            name={`level${row}`}
            label={`Step of competency ${row}`}
            options={choices.steps}
            emptyLabel="Choose a step"
            defaultValue={rows[row - 1]?.level}
          />
        </div>
      ))}
    </fieldset>
  );
}
