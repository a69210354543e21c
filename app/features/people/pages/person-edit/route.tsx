import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { tellOfEmail, tellOfManager } from "#app/features/identity/server/access-mails";
import { hasRecentPassword, requireRecentPassword } from "#app/features/identity/server/confirm-password";
import { requireActor } from "#app/features/identity/server/session";
import { listRoleChoices } from "#app/features/ladder/server/role-choices";
import { type PersonFields as PersonFieldValues, updatePerson } from "#app/features/people/data/people";
import { findProfile, type Profile } from "#app/features/people/data/profiles";
import { explainRefusal, loadPersonChoices, readPerson } from "#app/features/people/server/person-form";
import { PersonFields } from "#app/features/people/ui/person-fields";
import { paths } from "#app/paths";
import type { RequestContext } from "#app/platform/server/context";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseForm } from "#app/platform/server/forms";
import { requireAllowed, requireFound, requireId } from "#app/platform/server/guards";
import type { Actor } from "#app/policy/actor";
import { decideOrganisation } from "#app/policy/policy";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Conflict } from "#app/ui/conflict";
import { CONFIRM_FIRST } from "#app/ui/forms/confirm-first";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { FormErrors } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { useForm } from "#app/ui/forms/use-form";
import { PageHeader } from "#app/ui/page-header";
import { editPersonSchema } from "./form-schema";
import { toDefaults, toDifferences, withOwnChoices } from "./view-model";

export { staysAfterRefusal as shouldRevalidate } from "#app/ui/forms/confirm-first";

export const meta = () => [{ title: "Edit person · Cairn" }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  requireAllowed(decideOrganisation(await requireActor(request, context), "people.manage"));
  const person = requireFound(await findProfile(context.database, requireId(params.personId)));
  // An address is what one signs in with, and a manager reads the growth plan.
  await requireRecentPassword(request, context);
  const choices = withOwnChoices(await loadPersonChoices(context, await listRoleChoices(context)), person);
  return {
    constraint: getZodConstraint(editPersonSchema),
    id: person.id,
    name: person.name,
    version: person.version,
    defaults: toDefaults(person),
    choices,
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  requireAllowed(decideOrganisation(actor, "people.manage"));
  const person = requireFound(await findProfile(context.database, requireId(params.personId)));
  const submission = await parseForm(request, editPersonSchema);
  const refuse = (fieldErrors: Record<string, string[]>) =>
    data({ lastResult: submission.reply({ fieldErrors }), conflict: null }, { status: 400 });
  if (submission.status !== "success") {
    return data({ lastResult: submission.reply(), conflict: null }, { status: 400 });
  }
  if (!(await hasRecentPassword(request, context))) {
    return data({ lastResult: submission.reply({ formErrors: [CONFIRM_FIRST] }), conflict: null }, { status: 403 });
  }
  const { version, ...input } = submission.value;
  const kept = [person.roleId, person.targetRoleId];
  const read = await readPerson(context, input, await listRoleChoices(context), {
    ladderId: person.ladderId,
    roleIds: kept,
    manager: person.above[0] ?? null,
  });
  if (!read.ok) return refuse(read.fieldErrors);
  const { fields, newTeam } = read;
  const by = { actorId: actor.personId, at: context.now() };
  const result = await updatePerson(context.database, { id: person.id, version, fields, newTeam }, by);
  if (result.ok) {
    if (actor.personId !== person.id) await tellByMail(context, actor, person, fields);
    return redirectWithMessage(context, paths.person(person.id), `${fields.name} was saved.`);
  }
  if (result.reason !== "changed-meanwhile") return refuse(explainRefusal(result));
  const current = requireFound(await findProfile(context.database, person.id));
  const choices = withOwnChoices(await loadPersonChoices(context, await listRoleChoices(context)), current);
  const differences = toDifferences(toDefaults(current), submission.payload, choices);
  return data({ lastResult: submission.reply(), conflict: { version: current.version, differences } }, { status: 409 });
}

/** Mails the person about changes to their access; they also see a notice in Cairn. */
async function tellByMail(context: RequestContext, actor: Actor, before: Profile, after: PersonFieldValues) {
  const { name, email } = before;
  const by = actor.name;
  if (email !== after.email) await tellOfEmail(context, { name, from: email, to: after.email, by });
  if (after.managerId === null || after.managerId === before.managerId) return;
  const manager = after.managerId === actor.personId ? actor : await findProfile(context.database, after.managerId);
  if (manager) await tellOfManager(context, { name, email, manager: manager.name, by });
}

export default function EditPerson() {
  const { constraint, id, name, version, defaults, choices } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [form, fields] = useForm({
    lastResult: result?.lastResult,
    defaultValue: defaults,
    constraint,
    schema: () => import("./form-schema").then(({ editPersonSchema }) => editPersonSchema),
  });
  return (
    <div className="max-w-[860px]">
      <PageHeader
        crumbs={[{ label: "People", to: paths.people() }, { label: name, to: paths.person(id) }, { label: "Edit" }]}
        title={`Edit ${name}`}
      />
      {result?.conflict && <Conflict differences={result.conflict.differences} />}
      <Card>
        <Form method="post" {...form.props} className="grid gap-5">
          <FormDraft name="person" />
          <input type="hidden" name="version" value={result?.conflict?.version ?? version} />
          <FormErrors form={form} />
          <PersonFields fields={fields} choices={choices} />
          <div className="flex flex-wrap gap-2">
            <Button look="primary">Save</Button>
            <ButtonLink to={paths.person(id)} look="quiet">
              Cancel
            </ButtonLink>
          </div>
        </Form>
      </Card>
    </div>
  );
}
