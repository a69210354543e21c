import { MAX_MEMBERS } from "#app/features/promotion/domain/voting";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { FormErrors, TextField } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { type FormAnswer, useForm } from "#app/ui/forms/use-form";
import { ReadBy } from "#app/ui/read-by";

/** Who reads the name of a committee: all who read that a case is before it. */
const COMMITTEE_READERS = {
  voters: "its members",
  person: "the people whose cases come before it",
  manager: "their managers",
  sharedWith: "anyone a case is shared with",
};

type Props = {
  /** Offered while typing; empty where they are too many for a page. */
  people: { email: string; name: string }[];
  defaults: { name: string; meetsOn: string; chair: string; members: string[] };
  version: number;
  lastResult: FormAnswer;
  submitLabel: string;
  cancelTo: string;
};

/** So many further members fit beside the chair. */
const MEMBER_FIELDS = MAX_MEMBERS - 1;

/** A session: when it meets, who leads it, who else votes. */
export function CommitteeForm({ people, defaults, version, lastResult, submitLabel, cancelTo }: Props) {
  const [form, fields] = useForm({
    lastResult,
    defaultValue: defaults,
    schema: () =>
      import("#app/features/promotion/domain/committee-schema").then(({ committeeSchema }) => committeeSchema),
  });
  return (
    <Card>
      <Form method="post" {...form.props} className="grid gap-5">
        <FormDraft name="committee" />
        <input type="hidden" name="version" value={version} />
        <FormErrors form={form} />
        <TextField
          field={fields.name}
          label="Name"
          required
          hint={
            <>
              Such as “Promotions, spring 2027”.
              <ReadBy text="committee.name" names={COMMITTEE_READERS} />
            </>
          }
        />
        <TextField field={fields.meetsOn} type="date" label="Meets on" required />
        <TextField
          field={fields.chair}
          type="email"
          label="Chair"
          required
          list="committee-people"
          autoComplete="off"
          hint="Their address."
        />
        <fieldset>
          <legend className="font-semibold">Members</legend>
          <p className="mb-2 text-[13.5px] text-ink-2">
            At least two beside the chair. Nobody votes on their own case or as the direct manager, so name one more
            than you need.
          </p>
          <div className="grid gap-3 sm:grid-cols-2">
            {Array.from({ length: MEMBER_FIELDS }, (_, index) => form.field(`members[${index}]`)).map(
              (field, index) => (
                <TextField
                  key={field.id}
                  field={field}
                  type="email"
                  label={`Member ${index + 1}`}
                  list="committee-people"
                  autoComplete="off"
                />
              ),
            )}
          </div>
        </fieldset>
        <datalist id="committee-people">
          {people.map(({ email, name }) => (
            <option key={email} value={email}>
              {name}
            </option>
          ))}
        </datalist>
        <div className="flex flex-wrap gap-2">
          <Button look="primary">{submitLabel}</Button>
          <ButtonLink to={cancelTo} look="quiet">
            Cancel
          </ButtonLink>
        </div>
      </Form>
    </Card>
  );
}
