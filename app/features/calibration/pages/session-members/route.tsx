import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listLeads } from "#app/features/calibration/data/calibration-people";
import { addSubjects, changeMembers } from "#app/features/calibration/data/calibration-sessions";
import { rolesMeant } from "#app/features/calibration/domain/session/scope";
import { sessionRefusalMessage, tooManyPeopleMessage } from "#app/features/calibration/domain/session/session";
import { readMembers } from "#app/features/calibration/server/calibration-members";
import { requireCalibrationSession } from "#app/features/calibration/server/calibration-session";
import { MemberFields } from "#app/features/calibration/ui/member-fields";
import { versionSchema } from "#app/features/cycles/ui/cycle-form-schema";
import { hasRecentPassword, requireRecentPassword } from "#app/features/identity/server/confirm-password";
import { plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseFields } from "#app/platform/server/forms";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { CONFIRM_FIRST } from "#app/ui/forms/confirm-first";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { FormErrors } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { useForm } from "#app/ui/forms/use-form";
import { PageHeader } from "#app/ui/page-header";
import { membersSchema } from "./form-schema";

export { staysAfterRefusal as shouldRevalidate } from "#app/ui/forms/confirm-first";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Members · ${data.session.name} · Cairn` : "Cairn" },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { session } = await requireCalibrationSession(request, context, params.sessionId, "manage-members");
  await requireRecentPassword(request, context);
  const leads = await listLeads(context.database);
  // Members without reports are in the list too, so that they can be removed.
  const known = new Set(leads.map(({ id }) => id));
  const choices = [...leads, ...session.members.filter(({ id }) => !known.has(id))];
  return {
    constraint: getZodConstraint(membersSchema),
    session: { id: session.id, name: session.name, version: session.version, cycle: session.cycle.name },
    members: session.members,
    choices: choices.map(({ id, name }) => ({ id, name })),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { session, by } = await requireCalibrationSession(request, context, params.sessionId, "manage-members");
  const { database } = context;
  const form = await request.formData();
  if (form.get("intent") === "add-people") {
    const { ladder } = await context.ladders.requireVersion(session.ladderVersionId);
    const { scope } = session;
    const meant = { roleIds: rolesMeant(scope, ladder), teamId: scope.teamId };
    const added = await addSubjects(database, by, session.id, meant);
    return redirectWithMessage(
      context,
      paths.calibrationSession(session.id),
      !added.ok
        ? added.reason === "too-many"
          ? `${tooManyPeopleMessage(added.count)}.`
          : sessionRefusalMessage(added.reason)
        : added.added === 0
          ? "Nobody else of the group has both sides in."
          : `${added.added} more ${plural(added.added, "person is", "people are")} in the session.`,
      { tone: added.ok ? "success" : "error" },
    );
  }
  const submission = parseFields(form, membersSchema);
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  if (!(await hasRecentPassword(request, context))) {
    return data({ lastResult: submission.reply({ formErrors: [CONFIRM_FIRST] }) }, { status: 403 });
  }
  const read = await readMembers(context, submission.value);
  if (!read.ok) {
    return data({ lastResult: submission.reply({ fieldErrors: read.fieldErrors }) }, { status: 400 });
  }
  const version = versionSchema.parse(form.get("version"));
  const changed = await changeMembers(database, by, session.id, version, read.members);
  if (!changed.ok) {
    const message =
      changed.reason === "changed-meanwhile"
        ? "Someone changed the members meanwhile. Those of now are named above; what you chose is still in the form."
        : sessionRefusalMessage(changed.reason);
    return data({ lastResult: submission.reply({ formErrors: [message] }) }, { status: 409 });
  }
  return redirectWithMessage(context, paths.calibrationSession(session.id), "The members are changed.");
}

export default function SessionMembers() {
  const { constraint, session, members, choices } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [form, fields] = useForm({
    lastResult: result?.lastResult,
    defaultValue: {
      memberIds: members.map(({ id }) => id),
      others: "",
      chair: members.find(({ isChair }) => isChair)?.id ?? "",
    },
    constraint,
    schema: () => import("./form-schema").then(({ membersSchema }) => membersSchema),
  });
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Calibration", to: paths.calibration() },
          { label: session.name, to: paths.calibrationSession(session.id) },
          { label: "Members and people" },
        ]}
        title="Members and people"
        sub={`Members now: ${members.map(({ name }) => name).join(", ") || "nobody"}.`}
        seenBy="Seen by administrators, and by the members who they are"
      />
      <div className="grid max-w-[860px] gap-5">
        <Card>
          <Form method="post" {...form.props} className="grid gap-5">
            <FormDraft name="members" />
            <FormErrors form={form} />
            <input type="hidden" name="version" value={session.version} />
            <MemberFields
              fields={fields}
              leads={choices}
              chairs={choices.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <div className="flex flex-wrap gap-2">
              <Button look="primary">Save members</Button>
              <ButtonLink to={paths.calibrationSession(session.id)}>Cancel</ButtonLink>
            </div>
          </Form>
        </Card>
        <Card>
          <h2>People who came later</h2>
          <p className="my-2 text-ink-2">
            The session is about those who had both sides in when it was opened. Bring in those of the group in{" "}
            {session.cycle} who have them in since.
          </p>
          <Form method="post">
            <Button name="intent" value="add-people">
              Bring them in
            </Button>
          </Form>
        </Card>
      </div>
    </>
  );
}
