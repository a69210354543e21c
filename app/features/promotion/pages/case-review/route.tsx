import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findToday } from "#app/features/identity/server/today";
import { caseRecommendation } from "#app/features/promotion/data/promotion";
import { backToDraft, recommendCase } from "#app/features/promotion/data/promotion-steps";
import { RECOMMENDATION_WORDS, RECOMMENDATIONS } from "#app/features/promotion/domain/lifecycle";
import { composeLive, requireCase } from "#app/features/promotion/server/case";
import { explainStep } from "#app/features/promotion/server/case-refusals";
import { StrengthLists } from "#app/features/promotion/ui/coverage-table";
import { describeReview } from "#app/features/promotion/ui/review";
import { paths } from "#app/paths";
import { readOne } from "#app/platform/database/reading";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseForm } from "#app/platform/server/forms";
import { requirePermit } from "#app/platform/server/guards";
import { permitCase } from "#app/policy/policy-promotion";
import { describeTextReaders } from "#app/policy/text-kinds";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { formatDay } from "#app/ui/day";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { FieldErrors, FormErrors, TextArea } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { useForm } from "#app/ui/forms/use-form";
import { PageHeader } from "#app/ui/page-header";
import { reviewSchema } from "./form-schema";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Recommendation for ${data.subjectName} · Cairn` : "Cairn" },
];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, head } = await requireCase(args, "recommend");
  const reading = requirePermit(permitCase(actor, "case.read", head));
  const [packet, said, { zone }] = await Promise.all([
    composeLive(args.context, actor, head),
    readOne(args.context.database, caseRecommendation(reading)),
    findToday(args.context),
  ]);
  return {
    caseId: head.id,
    version: head.version,
    subjectName: head.subject.name,
    targetName: packet.target.role,
    competencies: packet.competencies,
    recommendation: said?.recommendation ?? null,
    words: said?.recommendationWords ?? "",
    endsOn: describeReview(head.lifecycle, zone, args.context.now())?.endsOn ?? null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { context, request } = args;
  const { head, by } = await requireCase(args, "recommend");
  const submission = await parseForm(request, reviewSchema);
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const { recommendation, words, version, intent } = submission.value;
  const refuse = (message: string) =>
    data({ lastResult: submission.reply({ formErrors: [message] }) }, { status: 409 });
  if (intent === "send-back") {
    const result = await backToDraft(context.database, by, head.id, words);
    if (!result.ok) return refuse(explainStep(result.reason));
    return redirectWithMessage(context, paths.cases(), `Sent back to ${head.subject.name} with your comments.`);
  }
  if (!recommendation) {
    const lastResult = submission.reply({ fieldErrors: { recommendation: ["Choose what you recommend"] } });
    return data({ lastResult }, { status: 400 });
  }
  const of = { caseId: head.id, recommendation, words, expectedVersion: version };
  const result = await recommendCase(context.database, by, of);
  if (!result.ok) return refuse(explainStep(result.reason));
  return redirectWithMessage(context, paths.case(head.id), `${head.subject.name} can submit the case now.`);
}

export default function Review() {
  const { caseId, version, subjectName, targetName, competencies, recommendation, words, endsOn } =
    useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [form, fields] = useForm({
    lastResult: result?.lastResult,
    defaultValue: { recommendation, words },
    schema: () => import("./form-schema").then(({ reviewSchema }) => reviewSchema),
  });
  const chosen = fields.recommendation.initialValue;
  return (
    <div className="max-w-[860px]">
      <PageHeader
        crumbs={[
          { label: "Promotion cases", to: paths.cases() },
          { label: subjectName, to: paths.case(caseId) },
          { label: "Recommendation" },
        ]}
        title={`What do you recommend for ${subjectName}?`}
        sub={`For ${targetName}.`}
        seenBy={describeTextReaders("case.recommendation", { manager: "you", person: subjectName })}
        actions={<ButtonLink to={paths.case(caseId)}>Read the case</ButtonLink>}
      />
      <div className="grid gap-4">
        <Card>
          <h2 className="mb-2">What the evidence shows</h2>
          <StrengthLists competencies={competencies} />
        </Card>
        <Card>
          <Form method="post" {...form.props} className="grid gap-5">
            <FormDraft name="review" />
            <input type="hidden" name="version" value={version} />
            <FormErrors form={form} />
            <fieldset aria-describedby={fields.recommendation.errorId}>
              <legend className="mb-1 font-semibold">Your recommendation</legend>
              <div className="grid gap-1">
                {RECOMMENDATIONS.map((value) => (
                  <label key={value} className="flex min-h-8 items-center gap-2.5">
                    <input
                      type="radio"
                      name="recommendation"
                      value={value}
                      defaultChecked={chosen === value}
                      className="accent-accent"
                    />
                    {RECOMMENDATION_WORDS[value]}
                  </label>
                ))}
              </div>
              <FieldErrors field={fields.recommendation} />
            </fieldset>
            <TextArea
              field={fields.words}
              label="Your reasoning"
              required
              rows={8}
              hint="What you’ve seen first-hand, your doubts, and what a committee that doesn’t know the work should know."
            />
            <p className="text-ink-2">
              Whichever it is, {subjectName} decides whether to submit. To ask for changes first, send it back with your
              words.
              {endsOn && ` From ${formatDay(endsOn)} on they may submit it without a recommendation.`}
            </p>
            <div className="flex flex-wrap gap-2">
              <Button look="primary" name="intent" value="recommend">
                Record my recommendation
              </Button>
              <Button name="intent" value="send-back">
                Send back with my comments
              </Button>
            </div>
          </Form>
        </Card>
      </div>
    </div>
  );
}
