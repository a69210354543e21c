import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createEvidence } from "#app/features/evidence/data/evidence-edit";
import { loadOwnLadder, readTag } from "#app/features/evidence/server/evidence-scope";
import { EvidenceFields } from "#app/features/evidence/ui/evidence-fields";
import type { QuickAnswer } from "#app/features/evidence/ui/quick-form";
import { requireActor } from "#app/features/identity/server/session";
import { findToday } from "#app/features/identity/server/today";
import { findCompetency } from "#app/features/ladder/domain/lookup";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseForm } from "#app/platform/server/forms";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { FormErrors } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { useForm } from "#app/ui/forms/use-form";
import { Notice } from "#app/ui/notice";
import { PageHeader } from "#app/ui/page-header";
import { newEvidenceSchema } from "./form-schema";

export const meta = () => [{ title: "Add evidence · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const query = new URL(request.url).searchParams;
  const [{ ladder }, { today }] = await Promise.all([loadOwnLadder(context, actor), findToday(context)]);
  const tag = readTag(ladder, query.get("competency") ?? "", query.get("criterion"));
  const competency = tag && findCompetency(ladder, tag.competencyId);
  const criteria = competency?.proficiencies.flatMap((level) => level.criteria) ?? [];
  return {
    constraint: getZodConstraint(newEvidenceSchema),
    today,
    shows: competency && {
      competencyId: competency.id,
      criterionId: tag?.criterionId ?? "",
      name: competency.name,
      criterion: criteria.find(({ id }) => id === tag?.criterionId)?.text ?? null,
    },
  };
}

const TOO_MUCH = "You have ten thousand evidence items, which is all that Cairn keeps of one person.";

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const submission = await parseForm(request, newEvidenceSchema);
  const refuse = () => data({ lastResult: submission.reply(), added: null }, { status: 400 });
  if (submission.status !== "success") return refuse();
  const { competency, criterion, quick, ...words } = submission.value;
  const { ladder } = await loadOwnLadder(context, actor);
  const tag = competency ? readTag(ladder, competency, criterion ?? null) : null;
  const piece = { ...words, tags: tag ? [tag] : [] };
  if (quick && piece.happenedOn === null) piece.happenedOn = (await findToday(context)).today;
  const by = { actorId: actor.personId, at: context.now() };
  const created = await createEvidence(context.database, by, [piece]);
  const id = created.ok ? created.ids[0] : undefined;
  if (id === undefined) {
    return data({ lastResult: submission.reply({ formErrors: [TOO_MUCH] }), added: null }, { status: 400 });
  }
  const answer: QuickAnswer = { lastResult: null, added: { id, title: piece.title } };
  if (quick) return data(answer);
  return redirectWithMessage(context, paths.pieceOfEvidence(id), "Added. Only you see it.");
}

export default function NewEvidence() {
  const { constraint, today, shows } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [form, fields] = useForm({
    id: "new-evidence",
    lastResult: result?.lastResult,
    defaultValue: { happenedOn: today },
    constraint,
    schema: () => import("./form-schema").then(({ newEvidenceSchema }) => newEvidenceSchema),
  });
  return (
    <div className="max-w-[860px]">
      <PageHeader
        crumbs={[{ label: "Evidence", to: paths.evidence() }, { label: "Add" }]}
        title="Add evidence"
        sub="A title is enough. Add details later."
        seenBy="Only you can see this"
      />
      <Card>
        <Form method="post" {...form.props} className="grid gap-5">
          <FormDraft name={shows ? `evidence-${shows.competencyId}` : "evidence"} />
          <FormErrors form={form} />
          {shows && (
            <Notice>
              <p>
                It will be tagged with <strong>{shows.name}</strong>
                {shows.criterion && <>: seen when someone {shows.criterion}</>}.
              </p>
              <input type="hidden" name="competency" value={shows.competencyId} />
              <input type="hidden" name="criterion" value={shows.criterionId} />
            </Notice>
          )}
          <EvidenceFields fields={fields} />
          <div className="flex flex-wrap gap-2">
            <Button look="primary">Add</Button>
            <ButtonLink to={paths.evidence()} look="quiet">
              Cancel
            </ButtonLink>
          </div>
        </Form>
      </Card>
    </div>
  );
}
