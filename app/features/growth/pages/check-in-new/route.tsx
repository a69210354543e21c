import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { saveCheckInNote } from "#app/features/growth/data/check-in-notes";
import { createCheckIn } from "#app/features/growth/data/check-ins";
import { findGrowthPerson } from "#app/features/growth/data/growth-person";
import { newCheckInSchema } from "#app/features/growth/ui/check-in-schema";
import { requireActor } from "#app/features/identity/server/session";
import { findToday } from "#app/features/identity/server/today";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseForm } from "#app/platform/server/forms";
import { requireAllowed, requireFound, requireId } from "#app/platform/server/guards";
import { decideNewCheckIn } from "#app/policy/policy-growth";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { FormErrors, TextArea, TextField } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { useForm } from "#app/ui/forms/use-form";
import { PageHeader } from "#app/ui/page-header";
import { ReadBy } from "#app/ui/read-by";
import { TextLink } from "#app/ui/text-link";

export const meta = () => [{ title: "New check-in · Cairn" }];

async function requirePair({ request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const personId = requireId(new URL(request.url).searchParams.get("person") || actor.personId);
  const found = requireFound(await findGrowthPerson(context.database, actor, personId));
  requireAllowed(decideNewCheckIn(actor, found.relation));
  return { actor, ...found };
}

export async function loader(args: LoaderFunctionArgs) {
  const { person, relation } = await requirePair(args);
  const { today } = await findToday(args.context);
  return {
    constraint: getZodConstraint(newCheckInSchema),
    person: { id: person.id, name: person.name },
    manager: person.manager,
    isSelf: relation.isSelf,
    today,
  };
}

const NO_MANAGER = "You have no manager at present, so there is nobody this conversation was with.";

export async function action(args: ActionFunctionArgs) {
  const { context } = args;
  const { actor, person } = await requirePair(args);
  const submission = await parseForm(args.request, newCheckInSchema);
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const { privateNote, ...draft } = submission.value;
  const at = context.now();
  const created = await createCheckIn(context.database, { actorId: actor.personId, at }, person.id, draft);
  if (!created.ok) return data({ lastResult: submission.reply({ formErrors: [NO_MANAGER] }) }, { status: 400 });
  if (privateNote !== "") {
    const note = { checkInId: created.id, text: privateNote, expectedVersion: 0, at };
    await saveCheckInNote(context.database, actor, note);
  }
  return redirectWithMessage(context, paths.checkIn(created.id), "Saved. Add follow-ups.");
}

export default function NewCheckIn() {
  const { constraint, person, manager, isSelf, today } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [form, fields] = useForm({
    lastResult: result?.lastResult,
    defaultValue: { heldOn: today, notes: "", privateNote: "" },
    constraint,
    schema: () => import("#app/features/growth/ui/check-in-schema").then(({ newCheckInSchema }) => newCheckInSchema),
  });
  const other = isSelf ? manager?.name : person.name;
  return (
    <div className="max-w-[860px]">
      <PageHeader
        crumbs={[
          { label: "Check-ins", to: paths.checkIns(isSelf ? {} : { person: person.id }) },
          { label: "New check-in" },
        ]}
        title={other ? `Check-in with ${other}` : "Check-in"}
        sub={<TextLink to={paths.agenda(person.id)}>See the suggested agenda</TextLink>}
      />
      <Card>
        {other ? (
          <Form method="post" {...form.props} className="grid gap-5">
            <FormDraft name={`check-in-${person.id}`} />
            <FormErrors form={form} />
            <TextField field={fields.heldOn} label="Day" type="date" className="sm:max-w-[12rem]" />
            <TextArea
              field={fields.notes}
              label="Shared notes"
              rows={8}
              hint={
                <>
                  Both of you can edit them.
                  <ReadBy text="growth.check-in-notes" names={{ person: "you", holder: other }} />
                </>
              }
            />
            <TextArea
              field={fields.privateNote}
              label="My private note"
              rows={4}
              hint={<ReadBy text="growth.private-note" />}
            />
            <div className="flex flex-wrap gap-2">
              <Button look="primary">Save check-in</Button>
              <ButtonLink to={paths.checkIns(isSelf ? {} : { person: person.id })} look="quiet">
                Cancel
              </ButtonLink>
            </div>
          </Form>
        ) : (
          <p>{NO_MANAGER}</p>
        )}
      </Card>
    </div>
  );
}
