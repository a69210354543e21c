import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findAssessmentHead } from "#app/features/assessment/data/assessments";
import { reopenAssessment } from "#app/features/assessment/data/rate";
import { refusalMessage, transition } from "#app/features/assessment/domain/lifecycle";
import { requireActor } from "#app/features/identity/server/session";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseForm } from "#app/platform/server/forms";
import { requireAllowed, requireFound } from "#app/platform/server/guards";
import { decideAssessment } from "#app/policy/policy";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { FormErrors, TextArea } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { useForm } from "#app/ui/forms/use-form";
import { Notice } from "#app/ui/notice";
import { PageHeader } from "#app/ui/page-header";
import { ReadBy } from "#app/ui/read-by";
import { TextLink } from "#app/ui/text-link";
import { reopenSchema } from "./form-schema";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Reopen · ${data.subjectName} · Cairn` : "Cairn" },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const head = requireFound(await findAssessmentHead(context.database, actor, params.assessmentId ?? ""));
  requireAllowed(decideAssessment(actor, "reopen", head.facts));
  const reopening = transition(head.lifecycle, "reopen");
  return {
    constraint: getZodConstraint(reopenSchema),
    subjectName: head.subject.name,
    reviewerName: head.reviewer?.name ?? "the reviewer",
    cycle: head.cycle && { id: head.cycle.id, name: head.cycle.name, isClosed: head.cycle.state === "closed" },
    refusal: reopening.ok ? null : refusalMessage(reopening.reason),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const head = requireFound(await findAssessmentHead(context.database, actor, params.assessmentId ?? ""));
  requireAllowed(decideAssessment(actor, "reopen", head.facts));
  const submission = await parseForm(request, reopenSchema);
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const by = { actorId: actor.personId, at: context.now(), reason: submission.value.reason };
  const result = await reopenAssessment(context.database, by, head.id);
  if (!result.ok) {
    const message =
      result.reason === "changed-meanwhile"
        ? "Someone else changed this first. Please look again."
        : refusalMessage(result.reason);
    return data({ lastResult: submission.reply({ formErrors: [message] }) }, { status: 409 });
  }
  return redirectWithMessage(
    context,
    head.cycle ? paths.cycle(head.cycle.id) : paths.home(),
    `The result of ${head.subject.name} is open again: both sides agree and confirm again.`,
  );
}

export default function Reopen() {
  const { constraint, subjectName, reviewerName, cycle, refusal } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [form, fields] = useForm({
    lastResult: result?.lastResult,
    constraint,
    schema: () => import("./form-schema").then(({ reopenSchema }) => reopenSchema),
  });
  const back = cycle ? paths.cycle(cycle.id) : paths.home();
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Cycles", to: paths.cycles() },
          ...(cycle ? [{ label: cycle.name, to: back }] : []),
          { label: "Reopen" },
        ]}
        title={`Reopen the result of ${subjectName}?`}
      />
      {refusal ? (
        <Notice tone="warning" title="There is nothing to reopen" className="max-w-[640px]">
          <p>{refusal}</p>
          <p className="mt-2">
            <TextLink to={back}>Back</TextLink>
          </p>
        </Notice>
      ) : (
        <Card className="max-w-[640px]">
          <Form method="post" {...form.props} className="grid gap-5">
            <FormDraft name="reopen" />
            <FormErrors form={form} />
            <ul className="grid list-disc gap-1.5 pl-5">
              <li>
                {subjectName} and {reviewerName} can change what they agreed, and confirm again. Their own ratings stay.
              </li>
              <li>
                Until both have confirmed there is no final result, and nobody but the two of them sees the ratings.
              </li>
              {cycle?.isClosed && (
                <li>{cycle.name} stays closed. Tell the two of them: it is not in their queue any more.</li>
              )}
            </ul>
            <TextArea
              field={fields.reason}
              label="Why"
              hint={
                <>
                  It stays on record.
                  <ReadBy text="assessment.reopen-reason" />
                </>
              }
            />
            <div className="flex flex-wrap gap-2">
              <Button look="danger">Reopen</Button>
              <ButtonLink to={back}>Leave it final</ButtonLink>
            </div>
          </Form>
        </Card>
      )}
    </>
  );
}
