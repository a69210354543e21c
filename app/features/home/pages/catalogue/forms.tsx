import { CONFIRM_FIRST } from "#app/ui/forms/confirm-first";
import { CheckboxField, FormErrors, SelectField, TextArea, TextField } from "#app/ui/forms/field";
import { FilterDay, FilterForm, FilterSelect, FilterText } from "#app/ui/forms/filter-form";
import type { FormField } from "#app/ui/forms/use-form";
import { Section, Specimen } from "./section";

const ROLES = [
  { value: "senior-engineer", label: "Senior Engineer" },
  { value: "staff-engineer", label: "Staff Engineer" },
];

/** The states in which every field is shown. */
const STATES = [
  { state: "empty", initialValue: undefined, errors: undefined },
  { state: "filled", initialValue: "staff-engineer", errors: undefined },
  { state: "refused", initialValue: "", errors: ["Choose one of the two"] },
] as const;
type State = (typeof STATES)[number];

const fieldOf = (name: string, { state, initialValue, errors }: State): FormField => ({
  name: `${name}-${state}`,
  id: `${name}-${state}`,
  errorId: `${name}-${state}-error`,
  descriptionId: `${name}-${state}-description`,
  errors: errors && [...errors],
  initialValue,
  constraint: state === "refused" ? { required: true } : {},
});

export function FormSection() {
  return (
    <Section title="Forms">
      {STATES.map((state) => (
        <Specimen key={state.state} name={`Fields, ${state.state}`}>
          <TextField field={fieldOf("text", state)} label={`Text, ${state.state}`} hint="What is expected." />
          <TextArea field={fieldOf("area", state)} label={`Longer text, ${state.state}`} />
          <SelectField
            field={fieldOf("select", state)}
            label={`Choice, ${state.state}`}
            options={ROLES}
            emptyLabel="None"
          />
          <CheckboxField field={fieldOf("check", state)} label={`Tick, ${state.state}`} hint="What it means." />
        </Specimen>
      ))}
      <Specimen name="FormErrors">
        <FormErrors form={{ errorId: "form-error", errors: ["Not saved: the cycle is closed.", CONFIRM_FIRST] }} />
      </Specimen>
      <Specimen name="FilterForm">
        <FilterForm>
          <FilterText name="q" label="Search" value="" />
          <FilterSelect name="role" label="Role" value="staff-engineer" emptyLabel="Every role" options={ROLES} />
          <FilterDay name="since" label="Since" value="2026-11-30" />
        </FilterForm>
      </Specimen>
    </Section>
  );
}
