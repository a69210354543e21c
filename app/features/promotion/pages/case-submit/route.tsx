import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { findOrganisation } from "#app/features/identity/data/organisation";
import { findToday } from "#app/features/identity/server/today";
import { submitCase } from "#app/features/promotion/data/promotion-steps";
import { RECOMMENDATION_WORDS } from "#app/features/promotion/domain/lifecycle";
import { composeLive, requireCase } from "#app/features/promotion/server/case";
import { explainStep } from "#app/features/promotion/server/case-refusals";
import { StrengthLists } from "#app/features/promotion/ui/coverage-table";
import { describeReview } from "#app/features/promotion/ui/review";
import { Words } from "#app/features/promotion/ui/words";
import { paths } from "#app/paths";
import { formatText } from "#app/platform/markdown";
import { redirectWithMessage } from "#app/platform/server/flash";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { formatDay } from "#app/ui/day";
import { Form } from "#app/ui/forms/form";
import { Notice } from "#app/ui/notice";
import { PageHeader } from "#app/ui/page-header";

export const meta = () => [{ title: "Submit the case · Cairn" }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, head } = await requireCase(args, "submit");
  const [packet, { zone }] = await Promise.all([composeLive(args.context, actor, head), findToday(args.context)]);
  return {
    caseId: head.id,
    version: head.version,
    targetName: packet.target.role,
    hasSummary: packet.summary !== "",
    withoutWords: packet.competencies.filter(({ narrative }) => narrative === "").length,
    competencies: packet.competencies,
    managerName: packet.manager,
    recommendation: packet.recommendation && {
      ...packet.recommendation,
      words: formatText(packet.recommendation.words),
    },
    review: describeReview(head.lifecycle, zone, args.context.now()),
  };
}

const WITHOUT = "without-recommendation";
const schema = z.object({ version: z.coerce.number().int().min(1), intent: z.enum(["submit", WITHOUT]) });

export async function action(args: ActionFunctionArgs) {
  const { context, request } = args;
  const { actor, head, by } = await requireCase(args, "submit");
  const parsed = schema.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) return data({ problem: explainStep("changed-meanwhile") }, { status: 400 });
  const [packet, organisation] = await Promise.all([
    composeLive(context, actor, head, { isWithoutRecommendation: parsed.data.intent === WITHOUT }),
    findOrganisation(context.database),
  ]);
  const result = await submitCase(context.database, by, {
    caseId: head.id,
    expectedVersion: parsed.data.version,
    organisation: organisation?.name ?? "",
    packet,
  });
  if (!result.ok) return data({ problem: explainStep(result.reason) }, { status: 409 });
  return redirectWithMessage(context, paths.case(head.id), "Submitted. What the committee reads is what you see now.");
}

export default function Submit() {
  const { caseId, version, targetName, hasSummary, withoutWords, competencies, managerName, recommendation, review } =
    useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <div className="max-w-[860px]">
      <PageHeader
        crumbs={[
          { label: "Promotion cases", to: paths.cases() },
          { label: "Case", to: paths.case(caseId) },
          { label: "Submit" },
        ]}
        title={`Submit the case for ${targetName}?`}
      />
      <div className="grid gap-4">
        {problem && (
          <Notice tone="error" role="alert">
            {problem}
          </Notice>
        )}
        {review && !review.isOver && (
          <Notice tone="warning" title={`${managerName} has not recommended yet`}>
            It can be submitted once they have said what they recommend, whichever it is, and from{" "}
            {formatDay(review.endsOn)} on without it.
          </Notice>
        )}
        {review?.isOver && (
          <Notice tone="warning" title={`${managerName} has not said what they recommend`}>
            {review.hasManagerLeft ? "They are no longer here." : `They had until ${formatDay(review.endsOn)}.`} You can
            submit without a recommendation. The committee reads that none was given and since when {managerName} was
            asked, and it is on record. It counts neither for nor against you; {managerName} can still add their words
            as an addition until the decision.
          </Notice>
        )}
        <Card>
          <h2 className="mb-2">What the evidence shows</h2>
          <StrengthLists competencies={competencies} />
          {(!hasSummary || withoutWords > 0) && (
            <p className="mt-3 text-ink-2">
              {!hasSummary && "There is no summary yet. "}
              {withoutWords > 0 && `You say nothing yet on ${withoutWords} of ${competencies.length} competencies.`}
            </p>
          )}
        </Card>
        {recommendation && (
          <Card>
            <h2 className="mb-2">
              {managerName}: {RECOMMENDATION_WORDS[recommendation.verdict].toLowerCase()}
            </h2>
            <Words empty="">{recommendation.words}</Words>
          </Card>
        )}
        <Card>
          <h2 className="mb-2">What submitting does</h2>
          <ul className="mb-4 grid list-disc gap-1.5 pl-5">
            <li>
              The case is frozen as it is now, under a number that is on every page of it. Evidence you change later
              does not change it; what you add is marked as an addition.
            </li>
            <li>
              The members of the committee read it, with your final ratings and the evidence in it. Administrators see
              that it is submitted, and read none of it.
            </li>
            <li>You can withdraw it until the committee has decided.</li>
          </ul>
          <Form method="post" className="flex flex-wrap gap-2">
            <input type="hidden" name="version" value={version} />
            {review?.isOver ? (
              <Button look="primary" name="intent" value={WITHOUT}>
                Submit without a recommendation
              </Button>
            ) : (
              <Button look="primary" name="intent" value="submit" disabled={!recommendation}>
                Submit the case
              </Button>
            )}
            <ButtonLink to={paths.case(caseId)}>Not yet</ButtonLink>
          </Form>
        </Card>
      </div>
    </div>
  );
}
