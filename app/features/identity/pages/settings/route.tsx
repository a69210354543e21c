import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findOrganisation, updateOrganisation } from "#app/features/identity/data/organisation";
import { requireActor } from "#app/features/identity/server/session";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseForm } from "#app/platform/server/forms";
import { requireAllowed, requireFound } from "#app/platform/server/guards";
import { listTimeZones } from "#app/platform/server/time-zones";
import { decideOrganisation } from "#app/policy/policy";
import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Conflict } from "#app/ui/conflict";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { CheckboxField, FormErrors, SelectField, TextField } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { useForm } from "#app/ui/forms/use-form";
import { PageHeader } from "#app/ui/page-header";
import { ReadBy } from "#app/ui/read-by";
import { organisationSchema } from "./form-schema";

export const meta = () => [{ title: "Settings · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireAllowed(decideOrganisation(await requireActor(request, context), "organisation.manage"));
  const { name, timeZone, publicLadder, unnamedFeedback, version } = requireFound(
    await findOrganisation(context.database),
  );
  return {
    constraint: getZodConstraint(organisationSchema),
    name,
    timeZone,
    publicLadder,
    unnamedFeedback,
    version,
    zones: listTimeZones(),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  requireAllowed(decideOrganisation(actor, "organisation.manage"));
  const submission = await parseForm(request, organisationSchema);
  if (submission.status !== "success") {
    return data({ lastResult: submission.reply(), conflict: null }, { status: 400 });
  }
  const typed = submission.value;
  const result = await updateOrganisation(context.database, typed, { actorId: actor.personId, at: context.now() });
  if (result.ok) return redirectWithMessage(context, paths.settings(), "The settings were saved.");
  const now = requireFound(await findOrganisation(context.database));
  const differences = [
    { label: "Name", now: now.name, typed: typed.name },
    { label: "Time zone", now: now.timeZone, typed: typed.timeZone },
    { label: "Ladder without signing in", now: readableBy(now), typed: readableBy(typed) },
    { label: "Feedback without names", now: allowed(now), typed: allowed(typed) },
  ].filter((field) => field.now !== field.typed);
  return data({ lastResult: submission.reply(), conflict: { version: now.version, differences } }, { status: 409 });
}

const readableBy = ({ publicLadder }: { publicLadder: boolean }) =>
  publicLadder ? "Anyone may read" : "Nobody may read";

const allowed = ({ unnamedFeedback }: { unnamedFeedback: boolean }) => (unnamedFeedback ? "Allowed" : "Not allowed");

export default function SettingsPage() {
  const { constraint, name, timeZone, publicLadder, unnamedFeedback, version, zones } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [form, fields] = useForm({
    lastResult: result?.lastResult,
    defaultValue: { name, timeZone, publicLadder, unnamedFeedback },
    constraint,
    schema: () => import("./form-schema").then(({ organisationSchema }) => organisationSchema),
  });
  return (
    <div className="max-w-[640px]">
      <PageHeader title="Settings" seenBy="Seen by administrators" />
      {result?.conflict && <Conflict differences={result.conflict.differences} />}
      <Card>
        <Form method="post" {...form.props} className="grid gap-4">
          <FormDraft name="settings" />
          <input type="hidden" name="version" value={result?.conflict?.version ?? version} />
          <FormErrors form={form} />
          <TextField
            field={fields.name}
            label="Organisation"
            autoComplete="organization"
            hint={<ReadBy text="organisation.name" />}
          />
          <SelectField
            field={fields.timeZone}
            label="Time zone"
            options={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
            hint="The days of cycles begin and end in it, and times are shown in it."
          />
          <CheckboxField
            field={fields.publicLadder}
            label="Anyone may read the ladder without signing in"
            hint="All published versions: what roles ask for, competencies and criteria. Nothing of people, ratings or teams is ever shown with it."
          />
          <CheckboxField
            field={fields.unnamedFeedback}
            label="Colleagues may be asked for feedback without their names"
            hint="Answers without a name are shown from three on, all at once when the asker closes the request, and never with a time. Without this, every answer bears its author’s name; requests that are open keep what was promised."
          />
          <Button look="primary" className="justify-self-start">
            Save
          </Button>
        </Form>
      </Card>
    </div>
  );
}
