import type { TeamChoice } from "#app/features/people/data/teams";
import { SelectField, TextField } from "#app/ui/forms/field";
import type { FormField } from "#app/ui/forms/use-form";
import { ReadBy } from "#app/ui/read-by";

/** The fields of a team, for making and changing one. */
export function TeamFields({
  fields,
  choices,
}: {
  fields: Record<"name" | "parentId", FormField>;
  choices: TeamChoice[];
}) {
  return (
    <>
      <TextField field={fields.name} label="Name" autoComplete="off" hint={<ReadBy text="organisation.name" />} />
      <SelectField
        field={fields.parentId}
        label="Within"
        options={choices.map(({ id, label }) => ({ value: id, label }))}
        emptyLabel="No other team"
      />
    </>
  );
}
