import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findAssessmentHead } from "#app/features/assessment/data/assessments";
import { findMoveOrigin, moveOwnDraft, revertOwnMove } from "#app/features/assessment/data/own-moves";
import { listRatings } from "#app/features/assessment/data/ratings";
import { findStep, listLaterVersions, requireStep } from "#app/features/assessment/data/version-steps";
import { listMissingRoles } from "#app/features/assessment/domain/move-outlook";
import { requireActor } from "#app/features/identity/server/session";
import { readChosenRoles } from "#app/features/ladder/server/chosen-roles";
import { MissingRoles } from "#app/features/ladder/ui/missing-roles";
import { OtherVersions } from "#app/features/ladder/ui/other-versions";
import { plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import type { RequestContext } from "#app/platform/server/context";
import { redirectWithMessage } from "#app/platform/server/flash";
import { requireAllowed, requireFound, requirePermit } from "#app/platform/server/guards";
import { decideAssessment, permitRatings } from "#app/policy/policy";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { EmptyState } from "#app/ui/empty-state";
import { Form } from "#app/ui/forms/form";
import { PageHeader } from "#app/ui/page-header";
import { TextLink } from "#app/ui/text-link";
import { toOwnPreview } from "./view-model";

export const meta = () => [{ title: "Ladder version of my assessment · Cairn" }];

async function requireOwnDraft(request: Request, context: RequestContext, assessmentId: string | undefined) {
  const actor = await requireActor(request, context);
  const head = requireFound(await findAssessmentHead(context.database, actor, assessmentId ?? ""));
  requireAllowed(decideAssessment(actor, "move", head.facts));
  return { actor, head };
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, head } = await requireOwnDraft(request, context, params.assessmentId);
  const reading = requirePermit(permitRatings(actor, head, ["self"]));
  const to = new URL(request.url).searchParams.get("to");
  const [step, later, origin, current, ratings] = await Promise.all([
    findStep(context.ladders, head.ladderVersionId, to),
    listLaterVersions(context.ladders, head.ladderVersionId),
    findMoveOrigin(context.database, head.id, head.ladderVersionId),
    context.ladders.requireVersion(head.ladderVersionId),
    listRatings(context.database, reading),
  ]);
  return {
    assessmentId: head.id,
    version: current.version,
    back: origin && (await context.ladders.requireVersion(origin)).version,
    preview: step && toOwnPreview(step, head, ratings),
    others: later
      .filter(({ id }) => id !== step?.to.id)
      .map(({ id, version }) => ({ version, to: paths.moveAssessment(head.id, { to: id }) })),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, head } = await requireOwnDraft(request, context, params.assessmentId);
  const form = await request.formData();
  const by = { actorId: actor.personId, at: context.now() };
  const done = paths.selfAssessment(head.id);
  const stale = () =>
    redirectWithMessage(context, paths.moveAssessment(head.id), "Something changed meanwhile. Please look again.", {
      tone: "error",
    });
  if (form.get("intent") === "revert") {
    const origin = await findMoveOrigin(context.database, head.id, head.ladderVersionId);
    const step = origin && (await requireStep(context.ladders, origin, head.ladderVersionId));
    if (!step || !(await revertOwnMove(context.database, by, head.id, step))) return stale();
    return redirectWithMessage(context, done, `Your assessment is back on version ${step.from.version}.`);
  }
  const to = form.get("to");
  const step = typeof to === "string" ? await findStep(context.ladders, head.ladderVersionId, to) : null;
  if (!step) return stale();
  const chosen = readChosenRoles(form, step.to);
  if (listMissingRoles(step.plan, step.to.ladder, [head]).some((id) => !chosen.has(id))) return stale();
  if (!(await moveOwnDraft(context.database, by, head.id, step, chosen))) return stale();
  return redirectWithMessage(context, done, `Your assessment is on version ${step.to.version} now.`);
}

export default function MoveOwnAssessment() {
  const { assessmentId, version, back, preview, others } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-[860px]">
      <PageHeader
        crumbs={[
          { label: "Assessments", to: paths.assessments() },
          { label: "Self-assessment", to: paths.selfAssessment(assessmentId) },
          { label: "Ladder version" },
        ]}
        title="Ladder version of my assessment"
        sub={`It is made with version ${version}.`}
        seenBy="Only you see this"
      />
      <div className="grid gap-8">
        {preview && (
          <section aria-labelledby="move-heading" className="grid gap-4">
            <h2 id="move-heading">Move to version {preview.toVersion}</h2>
            <p>
              {preview.kept === 0
                ? "No rating can be kept as it is."
                : `${preview.kept} ${plural(preview.kept, "rating is kept as it is", "ratings are kept as they are")}.`}{" "}
              Notes, criteria seen and evidence go along.{" "}
              <TextLink to={paths.changedForMe({ from: preview.fromId, to: preview.toId })}>
                What changed for me
              </TextLink>
            </p>
            {preview.lookAgain.length > 0 && (
              <div>
                <h3>Need another look</h3>
                <ul className="list-disc pl-5">
                  {preview.lookAgain.map(({ id, name, why }) => (
                    <li key={id}>
                      {name}: <span className="text-ink-2">{why}</span>
                    </li>
                  ))}
                </ul>
              </div>
            )}
            {preview.fresh !== null && preview.fresh > 0 && (
              <p>
                {preview.fresh} {plural(preview.fresh, "competency is", "competencies are")} asked for the first time
                and unrated.
              </p>
            )}
            {preview.aside.length > 0 && (
              <p>Kept aside, without a place in the newer version: {preview.aside.join(", ")}.</p>
            )}
            <Card>
              <Form method="post" className="grid justify-items-start gap-4">
                <input type="hidden" name="intent" value="move" />
                <input type="hidden" name="to" value={preview.toId} />
                <MissingRoles missing={preview.missing} roles={preview.roles} />
                <Button look="primary">Move to version {preview.toVersion}</Button>
              </Form>
            </Card>
            <OtherVersions versions={others} />
          </section>
        )}
        {back && (
          <section aria-labelledby="back-heading" className="grid gap-3">
            <h2 id="back-heading">Take the move back</h2>
            <p>
              Ratings that you did not touch since are as they were with version {back}. What you rated since goes along
              where it has a place there, and is kept aside where it has none.
            </p>
            <Form method="post">
              <input type="hidden" name="intent" value="revert" />
              <Button look="danger">Back to version {back}</Button>
            </Form>
          </section>
        )}
        {!preview && !back && (
          <EmptyState
            title="It is made with the newest version"
            action={<ButtonLink to={paths.selfAssessment(assessmentId)}>Go on rating</ButtonLink>}
          />
        )}
      </div>
    </div>
  );
}
