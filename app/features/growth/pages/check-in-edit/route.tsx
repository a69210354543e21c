import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findCheckIn, updateCheckIn } from "#app/features/growth/data/check-ins";
import { editCheckInSchema } from "#app/features/growth/ui/check-in-schema";
import { requireActor } from "#app/features/identity/server/session";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseForm } from "#app/platform/server/forms";
import { requireAllowed, requireFound, requireId } from "#app/platform/server/guards";
import { decideCheckIn } from "#app/policy/policy-growth";
import { describeTextReaders } from "#app/policy/text-kinds";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Conflict } from "#app/ui/conflict";
import { formatDay } from "#app/ui/day";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { FormErrors, TextArea, TextField } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { useForm } from "#app/ui/forms/use-form";
import { PageHeader } from "#app/ui/page-header";

export const meta = () => [{ title: "Edit check-in · Cairn" }];

async function requireCheckIn({ request, context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const checkIn = requireFound(await findCheckIn(context.database, actor.personId, requireId(params.checkInId)));
  requireAllowed(decideCheckIn(actor, "edit", checkIn.facts));
  return { actor, checkIn };
}

export async function loader(args: LoaderFunctionArgs) {
  const { checkIn } = await requireCheckIn(args);
  const { id, heldOn, notes, version, facts, person, manager } = checkIn;
  return {
    constraint: getZodConstraint(editCheckInSchema),
    id,
    heldOn,
    notes,
    version,
    other: facts.isPerson ? manager.name : person.name,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { context } = args;
  const { actor, checkIn } = await requireCheckIn(args);
  const submission = await parseForm(args.request, editCheckInSchema);
  if (submission.status !== "success") {
    return data({ lastResult: submission.reply(), conflict: null }, { status: 400 });
  }
  const { version, ...draft } = submission.value;
  const by = { actorId: actor.personId, at: context.now() };
  const result = await updateCheckIn(context.database, by, { id: checkIn.id, version }, draft);
  if (result.ok) return redirectWithMessage(context, paths.checkIn(checkIn.id), "The notes were saved.");
  const now = requireFound(await findCheckIn(context.database, actor.personId, checkIn.id));
  const differences = [
    { label: "Day", now: formatDay(now.heldOn), typed: formatDay(draft.heldOn) },
    { label: "Shared notes", now: now.notes, typed: draft.notes },
  ].filter((field) => field.now !== field.typed);
  return data({ lastResult: submission.reply(), conflict: { version: now.version, differences } }, { status: 409 });
}

export default function EditCheckIn() {
  const { constraint, id, heldOn, notes, version, other } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [form, fields] = useForm({
    lastResult: result?.lastResult,
    defaultValue: { heldOn, notes },
    constraint,
    schema: () => import("#app/features/growth/ui/check-in-schema").then(({ editCheckInSchema }) => editCheckInSchema),
  });
  return (
    <div className="max-w-[860px]">
      <PageHeader
        crumbs={[
          { label: "Check-ins", to: paths.checkIns() },
          { label: "Check-in", to: paths.checkIn(id) },
          { label: "Edit" },
        ]}
        title={`Edit the notes of ${formatDay(heldOn)}`}
        seenBy={describeTextReaders("growth.check-in-notes", { person: "you", holder: other })}
      />
      {result?.conflict && <Conflict differences={result.conflict.differences} />}
      <Card>
        <Form method="post" {...form.props} className="grid gap-5">
          <FormDraft name="check-in" />
          <input type="hidden" name="version" value={result?.conflict?.version ?? version} />
          <FormErrors form={form} />
          <TextField field={fields.heldOn} label="Day" type="date" className="sm:max-w-[12rem]" />
          <TextArea field={fields.notes} label="Shared notes" rows={12} />
          <div className="flex flex-wrap gap-2">
            <Button look="primary">Save</Button>
            <ButtonLink to={paths.checkIn(id)} look="quiet">
              Cancel
            </ButtonLink>
          </div>
        </Form>
      </Card>
    </div>
  );
}
