import type { CycleDraft } from "#app/features/cycles/data/cycles";
import type { CycleDates } from "#app/features/cycles/domain/cycle";
import { paths } from "#app/paths";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { FormErrors, type Option, SelectField, TextField } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { type Constraints, type FormAnswer, type FormField, useForm } from "#app/ui/forms/use-form";
import { ReadBy } from "#app/ui/read-by";
import { DATE_LABELS } from "./cycle-dates";

type FormState = {
  constraint: Constraints;
  lastResult: FormAnswer;
  /** The version that is being changed; none for a new cycle. */
  version?: number;
  cancelTo?: string;
};

/** Everything about a draft. */
export function CycleForm({
  constraint,
  lastResult,
  version,
  cancelTo = paths.cycles(),
  defaults,
  ladderVersions,
  submitLabel,
}: FormState & { defaults: Partial<CycleDraft>; ladderVersions: Option[]; submitLabel: string }) {
  const [form, fields] = useForm({
    lastResult,
    defaultValue: defaults,
    constraint,
    schema: () => import("./cycle-form-schema").then(({ cycleSchema }) => cycleSchema),
  });
  return (
    <Card className="max-w-[720px]">
      <Form method="post" {...form.props} className="grid gap-5">
        <FormDraft name="cycle" />
        <FormErrors form={form} />
        {version !== undefined && <input type="hidden" name="version" value={version} />}
        <TextField
          field={fields.name}
          label="Name"
          hint={
            <>
              What people call it, like 2026 H2.
              <ReadBy text="organisation.name" />
            </>
          }
          autoComplete="off"
        />
        <SelectField
          field={fields.ladderVersionId}
          label="Ladder version"
          hint="Every assessment of the cycle keeps this version, whatever is published later."
          options={ladderVersions}
        />
        <DateFields fields={fields} />
        <FormButtons submitLabel={submitLabel} cancelTo={cancelTo} />
      </Form>
    </Card>
  );
}

/** The dates of an open cycle: all but its start, which has happened. */
export function CycleDatesForm({
  constraint,
  lastResult,
  version,
  cancelTo = paths.cycles(),
  dates,
}: FormState & { dates: CycleDates }) {
  const [form, fields] = useForm({
    lastResult,
    defaultValue: dates,
    constraint,
    schema: () => import("./cycle-form-schema").then(({ cycleDatesSchema }) => cycleDatesSchema),
  });
  return (
    <Card className="max-w-[720px]">
      <Form method="post" {...form.props} className="grid gap-5">
        <FormDraft name="cycle-dates" />
        <FormErrors form={form} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="startsOn" value={dates.startsOn} />
        <DateFields fields={fields} hasStart={false} least={dates} />
        <FormButtons submitLabel="Move the dates" cancelTo={cancelTo} />
      </Form>
    </Card>
  );
}

type DateFieldSet = Record<keyof CycleDates, FormField>;

function DateFields({
  fields,
  hasStart = true,
  least,
}: {
  fields: DateFieldSet;
  hasStart?: boolean;
  least?: CycleDates;
}) {
  return (
    <div className="grid items-start gap-5 sm:grid-cols-2">
      {hasStart && (
        <TextField
          field={fields.startsOn}
          label={DATE_LABELS.startsOn}
          type="date"
          hint="What you plan by. People see the cycle from the moment you launch it."
        />
      )}
      <TextField
        field={fields.selfDueOn}
        label={DATE_LABELS.selfDueOn}
        type="date"
        hint="From the next day on they count as late, and can still be submitted."
        min={least?.selfDueOn}
      />
      <TextField
        field={fields.reviewDueOn}
        label={DATE_LABELS.reviewDueOn}
        type="date"
        hint="Managers need not wait for the self-assessment."
        min={least?.reviewDueOn}
      />
      <TextField
        field={fields.closesOn}
        label={DATE_LABELS.closesOn}
        type="date"
        hint="The day by which both have agreed. You close the cycle yourself; nothing ends on its own."
        min={least?.closesOn}
      />
    </div>
  );
}

function FormButtons({ submitLabel, cancelTo }: { submitLabel: string; cancelTo: string }) {
  return (
    <div className="flex flex-wrap gap-2">
      <Button look="primary">{submitLabel}</Button>
      <ButtonLink to={cancelTo}>Cancel</ButtonLink>
    </div>
  );
}
