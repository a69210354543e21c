import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/features/identity/server/session";
import { createTeam } from "#app/features/people/data/team-changes";
import { listTeamChoices } from "#app/features/people/data/teams";
import { TeamFields } from "#app/features/people/ui/team-fields";
import { explainTeamRefusal, teamSchema } from "#app/features/people/ui/team-schema";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseForm } from "#app/platform/server/forms";
import { notFound, requireAllowed } from "#app/platform/server/guards";
import { decideOrganisation } from "#app/policy/policy";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { FormErrors } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { useForm } from "#app/ui/forms/use-form";
import { PageHeader } from "#app/ui/page-header";

export const meta = () => [{ title: "Add a team · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireAllowed(decideOrganisation(await requireActor(request, context), "teams.manage"));
  const choices = await listTeamChoices(context.database);
  const within = new URL(request.url).searchParams.get("within");
  return {
    constraint: getZodConstraint(teamSchema),
    choices,
    parentId: choices.find(({ id }) => id === within)?.id ?? "",
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  requireAllowed(decideOrganisation(actor, "teams.manage"));
  const submission = await parseForm(request, teamSchema);
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const { name, parentId = null } = submission.value;
  const result = await createTeam(context.database, { actorId: actor.personId, at: context.now() }, { name, parentId });
  if (result.ok) return redirectWithMessage(context, paths.teams(), `The team ${name} was added.`);
  if (result.reason === "absent" || result.reason === "changed-meanwhile") throw notFound();
  return data({ lastResult: submission.reply({ fieldErrors: explainTeamRefusal(result.reason) }) }, { status: 409 });
}

export default function NewTeam() {
  const { constraint, choices, parentId } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [form, fields] = useForm({
    lastResult: result?.lastResult,
    defaultValue: { parentId },
    constraint,
    schema: () => import("#app/features/people/ui/team-schema").then(({ teamSchema }) => teamSchema),
  });
  return (
    <div className="max-w-[640px]">
      <PageHeader
        crumbs={[
          { label: "People", to: paths.people() },
          { label: "Teams", to: paths.teams() },
          { label: "Add a team" },
        ]}
        title="Add a team"
        seenBy="Seen by everyone"
      />
      <Card>
        <Form method="post" {...form.props} className="grid gap-4">
          <FormDraft name="team" />
          <FormErrors form={form} />
          <TeamFields fields={fields} choices={choices} />
          <div className="flex flex-wrap gap-2">
            <Button look="primary">Add the team</Button>
            <ButtonLink to={paths.teams()}>Cancel</ButtonLink>
          </div>
        </Form>
      </Card>
    </div>
  );
}
