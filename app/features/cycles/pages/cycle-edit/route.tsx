import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  type CycleDraft,
  moveCycleDates,
  type UpdateCycleResult,
  updateDraftCycle,
} from "#app/features/cycles/data/cycles";
import { cycleRefusalMessage } from "#app/features/cycles/domain/cycle";
import { requireManagedCycle } from "#app/features/cycles/server/managed-cycle";
import { CycleDatesForm, CycleForm } from "#app/features/cycles/ui/cycle-form";
import { cycleDatesSchema, cycleSchema, dateErrors, versionSchema } from "#app/features/cycles/ui/cycle-form-schema";
import { listLadderVersionOptions } from "#app/features/ladder/server/ladder-version-options";
import { paths } from "#app/paths";
import type { RequestContext } from "#app/platform/server/context";
import { redirectWithMessage } from "#app/platform/server/flash";
import { notFound } from "#app/platform/server/guards";
import type { FormAnswer } from "#app/ui/forms/use-form";
import { PageHeader } from "#app/ui/page-header";
import { ChangedMeanwhile } from "./changed-meanwhile";
import { parseVersioned } from "./form";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Edit ${data.cycle.name} · Cairn` : "Cairn" },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { cycle } = await requireManagedCycle(request, context, params.cycleId);
  if (cycle.state === "closed") {
    throw await redirectWithMessage(context, paths.cycle(cycle.id), cycleRefusalMessage("is-closed"), {
      tone: "error",
    });
  }
  const constraint = getZodConstraint(cycle.state === "draft" ? cycleSchema : cycleDatesSchema);
  return { constraint, cycle, ladderVersions: await listLadderVersionOptions(context) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { cycle, by } = await requireManagedCycle(request, context, params.cycleId);
  const form = await request.formData();
  const version = versionSchema.parse(form.get("version"));
  const { database } = context;
  if (cycle.state !== "draft") {
    const submission = parseVersioned(form, cycleDatesSchema);
    if (submission.status !== "success") return answer(400, submission.reply());
    const moved = await moveCycleDates(database, by, cycle.id, version, submission.value);
    return moved.ok
      ? redirectWithMessage(context, paths.cycle(cycle.id), "The dates are moved.")
      : refuse(context, cycle.id, submission, moved);
  }
  const submission = parseVersioned(form, cycleSchema);
  if (submission.status !== "success") return answer(400, submission.reply());
  const versions = await listLadderVersionOptions(context);
  if (!versions.some(({ value }) => value === submission.value.ladderVersionId)) {
    return answer(400, submission.reply({ fieldErrors: { ladderVersionId: ["Choose a ladder version"] } }));
  }
  const updated = await updateDraftCycle(database, by, cycle.id, version, submission.value);
  return updated.ok
    ? redirectWithMessage(context, paths.cycle(cycle.id), "Saved.")
    : refuse(context, cycle.id, submission, updated);
}

type Current = (CycleDraft & { version: number }) | null;

function answer(status: number, lastResult: NonNullable<FormAnswer>, current: Current = null) {
  return data({ lastResult, current }, { status });
}

function refuse(
  context: RequestContext,
  cycleId: string,
  submission: { reply(options?: { fieldErrors: Record<string, string[]> }): NonNullable<FormAnswer> },
  refusal: Exclude<UpdateCycleResult, { ok: true }>,
) {
  switch (refusal.reason) {
    case "not-found":
      throw notFound();
    case "name-taken":
      return answer(409, submission.reply({ fieldErrors: { name: ["Another cycle has this name already"] } }));
    case "dates":
      return answer(400, submission.reply({ fieldErrors: dateErrors(refusal.problems) }));
    case "changed-meanwhile":
      return answer(409, submission.reply(), refusal.current);
    default:
      return redirectWithMessage(context, paths.cycle(cycleId), cycleRefusalMessage(refusal.reason), { tone: "error" });
  }
}

export default function EditCycle() {
  const { constraint, cycle, ladderVersions } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const current = result?.current ?? null;
  const isDraft = cycle.state === "draft";
  const common = {
    constraint,
    lastResult: result?.lastResult,
    version: current?.version ?? cycle.version,
    cancelTo: paths.cycle(cycle.id),
  };
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Cycles", to: paths.cycles() },
          { label: cycle.name, to: paths.cycle(cycle.id) },
          { label: isDraft ? "Edit" : "Move dates" },
        ]}
        title={isDraft ? `Edit ${cycle.name}` : `Move the dates of ${cycle.name}`}
        sub={
          isDraft
            ? "A draft can change freely until you launch it."
            : "People plan by these dates, so they can only move later. The change is on record."
        }
      />
      {current && <ChangedMeanwhile current={current} ladderVersions={ladderVersions} />}
      {isDraft ? (
        <CycleForm {...common} defaults={cycle} ladderVersions={ladderVersions} submitLabel="Save" />
      ) : (
        <CycleDatesForm {...common} dates={cycle} />
      )}
    </>
  );
}
