import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findAssessmentHead } from "#app/features/assessment/data/assessments";
import { changeReviewer } from "#app/features/assessment/data/rate";
import { findActivePerson, listChainAbove, listReviewerChoices } from "#app/features/assessment/data/reviewers";
import { refusalMessage, transition } from "#app/features/assessment/domain/lifecycle";
import { hasRecentPassword, requireRecentPassword } from "#app/features/identity/server/confirm-password";
import { requireActor } from "#app/features/identity/server/session";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseForm } from "#app/platform/server/forms";
import { requireAllowed, requireFound } from "#app/platform/server/guards";
import { decideAssessment, decideBecomingReviewer } from "#app/policy/policy";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { CONFIRM_FIRST } from "#app/ui/forms/confirm-first";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { FormErrors, TextArea } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { useForm } from "#app/ui/forms/use-form";
import { Notice } from "#app/ui/notice";
import { PageHeader } from "#app/ui/page-header";
import { ReadBy } from "#app/ui/read-by";
import { TextLink } from "#app/ui/text-link";
import { reviewerSchema } from "./form-schema";
import { ReviewerSelect } from "./reviewer-select";

export { staysAfterRefusal as shouldRevalidate } from "#app/ui/forms/confirm-first";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Change reviewer · ${data.subject.name} · Cairn` : "Cairn" },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const head = requireFound(await findAssessmentHead(context.database, actor, params.assessmentId ?? ""));
  requireAllowed(decideAssessment(actor, "change-reviewer", head.facts));
  await requireRecentPassword(request, context);
  const change = transition(head.lifecycle, "change-reviewer");
  const [above, choices] = await Promise.all([
    listChainAbove(context.database, head.subject.id),
    listReviewerChoices(context.database),
  ]);
  const mayBecome = decideBecomingReviewer(actor, head.facts) === "allow";
  const isPossible = ({ id }: { id: string }) =>
    id !== head.subject.id && id !== head.reviewer?.id && (mayBecome || id !== actor.personId);
  const aboveIds = new Set(above.map(({ id }) => id));
  return {
    constraint: getZodConstraint(reviewerSchema),
    subject: { name: head.subject.name },
    reviewer: head.reviewer,
    hasDraft: head.sheets.some(({ kind, ratedCount }) => kind === "manager" && ratedCount > 0),
    cycle: head.cycle && { id: head.cycle.id, name: head.cycle.name },
    isCompared: head.lifecycle.phase === "comparison",
    engineerConfirmed: head.lifecycle.engineerConfirmed,
    refusal: change.ok ? null : refusalMessage(change.reason),
    above: above.filter(isPossible),
    others: choices.filter(isPossible).filter(({ id }) => !aboveIds.has(id)),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const head = requireFound(await findAssessmentHead(context.database, actor, params.assessmentId ?? ""));
  requireAllowed(decideAssessment(actor, "change-reviewer", head.facts));
  const submission = await parseForm(request, reviewerSchema);
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  if (!(await hasRecentPassword(request, context))) {
    return data({ lastResult: submission.reply({ formErrors: [CONFIRM_FIRST] }) }, { status: 403 });
  }
  const { reviewerId, reason } = submission.value;
  const refuse = (message: string) =>
    data({ lastResult: submission.reply({ fieldErrors: { reviewerId: [message] } }) }, { status: 400 });
  if (reviewerId === head.subject.id) return refuse("Nobody reviews themselves");
  if (reviewerId === head.reviewer?.id) return refuse("They are the reviewer already");
  if (reviewerId === actor.personId && decideBecomingReviewer(actor, head.facts) !== "allow") {
    return refuse("Both sides are in, and you would read them: another administrator has to name you");
  }
  const reviewer = await findActivePerson(context.database, reviewerId);
  if (!reviewer) return refuse("Choose someone who is active");
  const by = { actorId: actor.personId, at: context.now(), reason };
  const result = await changeReviewer(context.database, by, head.id, reviewer.id);
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
    `${reviewer.name} reviews ${head.subject.name} from now on.`,
  );
}

export default function ChangeReviewer() {
  const { constraint, subject, reviewer, hasDraft, isCompared, engineerConfirmed, cycle, refusal, above, others } =
    useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [form, fields] = useForm({
    lastResult: result?.lastResult,
    constraint,
    schema: () => import("./form-schema").then(({ reviewerSchema }) => reviewerSchema),
  });
  const back = cycle ? paths.cycle(cycle.id) : paths.home();
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Cycles", to: paths.cycles() },
          ...(cycle ? [{ label: cycle.name, to: back }] : []),
          { label: "Change reviewer" },
        ]}
        title={`Who reviews ${subject.name}?`}
        sub={reviewer ? `Now: ${reviewer.name}.` : "Now: nobody."}
      />
      {refusal ? (
        <Notice tone="warning" title="The reviewer cannot change now" className="max-w-[640px]">
          <p>{refusal}</p>
          <p className="mt-2">
            <TextLink to={back}>Back</TextLink>
          </p>
        </Notice>
      ) : (
        <Card className="max-w-[640px]">
          <Form method="post" {...form.props} className="grid gap-5">
            <FormDraft name="reviewer" />
            <FormErrors form={form} />
            {isCompared ? (
              <p>
                Both sides are in and stay as they were submitted,{" "}
                {reviewer ? `${reviewer.name}’s review` : "the review"} too. The new reviewer reads both, and agrees
                with {subject.name} and confirms from now on.
                {engineerConfirmed && ` What ${subject.name} confirmed stands.`}
              </p>
            ) : (
              <p>
                The new reviewer starts again.{" "}
                {reviewer && hasDraft && `What ${reviewer.name} has written so far stays theirs alone. `}
                The self-assessment stays as it is.
              </p>
            )}
            <ReviewerSelect field={fields.reviewerId} subjectName={subject.name} above={above} others={others} />
            <TextArea
              field={fields.reason}
              label="Why"
              hint={
                <>
                  It stays on record.
                  <ReadBy text="assessment.reviewer-reason" />
                </>
              }
            />
            <div className="flex flex-wrap gap-2">
              <Button look="primary">Change reviewer</Button>
              <ButtonLink to={back}>Cancel</ButtonLink>
            </div>
          </Form>
        </Card>
      )}
    </>
  );
}
