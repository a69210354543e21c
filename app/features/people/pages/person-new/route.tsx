import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/features/identity/server/session";
import { listRoleChoices } from "#app/features/ladder/server/role-choices";
import { createPerson } from "#app/features/people/data/people";
import { personSchema } from "#app/features/people/domain/person-schema";
import { explainRefusal, loadPersonChoices, readPerson } from "#app/features/people/server/person-form";
import { PersonFields } from "#app/features/people/ui/person-fields";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseForm } from "#app/platform/server/forms";
import { requireAllowed } from "#app/platform/server/guards";
import { decideOrganisation } from "#app/policy/policy";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { FormErrors } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { useForm } from "#app/ui/forms/use-form";
import { PageHeader } from "#app/ui/page-header";

export const meta = () => [{ title: "Add someone · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireAllowed(decideOrganisation(await requireActor(request, context), "people.manage"));
  const choices = await loadPersonChoices(context, await listRoleChoices(context));
  return { constraint: getZodConstraint(personSchema), choices };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  requireAllowed(decideOrganisation(actor, "people.manage"));
  const submission = await parseForm(request, personSchema);
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const person = await readPerson(context, submission.value, await listRoleChoices(context));
  if (!person.ok) return data({ lastResult: submission.reply({ fieldErrors: person.fieldErrors }) }, { status: 400 });
  const by = { actorId: actor.personId, at: context.now() };
  const result = await createPerson(context.database, { ...person.fields, newTeam: person.newTeam }, by);
  if (!result.ok) {
    return data({ lastResult: submission.reply({ fieldErrors: explainRefusal(result) }) }, { status: 400 });
  }
  const text = `${person.fields.name} was added. They cannot sign in yet: invite them from this page.`;
  return redirectWithMessage(context, paths.person(result.id), text);
}

export default function NewPerson() {
  const { constraint, choices } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [form, fields] = useForm({
    lastResult: result?.lastResult,
    constraint,
    schema: () => import("#app/features/people/domain/person-schema").then(({ personSchema }) => personSchema),
  });
  return (
    <div className="max-w-[860px]">
      <PageHeader crumbs={[{ label: "People", to: paths.people() }, { label: "Add someone" }]} title="Add someone" />
      <Card>
        <Form method="post" {...form.props} className="grid gap-5">
          <FormDraft name="person" />
          <FormErrors form={form} />
          <PersonFields fields={fields} choices={choices} />
          <div className="flex flex-wrap gap-2">
            <Button look="primary">Add</Button>
            <ButtonLink to={paths.people()} look="quiet">
              Cancel
            </ButtonLink>
          </div>
        </Form>
      </Card>
    </div>
  );
}
