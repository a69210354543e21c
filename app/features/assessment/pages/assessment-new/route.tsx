import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { startOwnAssessment } from "#app/features/assessment/data/own-assessments";
import { requireActor } from "#app/features/identity/server/session";
import { findRole, nextRoles, rolesOf } from "#app/features/ladder/domain/lookup";
import { requireOwnStanding } from "#app/features/people/data/own-standing";
import { paths } from "#app/paths";
import type { RequestContext } from "#app/platform/server/context";
import { requireAllowed } from "#app/platform/server/guards";
import { decideOrganisation } from "#app/policy/policy";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Form } from "#app/ui/forms/form";
import { PageHeader } from "#app/ui/page-header";
import { newAssessmentSchema } from "./form-schema";

export const meta = () => [{ title: "Assess myself · Cairn" }];

async function loadStanding(request: Request, context: RequestContext) {
  const actor = await requireActor(request, context);
  requireAllowed(decideOrganisation(actor, "own-assessment.start"));
  const standing = await requireOwnStanding(context.database, actor.personId);
  const version = await context.ladders.requireCurrent(standing.ladderId);
  return { actor, standing, version };
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { standing, version } = await loadStanding(request, context);
  const { ladder } = version;
  const suggested = standing.targetRoleId ?? nextRoles(ladder, standing.roleId)[0]?.id ?? standing.roleId;
  return {
    tracks: ladder.tracks.map((track) => ({
      id: track.id,
      name: track.name,
      roles: rolesOf(ladder, track).map(({ id, name }) => ({ id, name })),
    })),
    suggested,
    roleId: standing.roleId,
    managerName: standing.manager?.name ?? null,
    ladderVersion: ladder.version,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, standing, version } = await loadStanding(request, context);
  const parsed = newAssessmentSchema.safeParse(Object.fromEntries(await request.formData()));
  const target = parsed.success ? findRole(version.ladder, parsed.data.role) : null;
  if (!target) return data({ problem: "Choose the role to measure yourself against" }, { status: 400 });
  const by = { actorId: actor.personId, at: context.now() };
  const against = { ladderVersionId: version.id, roleId: standing.roleId, targetRoleId: target.id };
  return redirect(paths.selfAssessment(await startOwnAssessment(context.database, by, against)));
}

export default function NewAssessment() {
  const { tracks, suggested, roleId, managerName, ladderVersion } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <div className="max-w-[760px]">
      <PageHeader
        crumbs={[{ label: "Assessments", to: paths.assessments() }, { label: "Assess myself" }]}
        title="Assess myself"
        sub={`At any time, against any role of the ladder (version ${ladderVersion}).`}
      />
      <Card>
        <Form method="post" className="grid gap-5">
          <fieldset aria-describedby={problem ? "role-problem" : undefined}>
            <legend className="mb-2 font-semibold">Which role do you measure yourself against?</legend>
            <div className="grid gap-5 sm:grid-cols-2">
              {tracks.map((track) => (
                <div key={track.id}>
                  <p className="mb-1 text-ink-2">{track.name}</p>
                  <div className="grid gap-1">
                    {track.roles.map((role) => (
                      <label
                        key={role.id}
                        className="flex items-baseline gap-2.5 rounded-lg border border-line px-3 py-1.5 hover:border-accent has-checked:border-accent has-checked:bg-accent-soft"
                      >
                        <input
                          type="radio"
                          name="role"
                          value={role.id}
                          required
                          defaultChecked={role.id === suggested}
                          className="accent-accent"
                        />
                        <span>
                          {role.name} {role.id === roleId && <span className="text-ink-2">your role today</span>}
                        </span>
                      </label>
                    ))}
                  </div>
                </div>
              ))}
            </div>
            {problem && (
              <p id="role-problem" role="alert" className="mt-2 font-medium text-danger">
                {problem}
              </p>
            )}
          </fieldset>
          <div className="max-w-[65ch] border-l-2 border-line-2 pl-3 text-ink-2">
            <p>
              Only you see it: not your manager, not their managers, not administrators.{" "}
              {managerName
                ? `Once it is submitted you can share it with ${managerName}, and take that back at any time.`
                : "Once it is submitted you can share it with your manager, when you have one."}{" "}
              It is part of no cycle, and nobody reviews it.
            </p>
          </div>
          <div className="flex flex-wrap gap-2">
            <Button look="primary">Begin</Button>
            <ButtonLink to={paths.assessments()}>Not now</ButtonLink>
          </div>
        </Form>
      </Card>
    </div>
  );
}
