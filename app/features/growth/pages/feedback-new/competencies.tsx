import { PlainSelect } from "#app/features/growth/ui/plain-field";
import { ROWS } from "./form-schema";
import type { toCompetencyChoices } from "./view-model";

type Props = {
  choices: ReturnType<typeof toCompetencyChoices>;
  rows: { competencyId: string; level: string }[];
  error: string | undefined;
};

/** Most ask about one or two: the other rows are one click away. */
const IN_SIGHT = 2;

/** Up to five competencies, each at one step: its criteria are what colleagues are asked about. */
export function Competencies({ choices, rows, error }: Props) {
  return (
    <fieldset className="grid gap-3" aria-describedby={error ? "competencies-error" : undefined}>
      <legend className="mb-1 text-[16px] font-semibold">Topics</legend>
      <p className="text-[13.5px] text-ink-2">
        Up to five competencies. Colleagues are asked about the criteria of the level you choose. What your role
        requires is a good start.
      </p>
      {error && (
        <p id="competencies-error" className="text-[13.5px] font-medium text-danger">
          {error}
        </p>
      )}
      {ROWS.slice(0, IN_SIGHT).map((row) => (
        <CompetencyRow key={row} row={row} choices={choices} chosen={rows[row - 1]} />
      ))}
      <details open={rows.slice(IN_SIGHT).some(({ competencyId }) => competencyId !== "") || undefined}>
        <summary className="text-accent underline underline-offset-2">More competencies</summary>
        <div className="mt-3 grid gap-3">
          {ROWS.slice(IN_SIGHT).map((row) => (
            <CompetencyRow key={row} row={row} choices={choices} chosen={rows[row - 1]} />
          ))}
        </div>
      </details>
    </fieldset>
  );
}

function CompetencyRow({
  row,
  choices,
  chosen,
}: {
  row: number;
  choices: Props["choices"];
  chosen: Props["rows"][number] | undefined;
}) {
  return (
    <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_14rem]">
      <PlainSelect
        name={`competency${row}`}
        label={`Competency ${row}`}
        groups={choices.groups}
        emptyLabel="None"
        defaultValue={chosen?.competencyId}
      />
      <PlainSelect
        name={`level${row}`}
        label={`Level for competency ${row}`}
        options={choices.steps}
        emptyLabel="Choose a level"
        defaultValue={chosen?.level}
      />
    </div>
  );
}
