import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listReviewerChoices } from "#app/features/assessment/data/reviewers";
import { listParticipants } from "#app/features/cycles/data/cycle-participants";
import { cycleRefusalMessage, transitionCycle } from "#app/features/cycles/domain/cycle";
import { requireManagedCycle } from "#app/features/cycles/server/managed-cycle";
import { findToday } from "#app/features/identity/server/today";
import { plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { LONG_DEADLINE_MS } from "#app/platform/jobs/pool";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseFields } from "#app/platform/server/forms";
import { notFound } from "#app/platform/server/guards";
import { Button, ButtonLink } from "#app/ui/button";
import { Form } from "#app/ui/forms/form";
import { Notice } from "#app/ui/notice";
import { PageHeader } from "#app/ui/page-header";
import { Consequences, Obstacles } from "./consequences";
import { launchSchema, toChoices } from "./form-schema";
import { ReviewerChoices } from "./reviewer-choices";
import { isBlocked, launchMessage, toPreview } from "./view-model";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Launch ${data.cycle.name} · Cairn` : "Cairn" },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { cycle } = await requireManagedCycle(request, context, params.cycleId);
  const launching = transitionCycle(cycle.state, "launch");
  if (!launching.ok) {
    throw await redirectWithMessage(context, paths.cycle(cycle.id), cycleRefusalMessage(launching.reason), {
      tone: "error",
    });
  }
  const [{ ladder }, participants, { today }] = await Promise.all([
    context.ladders.requireVersion(cycle.ladderVersionId),
    listParticipants(context.database, cycle.id),
    findToday(context),
  ]);
  const preview = toPreview(participants, ladder, cycle, today);
  return {
    cycle: { id: cycle.id, name: cycle.name, version: cycle.version, selfDueOn: cycle.selfDueOn },
    preview,
    isBlocked: isBlocked(preview),
    candidates:
      preview.withoutReviewer.length > 0 && !preview.tooManyChoices ? await listReviewerChoices(context.database) : [],
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { cycle, by } = await requireManagedCycle(request, context, params.cycleId);
  const submission = parseFields(await request.formData(), launchSchema);
  if (submission.status !== "success") {
    return data({ message: "That could not be read. Please try again.", chosen: {}, personIds: [] }, { status: 400 });
  }
  const { version, reviewers } = submission.value;
  const launch = {
    cycleId: cycle.id,
    expectedVersion: version,
    choices: toChoices(reviewers),
    today: (await findToday(context)).today,
  };
  const options = { personId: by.actorId, deadlineMs: LONG_DEADLINE_MS };
  const result = await context.workers.run("cycle.launch", { by, launch }, options);
  if (result.ok) {
    const { assessments } = result;
    return redirectWithMessage(
      context,
      paths.cycle(cycle.id),
      `${cycle.name} is open: ${assessments} ${plural(assessments, "assessment has", "assessments have")} begun.`,
    );
  }
  if (result.reason === "not-found") throw notFound();
  if (result.reason === "is-open" || result.reason === "is-closed") {
    return redirectWithMessage(context, paths.cycle(cycle.id), cycleRefusalMessage(result.reason), { tone: "error" });
  }
  const personIds = "personIds" in result ? result.personIds : [];
  return data({ message: launchMessage(result.reason), chosen: reviewers, personIds }, { status: 409 });
}

export default function LaunchCycle() {
  const { cycle, preview, isBlocked, candidates } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Cycles", to: paths.cycles() },
          { label: cycle.name, to: paths.cycle(cycle.id) },
          { label: "Launch" },
        ]}
        title={`Launch ${cycle.name}?`}
      />
      <div className="grid max-w-[760px] gap-5">
        {result && (
          <Notice tone="error" role="alert">
            {result.message}
          </Notice>
        )}
        <Obstacles cycleId={cycle.id} preview={preview} />
        <Consequences preview={preview} selfDueOn={cycle.selfDueOn} />
        <Form method="post" className="grid gap-5">
          <input type="hidden" name="version" value={cycle.version} />
          {!isBlocked && (
            <ReviewerChoices
              people={preview.withoutReviewer}
              candidates={candidates}
              chosen={result?.chosen ?? {}}
              missing={result?.personIds ?? []}
            />
          )}
          <div className="flex flex-wrap gap-2">
            {!isBlocked && <Button look="primary">Launch</Button>}
            <ButtonLink to={paths.cycle(cycle.id)}>Not yet</ButtonLink>
          </div>
        </Form>
      </div>
    </>
  );
}
