import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CycleForm } from "#app/components/cycle/cycle-form";
import { cycleSchema } from "#app/components/cycle/cycle-form-schema";
import { PageHeader } from "#app/components/ui/page-header";
import { createCycle } from "#app/data/cycles";
import { redirectWithMessage } from "#app/http/flash";
import { parseForm } from "#app/http/forms";
import { listLadderVersionOptions } from "#app/http/ladder-version-options";
import { requireCycleManager } from "#app/http/managed-cycle";
import { paths } from "#app/paths";

export const meta = () => [{ title: "New cycle · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireCycleManager(request, context);
  return { constraint: getZodConstraint(cycleSchema), ladderVersions: await listLadderVersionOptions(context) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireCycleManager(request, context);
  const submission = await parseForm(request, cycleSchema);
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const versions = await listLadderVersionOptions(context);
  if (!versions.some(({ value }) => value === submission.value.ladderVersionId)) {
    const lastResult = submission.reply({ fieldErrors: { ladderVersionId: ["Choose a ladder version"] } });
    return data({ lastResult }, { status: 400 });
  }
  const by = { actorId: actor.personId, at: context.now() };
  const created = await createCycle(context.database, by, submission.value);
  if (!created.ok) {
    const lastResult = submission.reply({ fieldErrors: { name: ["Another cycle has this name already"] } });
    return data({ lastResult }, { status: 409 });
  }
  return redirectWithMessage(
    context,
    paths.cycleParticipants(created.id),
    `${submission.value.name} is a draft now, which only administrators see. Choose who takes part.`,
  );
}

export default function NewCycle() {
  const { constraint, ladderVersions } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Cycles", to: paths.cycles() }, { label: "New" }]}
        title="New cycle"
        sub="It starts as a draft: nobody is told anything until you launch it."
      />
      <CycleForm
        constraint={constraint}
        lastResult={result?.lastResult}
        defaults={{ ladderVersionId: ladderVersions[0]?.value }}
        ladderVersions={ladderVersions}
        submitLabel="Create the draft"
      />
    </>
  );
}
