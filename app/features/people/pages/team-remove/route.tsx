import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/features/identity/server/session";
import { countEveryoneIn, removeTeam } from "#app/features/people/data/team-changes";
import type { RemovalRefusal } from "#app/features/people/domain/team-changes";
import { MAX_TEAM_DEPTH } from "#app/features/people/domain/team-tree";
import { requireManagedTeam } from "#app/features/people/server/managed-team";
import { teamRemovalSchema } from "#app/features/people/ui/team-schema";
import { countInWords, joinWords, plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseForm } from "#app/platform/server/forms";
import { notFound } from "#app/platform/server/guards";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { FormErrors, SelectField } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { useForm } from "#app/ui/forms/use-form";
import { PageHeader } from "#app/ui/page-header";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Remove ${data.team.name} · Cairn` : "Cairn" },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const { team, subteams, others } = await requireManagedTeam(context, actor, params.teamId);
  const everyone = await countEveryoneIn(context.database, team.id);
  return { team, others, subteams: subteams.map(({ name }) => name), left: everyone - team.people };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const { team, others, by } = await requireManagedTeam(context, actor, params.teamId);
  const submission = await parseForm(request, teamRemovalSchema);
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const { version, heirId = null } = submission.value;
  const result = await removeTeam(context.database, by, { id: team.id, version, heirId });
  if (result.ok) {
    const heir = others.find(({ id }) => id === heirId);
    const went = heir && result.people + result.teams > 0 ? ` What was in it is in ${heir.label} now.` : "";
    return redirectWithMessage(context, paths.teams(), `The team ${team.name} was removed.${went}`);
  }
  if (result.reason === "absent") throw notFound();
  const lastResult =
    result.reason === "changed-meanwhile"
      ? submission.reply({ formErrors: ["Someone changed this team meanwhile. Please look again."] })
      : submission.reply({ fieldErrors: { heirId: [REFUSALS[result.reason]] } });
  return data({ lastResult }, { status: 409 });
}

const REFUSALS: Record<RemovalRefusal, string> = {
  "heir-needed": "There are people or teams in it: choose where they go",
  "heir-absent": "This team is no longer there: choose another one",
  "heir-within": "This team is within the one that goes: choose another one",
  "too-deep": `Teams are at most ${MAX_TEAM_DEPTH} deep: choose one further up`,
};

export default function RemoveTeam() {
  const { team, others, subteams, left } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const isEmpty = team.people + left + subteams.length === 0;
  const [form, fields] = useForm({
    lastResult: result?.lastResult,
    defaultValue: { heirId: team.parentId ?? "" },
    constraint: { heirId: { required: !isEmpty } },
    schema: () => import("#app/features/people/ui/team-schema").then(({ teamRemovalSchema }) => teamRemovalSchema),
  });
  return (
    <div className="max-w-[640px]">
      <PageHeader
        crumbs={[
          { label: "People", to: paths.people() },
          { label: "Teams", to: paths.teams() },
          { label: team.name, to: paths.editTeam(team.id) },
          { label: "Remove" },
        ]}
        title={`Remove ${team.name}?`}
      />
      <Card>
        <Form method="post" {...form.props} className="grid gap-4">
          <input type="hidden" name="version" value={team.version} />
          <FormErrors form={form} />
          {isEmpty ? (
            <p>Nobody is in it, and no team is within it.</p>
          ) : (
            <>
              <p>
                {describeContents(team.people, left, subteams)} {SEPARATE}
              </p>
              <SelectField
                field={fields.heirId}
                label="They go to"
                options={others.map(({ id, label }) => ({ value: id, label }))}
                emptyLabel="Choose a team"
              />
            </>
          )}
          <div className="flex flex-wrap gap-2">
            <Button look="danger">Remove the team</Button>
            <ButtonLink to={paths.editTeam(team.id)}>Keep it</ButtonLink>
          </div>
        </Form>
      </Card>
    </div>
  );
}

const SEPARATE = "Managers, roles and assessments stay as they are. Where everyone went is on record.";

function describeContents(people: number, left: number, subteams: readonly string[]): string {
  const parts = [
    ...(people > 0 ? [`${countInWords(people)} ${plural(people, "person", "people")}`] : []),
    ...(left > 0 ? [`${countInWords(left)} who ${plural(left, "has", "have")} left`] : []),
    ...(subteams.length > 0 ? [`the ${plural(subteams.length, "team")} ${joinWords(subteams)}`] : []),
  ];
  const text = joinWords(parts);
  return `In it ${people + left + subteams.length === 1 ? "is" : "are"} ${text}.`;
}
