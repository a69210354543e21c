import { Form } from "@remix-run/react";
import { FormErrors, TextArea } from "#app/components/forms/field";
import { type FormAnswer, useForm } from "#app/components/forms/use-form";
import { Words } from "#app/components/promotion/words";
import { Badge } from "#app/components/ui/badge";
import { Button } from "#app/components/ui/button";
import { Card } from "#app/components/ui/card";
import { Time } from "#app/components/ui/time";
import type { Addendum } from "#app/data/promotion";

type Props = { addenda: Addendum[]; mayAdd: boolean; zone: string; lastResult: FormAnswer };

/** What was added after the submission, each marked as such. */
export function Addenda({ addenda, mayAdd, zone, lastResult }: Props) {
  if (addenda.length === 0 && !mayAdd) return null;
  return (
    <Card className={addenda.length === 0 ? "mt-4 print:hidden" : "mt-4"}>
      <section aria-labelledby="addenda-heading">
        <h2 id="addenda-heading" className="mb-2">
          Added after the submission
        </h2>
        <ul className="grid gap-4">
          {addenda.map(({ id, text, author, createdAt }) => (
            <li key={id}>
              <p className="mb-1 text-[13.5px] text-ink-2">
                <Badge tone="warning">Addition</Badge> {author}, <Time value={createdAt} zone={zone} show="minute" />
              </p>
              <Words empty="">{text}</Words>
            </li>
          ))}
        </ul>
        {mayAdd && <AddForm key={addenda.length} lastResult={lastResult} />}
      </section>
    </Card>
  );
}

function AddForm({ lastResult }: Pick<Props, "lastResult">) {
  const [form, fields] = useForm({
    lastResult,
    schema: () => import("./form-schema").then(({ addendumSchema }) => addendumSchema),
  });
  return (
    <Form method="post" {...form.props} className="mt-4 grid max-w-[75ch] gap-3 print:hidden">
      <FormErrors form={form} />
      <TextArea
        field={fields.text}
        label="Add something"
        required
        rows={4}
        hint="What was submitted stays as it is; this is shown below it, with the day and your name. It cannot be changed afterwards."
      />
      <div>
        <Button name="intent" value="add-addendum">
          Add it
        </Button>
      </div>
    </Form>
  );
}
