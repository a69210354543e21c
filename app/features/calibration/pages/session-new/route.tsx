import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listLeads } from "#app/features/calibration/data/calibration-people";
import { openSession } from "#app/features/calibration/data/calibration-sessions";
import { rolesMeant } from "#app/features/calibration/domain/session/scope";
import { tooManyPeopleMessage } from "#app/features/calibration/domain/session/session";
import { readMembers } from "#app/features/calibration/server/calibration-members";
import { MemberFields } from "#app/features/calibration/ui/member-fields";
import { findCycle, listCycles } from "#app/features/cycles/data/cycles";
import { hasRecentPassword, requireRecentPassword } from "#app/features/identity/server/confirm-password";
import { requireActor } from "#app/features/identity/server/session";
import { rolesOf } from "#app/features/ladder/domain/lookup";
import { listTeamChoices } from "#app/features/people/data/teams";
import { paths } from "#app/paths";
import type { RequestContext } from "#app/platform/server/context";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseForm } from "#app/platform/server/forms";
import { requireAllowed } from "#app/platform/server/guards";
import { decideOrganisation } from "#app/policy/policy";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { EmptyState } from "#app/ui/empty-state";
import { CONFIRM_FIRST } from "#app/ui/forms/confirm-first";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { FormErrors, SelectField, TextField } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { useForm } from "#app/ui/forms/use-form";
import { PageHeader } from "#app/ui/page-header";
import { ReadBy } from "#app/ui/read-by";
import { sessionSchema } from "./form-schema";
import { RoleChoice } from "./role-choice";

export { staysAfterRefusal as shouldRevalidate } from "#app/ui/forms/confirm-first";

export const meta = () => [{ title: "Open a session · Calibration · Cairn" }];

async function requireOpener(request: Request, context: RequestContext) {
  const actor = await requireActor(request, context);
  requireAllowed(decideOrganisation(actor, "calibrations.open"));
  return actor;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireOpener(request, context);
  await requireRecentPassword(request, context);
  const { database, ladders } = context;
  const [cycles, teams, leads, { ladder }] = await Promise.all([
    listCycles(database),
    listTeamChoices(database),
    listLeads(database),
    ladders.requireCurrent(),
  ]);
  const self = { id: actor.personId, name: actor.name };
  return {
    constraint: getZodConstraint(sessionSchema),
    cycles: cycles
      .filter(({ state }) => state !== "draft")
      .map(({ id, name, final, participants }) => ({
        value: id,
        label: `${name} (${final} of ${participants} final)`,
      })),
    teams: teams.map(({ id, label }) => ({ value: id, label })),
    leads,
    chairs: [...leads.filter(({ id }) => id !== self.id), self].map(({ id, name }) => ({
      value: id,
      label: id === self.id ? `${name} (you)` : name,
    })),
    tracks: ladder.tracks.map((track) => ({
      id: track.id,
      name: track.name,
      roles: rolesOf(ladder, track).map(({ id, name }) => ({ id, name })),
    })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireOpener(request, context);
  const submission = await parseForm(request, sessionSchema);
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  if (!(await hasRecentPassword(request, context))) {
    return data({ lastResult: submission.reply({ formErrors: [CONFIRM_FIRST] }) }, { status: 403 });
  }
  const { name, cycleId, trackId, roleIds, teamId, ...people } = submission.value;
  const refuse = (fieldErrors: Record<string, string[]>) =>
    data({ lastResult: submission.reply({ fieldErrors }) }, { status: 400 });
  const { database } = context;
  const [cycle, read] = await Promise.all([findCycle(database, cycleId), readMembers(context, people)]);
  if (!cycle || cycle.state === "draft") return refuse({ cycleId: ["Choose a cycle that is open or closed"] });
  if (!read.ok) return refuse(read.fieldErrors);
  const { ladder } = await context.ladders.requireVersion(cycle.ladderVersionId);
  const scope = { trackId: trackId ?? null, roleIds, teamId: teamId ?? null };
  const by = { actorId: actor.personId, at: context.now() };
  const draft = { name, cycleId, scope, members: read.members };
  const opened = await openSession(database, by, draft, { roleIds: rolesMeant(scope, ladder), teamId: scope.teamId });
  if (!opened.ok && opened.reason === "too-many") return refuse({ cycleId: [tooManyPeopleMessage(opened.count)] });
  if (!opened.ok) {
    return refuse({ cycleId: ["Nobody of this group has both sides in yet: choose a wider group, or wait"] });
  }
  return redirectWithMessage(context, paths.calibrationSession(opened.id), `${name} is open.`);
}

export default function NewSession() {
  const { constraint, cycles, teams, leads, chairs, tracks } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [form, fields] = useForm({
    lastResult: result?.lastResult,
    constraint,
    schema: () => import("./form-schema").then(({ sessionSchema }) => sessionSchema),
  });
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Calibration", to: paths.calibration() }, { label: "Open a session" }]}
        title="Open a session"
        sub="It is about everyone of the group whose self-assessment and review are both in. They do not learn of it before its release."
      />
      {cycles.length === 0 ? (
        <EmptyState title="There is no cycle to calibrate" action={<ButtonLink to={paths.cycles()}>Cycles</ButtonLink>}>
          Launch one first: a session compares what is rated in it.
        </EmptyState>
      ) : (
        <Card className="max-w-[860px]">
          <Form method="post" {...form.props} className="grid gap-5">
            <FormDraft name="session" />
            <FormErrors form={form} />
            <TextField
              field={fields.name}
              label="Name"
              hint={
                <>
                  Like Staff engineers, 2026 H2.
                  <ReadBy
                    text="calibration.session-name"
                    names={{ reviewer: "everyone whose reviews were in it", person: "those whose ratings it changed" }}
                  />
                </>
              }
              autoComplete="off"
            />
            <div className="grid items-start gap-5 sm:grid-cols-3">
              <SelectField field={fields.cycleId} label="Cycle" options={cycles} />
              <SelectField
                field={fields.trackId}
                label="Track"
                options={tracks.map(({ id, name }) => ({ value: id, label: name }))}
                emptyLabel="Every track"
              />
              <SelectField
                field={fields.teamId}
                label="Team, with those in it"
                options={teams}
                emptyLabel="Every team"
              />
            </div>
            <RoleChoice field={fields.roleIds} tracks={tracks} />
            <MemberFields fields={fields} leads={leads} chairs={chairs} />
            <div className="flex flex-wrap gap-2">
              <Button look="primary">Open the session</Button>
              <ButtonLink to={paths.calibration()}>Cancel</ButtonLink>
            </div>
          </Form>
        </Card>
      )}
    </>
  );
}
