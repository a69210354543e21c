import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { countParticipants } from "#app/features/cycles/data/cycle-participants";
import { deleteDraftCycle } from "#app/features/cycles/data/cycles";
import { cycleRefusalMessage, transitionCycle } from "#app/features/cycles/domain/cycle";
import { requireManagedCycle } from "#app/features/cycles/server/managed-cycle";
import { versionSchema } from "#app/features/cycles/ui/cycle-form-schema";
import { plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { notFound } from "#app/platform/server/guards";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Form } from "#app/ui/forms/form";
import { Notice } from "#app/ui/notice";
import { PageHeader } from "#app/ui/page-header";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Delete ${data.cycle.name} · Cairn` : "Cairn" },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { cycle } = await requireManagedCycle(request, context, params.cycleId);
  const deletion = transitionCycle(cycle.state, "delete");
  if (!deletion.ok) {
    throw await redirectWithMessage(context, paths.cycle(cycle.id), cycleRefusalMessage(deletion.reason), {
      tone: "error",
    });
  }
  return {
    cycle: { id: cycle.id, name: cycle.name, version: cycle.version },
    participants: await countParticipants(context.database, cycle.id),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { cycle, by } = await requireManagedCycle(request, context, params.cycleId);
  const version = versionSchema.parse((await request.formData()).get("version"));
  const result = await deleteDraftCycle(context.database, by, cycle.id, version);
  if (result.ok) return redirectWithMessage(context, paths.cycles(), `The draft ${cycle.name} is deleted.`);
  if (result.reason === "not-found") throw notFound();
  if (result.reason === "changed-meanwhile") {
    return data({ message: "Someone changed this draft meanwhile. Please look again." }, { status: 409 });
  }
  return redirectWithMessage(context, paths.cycle(cycle.id), cycleRefusalMessage(result.reason), { tone: "error" });
}

export default function DeleteCycle() {
  const { cycle, participants } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Cycles", to: paths.cycles() },
          { label: cycle.name, to: paths.cycle(cycle.id) },
          { label: "Delete" },
        ]}
        title={`Delete the draft ${cycle.name}?`}
      />
      <div className="grid max-w-[640px] gap-5">
        {result && (
          <Notice tone="error" role="alert">
            {result.message}
          </Notice>
        )}
        <Card>
          <p>
            Its dates and the choice of {participants} {plural(participants, "person", "people")} are gone for good;
            that it was deleted stays on record. Nobody was told of the draft, and no assessment has begun.
          </p>
        </Card>
        <Form method="post" className="flex flex-wrap gap-2">
          <input type="hidden" name="version" value={cycle.version} />
          <Button look="danger">Delete the draft</Button>
          <ButtonLink to={paths.cycle(cycle.id)}>Keep it</ButtonLink>
        </Form>
      </div>
    </>
  );
}
