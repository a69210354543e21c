import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createCycle } from "#app/features/cycles/data/cycles";
import { requireCycleManager } from "#app/features/cycles/server/managed-cycle";
import { CycleForm } from "#app/features/cycles/ui/cycle-form";
import { cycleSchema } from "#app/features/cycles/ui/cycle-form-schema";
import { listLadderVersionOptions } from "#app/features/ladder/server/ladder-version-options";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseForm } from "#app/platform/server/forms";
import { PageHeader } from "#app/ui/page-header";

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
