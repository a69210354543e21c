import type { ReaderNames } from "#app/policy/text-kinds";
import { Button } from "#app/ui/button";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { FormErrors, TextArea } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { type FormAnswer, useForm } from "#app/ui/forms/use-form";
import { ReadBy } from "#app/ui/read-by";

/** Adds something below what was submitted. */
export function AddForm({ lastResult, readers }: { lastResult: FormAnswer; readers: ReaderNames }) {
  const [form, fields] = useForm({
    lastResult,
    schema: () => import("./form-schema").then(({ addendumSchema }) => addendumSchema),
  });
  return (
    <Form method="post" {...form.props} className="mt-4 grid max-w-[75ch] gap-3 print:hidden">
      <FormDraft name="addendum" />
      <FormErrors form={form} />
      <TextArea
        field={fields.text}
        label="Add something"
        required
        rows={4}
        hint={
          <>
            What was submitted stays as it is; this is shown below it, with the day and your name. It cannot be changed
            afterwards.
            <ReadBy text="case.addendum" names={readers} />
          </>
        }
      />
      <div>
        <Button name="intent" value="add-addendum">
          Add it
        </Button>
      </div>
    </Form>
  );
}
