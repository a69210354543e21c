import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/features/identity/server/session";
import { changeTeam } from "#app/features/people/data/team-changes";
import { listTeamChoices } from "#app/features/people/data/teams";
import { requireManagedTeam } from "#app/features/people/server/managed-team";
import { TeamFields } from "#app/features/people/ui/team-fields";
import { explainTeamRefusal, teamChangeSchema } from "#app/features/people/ui/team-schema";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseForm } from "#app/platform/server/forms";
import { notFound } from "#app/platform/server/guards";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Conflict } from "#app/ui/conflict";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { FormErrors } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { useForm } from "#app/ui/forms/use-form";
import { PageHeader } from "#app/ui/page-header";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.team.name ?? "Team"} · Cairn` }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const { team, others } = await requireManagedTeam(context, actor, params.teamId);
  return { constraint: getZodConstraint(teamChangeSchema), team, others };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const { team, by } = await requireManagedTeam(context, actor, params.teamId);
  const submission = await parseForm(request, teamChangeSchema);
  if (submission.status !== "success") {
    return data({ lastResult: submission.reply(), conflict: null }, { status: 400 });
  }
  const { name, parentId = null, version } = submission.value;
  const result = await changeTeam(context.database, by, { id: team.id, version, name, parentId });
  if (result.ok) return redirectWithMessage(context, paths.teams(), `The team ${name} was saved.`);
  if (result.reason === "absent") throw notFound();
  if (result.reason !== "changed-meanwhile") {
    const lastResult = submission.reply({ fieldErrors: explainTeamRefusal(result.reason) });
    return data({ lastResult, conflict: null }, { status: 409 });
  }
  const { team: now } = await requireManagedTeam(context, actor, params.teamId);
  const choices = await listTeamChoices(context.database);
  const labelOf = (id: string | null) => choices.find((choice) => choice.id === id)?.label ?? "no other team";
  const differences = [
    { label: "Name", now: now.name, typed: name },
    { label: "Within", now: labelOf(now.parentId), typed: labelOf(parentId) },
  ].filter((field) => field.now !== field.typed);
  return data({ lastResult: submission.reply(), conflict: { version: now.version, differences } }, { status: 409 });
}

export default function ChangeTeam() {
  const { constraint, team, others } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [form, fields] = useForm({
    lastResult: result?.lastResult,
    defaultValue: { name: team.name, parentId: team.parentId ?? "" },
    constraint,
    schema: () => import("#app/features/people/ui/team-schema").then(({ teamChangeSchema }) => teamChangeSchema),
  });
  return (
    <div className="max-w-[640px]">
      <PageHeader
        crumbs={[{ label: "People", to: paths.people() }, { label: "Teams", to: paths.teams() }, { label: team.name }]}
        title={team.name}
        seenBy="Seen by everyone"
        actions={
          <ButtonLink to={paths.removeTeam(team.id)} look="danger">
            Remove…
          </ButtonLink>
        }
      />
      {result?.conflict && <Conflict differences={result.conflict.differences} />}
      <Card>
        <Form method="post" {...form.props} className="grid gap-4">
          <FormDraft name="team" />
          <input type="hidden" name="version" value={result?.conflict?.version ?? team.version} />
          <FormErrors form={form} />
          <TeamFields fields={fields} choices={others} />
          <p className="text-[13.5px] text-ink-2">A team that moves takes its people and the teams within it along.</p>
          <div className="flex flex-wrap gap-2">
            <Button look="primary">Save</Button>
            <ButtonLink to={paths.teams()}>Cancel</ButtonLink>
          </div>
        </Form>
      </Card>
    </div>
  );
}
