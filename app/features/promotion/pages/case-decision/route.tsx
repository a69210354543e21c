import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findToday } from "#app/features/identity/server/today";
import { nextRoles } from "#app/features/ladder/domain/lookup";
import { decideOnCase } from "#app/features/promotion/data/committee-votes";
import { caseRefusalMessage, transitionCase } from "#app/features/promotion/domain/lifecycle";
import { loadCase, requireCase } from "#app/features/promotion/server/case";
import { explainStep } from "#app/features/promotion/server/case-refusals";
import { Strength } from "#app/features/promotion/ui/coverage-table";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseForm } from "#app/platform/server/forms";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { FieldErrors, FormErrors, TextArea, TextField } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { useForm } from "#app/ui/forms/use-form";
import { Notice } from "#app/ui/notice";
import { PageHeader } from "#app/ui/page-header";
import { ReadBy } from "#app/ui/read-by";
import { decisionSchema } from "./form-schema";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Decision on ${data.subjectName} · Cairn` : "Cairn" },
];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, head } = await requireCase(args, "decide");
  const [shown, { today }] = await Promise.all([loadCase(args.context, actor, head), findToday(args.context)]);
  const deciding = transitionCase(head.lifecycle, "approve", args.context.now());
  const packet = shown.kind === "damaged" ? null : shown.packet;
  return {
    caseId: head.id,
    version: head.version,
    subjectName: head.subject.name,
    targetName: packet?.target.role ?? "",
    today,
    refusal: deciding.ok ? null : caseRefusalMessage(deciding.reason),
    competencies: (packet?.competencies ?? []).map(({ id, name, state, reasons }) => ({ id, name, state, reasons })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { context, request } = args;
  const { actor, head, by } = await requireCase(args, "decide");
  const submission = await parseForm(request, decisionSchema);
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const { decision, feedback, version, effectiveOn = "", gaps } = submission.value;
  const [{ ladder }, { today }, shown] = await Promise.all([
    context.ladders.requireVersion(head.ladderVersionId),
    findToday(context),
    loadCase(context, actor, head),
  ]);
  const of = { caseId: head.id, expectedVersion: version, feedback };
  const asked = shown.kind === "damaged" ? [] : shown.packet.competencies.map(({ id }) => id);
  const result = await decideOnCase(
    context.database,
    by,
    decision === "approve"
      ? { ...of, decision, effectiveOn, today, nextRoleId: nextRoles(ladder, head.targetRoleId)[0]?.id ?? null }
      : { ...of, decision, gaps: asked.filter((id) => gaps.includes(id)) },
  );
  if (!result.ok) {
    return data({ lastResult: submission.reply({ formErrors: [explainStep(result.reason)] }) }, { status: 409 });
  }
  const next = head.committee ? paths.committee(head.committee.id) : paths.case(head.id);
  return redirectWithMessage(context, next, `The decision is recorded, and ${head.subject.name} reads your words.`);
}

export default function Decision() {
  const { caseId, version, subjectName, targetName, today, competencies, refusal } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [form, fields] = useForm({
    lastResult: result?.lastResult,
    defaultValue: { effectiveOn: today },
    schema: () => import("./form-schema").then(({ decisionSchema }) => decisionSchema),
  });
  const chosenGaps = [fields.gaps.initialValue ?? []].flat();
  return (
    <div className="max-w-[860px]">
      <PageHeader
        crumbs={[
          { label: "Committees", to: paths.committees() },
          { label: subjectName, to: paths.case(caseId) },
          { label: "Decision" },
        ]}
        title={`What did the committee decide on ${subjectName}?`}
        actions={<ButtonLink to={paths.caseVote(caseId)}>The votes</ButtonLink>}
      />
      {refusal ? (
        <Notice tone="warning">{refusal}</Notice>
      ) : (
        <Card>
          <Form method="post" {...form.props} className="grid gap-6">
            <FormDraft name="decision" />
            <input type="hidden" name="version" value={version} />
            <FormErrors form={form} />
            <fieldset aria-describedby={fields.decision.errorId}>
              <legend className="mb-1 font-semibold">The decision</legend>
              {(
                [
                  ["approve", `Approve: ${subjectName} becomes ${targetName}`],
                  ["not-yet", "Not yet"],
                ] as const
              ).map(([value, label]) => (
                <label key={value} className="flex min-h-8 items-center gap-2.5">
                  <input
                    type="radio"
                    name="decision"
                    value={value}
                    defaultChecked={fields.decision.initialValue === value}
                    className="accent-accent"
                  />
                  {label}
                </label>
              ))}
              <FieldErrors field={fields.decision} />
            </fieldset>
            <TextField
              field={fields.effectiveOn}
              type="date"
              label="For an approval: the new role counts from"
              hint="From today or before, the role is changed at once. A later day: an administrator puts it on record then."
            />
            <fieldset aria-describedby={fields.gaps.errorId}>
              <legend className="font-semibold">For a “not yet”: what the committee did not see yet</legend>
              <p className="mb-2 text-[13.5px] text-ink-2">
                {subjectName} can turn each into a goal of their growth plan. What the evidence shows stands beside it.
              </p>
              <ul className="grid gap-1">
                {competencies.map(({ id, name, state, reasons }) => (
                  <li key={id}>
                    <label className="flex min-h-8 flex-wrap items-center gap-2.5">
                      <input
                        type="checkbox"
                        name="gaps"
                        value={id}
                        defaultChecked={chosenGaps.includes(id)}
                        className="accent-accent"
                      />
                      {name} <Strength shown={{ state, reasons }} />
                    </label>
                  </li>
                ))}
              </ul>
              <FieldErrors field={fields.gaps} />
            </fieldset>
            <TextArea
              field={fields.feedback}
              label={`To ${subjectName}`}
              required
              rows={9}
              hint={
                <>
                  What the committee saw, and what would show the rest. No names of who voted how.
                  <ReadBy text="case.decision-feedback" names={{ person: subjectName }} />
                </>
              }
            />
            <div>
              <Button look="primary">Record the decision</Button>
            </div>
          </Form>
        </Card>
      )}
    </div>
  );
}
