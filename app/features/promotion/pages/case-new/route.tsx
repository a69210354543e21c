import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/features/identity/server/session";
import { findRole, nextRoles, rolesOf } from "#app/features/ladder/domain/lookup";
import { requireOwnStanding } from "#app/features/people/data/own-standing";
import { createCase } from "#app/features/promotion/data/promotion-draft";
import { paths } from "#app/paths";
import type { RequestContext } from "#app/platform/server/context";
import { redirectWithMessage } from "#app/platform/server/flash";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Form } from "#app/ui/forms/form";
import { PageHeader } from "#app/ui/page-header";
import { newCaseSchema } from "./form-schema";

export const meta = () => [{ title: "Begin a promotion case · Cairn" }];

async function loadStanding(request: Request, context: RequestContext) {
  const actor = await requireActor(request, context);
  const standing = await requireOwnStanding(context.database, actor.personId);
  return { actor, standing, version: await context.ladders.requireCurrent(standing.ladderId) };
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { standing, version } = await loadStanding(request, context);
  const { ladder } = version;
  const wanted = new URL(request.url).searchParams.get("role");
  const suggested = [wanted, standing.targetRoleId, nextRoles(ladder, standing.roleId)[0]?.id].find(
    (id) => id && id !== standing.roleId && findRole(ladder, id),
  );
  return {
    suggested: suggested ?? null,
    tracks: ladder.tracks.map((track) => ({
      id: track.id,
      name: track.name,
      roles: rolesOf(ladder, track).flatMap(({ id, name }) => (id === standing.roleId ? [] : [{ id, name }])),
    })),
    roleName: findRole(ladder, standing.roleId)?.name ?? standing.roleId,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, standing, version } = await loadStanding(request, context);
  const parsed = newCaseSchema.safeParse(Object.fromEntries(await request.formData()));
  const target = parsed.success ? findRole(version.ladder, parsed.data.role) : null;
  if (!target || target.id === standing.roleId) {
    return data({ problem: "Choose the role that the case is for" }, { status: 400 });
  }
  const made = await createCase(
    context.database,
    { actorId: actor.personId, at: context.now() },
    {
      ladderVersionId: version.id,
      fromRoleId: standing.roleId,
      targetRoleId: target.id,
      competencyIds: target.expectations.map(({ competency }) => competency),
    },
  );
  return redirectWithMessage(
    context,
    paths.case(made.id),
    made.ok
      ? "Your case is started, with the evidence that you tagged for this role. Only you see it."
      : "This is the case you have already: one at a time.",
    { tone: made.ok ? "success" : "error" },
  );
}

export default function NewCase() {
  const { tracks, suggested, roleName } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <div className="max-w-[760px]">
      <PageHeader
        crumbs={[{ label: "Promotion cases", to: paths.cases() }, { label: "Begin" }]}
        title="Begin a promotion case"
        sub={`Your role today is ${roleName}.`}
        seenBy="Only you can see this until you share it"
      />
      <Card>
        <Form method="post" className="grid gap-5">
          <fieldset aria-describedby={problem ? "role-problem" : undefined}>
            <legend className="mb-2 font-semibold">Which role is it for?</legend>
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
                        {role.name}
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
          <p className="max-w-[65ch] border-l-2 border-line-2 pl-3 text-ink-2">
            Evidence that you tagged for what this role asks is put into the case to begin with. You can take any of it
            out again, and the pieces themselves stay as private as they are.
          </p>
          <div className="flex flex-wrap gap-2">
            <Button look="primary">Begin the case</Button>
            <ButtonLink to={paths.cases()}>Not now</ButtonLink>
          </div>
        </Form>
      </Card>
    </div>
  );
}
