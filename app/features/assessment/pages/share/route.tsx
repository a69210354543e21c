import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { findAssessmentHead } from "#app/features/assessment/data/assessments";
import { shareAssessment, unshareAssessment } from "#app/features/assessment/data/share";
import { personName } from "#app/features/home/data/team";
import { requireActor } from "#app/features/identity/server/session";
import { findRole } from "#app/features/ladder/domain/lookup";
import { requireOwnStanding } from "#app/features/people/data/own-standing";
import { paths } from "#app/paths";
import { readOne } from "#app/platform/database/reading";
import { redirectWithMessage } from "#app/platform/server/flash";
import { requireAllowed, requireFound } from "#app/platform/server/guards";
import { decideAssessment } from "#app/policy/policy";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Form } from "#app/ui/forms/form";
import { PageHeader } from "#app/ui/page-header";

export const meta = () => [{ title: "Share · Cairn" }];

async function requireShareable({ request, params, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const head = requireFound(await findAssessmentHead(context.database, actor, params.assessmentId ?? ""));
  requireAllowed(decideAssessment(actor, "share", head.facts));
  return { actor, head };
}

export async function loader(args: LoaderFunctionArgs) {
  const { context } = args;
  const { actor, head } = await requireShareable(args);
  const [{ manager }, sharedWith, { ladder }] = await Promise.all([
    requireOwnStanding(context.database, actor.personId),
    head.sharedWithId === null ? null : readOne(context.database, personName(head.sharedWithId)),
    context.ladders.requireVersion(head.ladderVersionId),
  ]);
  return {
    assessmentId: head.id,
    targetName: findRole(ladder, head.targetRoleId)?.name ?? head.targetRoleId,
    managerName: manager?.name ?? null,
    isSharedWithManager: head.sharedWithId !== null && head.sharedWithId === manager?.id,
    sharedWith: sharedWith?.name ?? null,
  };
}

const intentSchema = z.enum(["share", "unshare"]);

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const { actor, head } = await requireShareable(args);
  const intent = intentSchema.safeParse((await request.formData()).get("intent"));
  if (!intent.success) return redirect(paths.shareAssessment(head.id));
  const by = { actorId: actor.personId, at: context.now() };
  if (intent.data === "unshare") {
    await unshareAssessment(context.database, by, head.id);
    return redirectWithMessage(context, paths.result(head.id), "Taken back: only you see it again.");
  }
  const shared = await shareAssessment(context.database, by, head.id);
  if (shared.ok) return redirectWithMessage(context, paths.result(head.id), "Shared with your manager.");
  const message =
    shared.reason === "no-manager"
      ? "You have no manager at present, so there is nobody to share it with."
      : "It can be shared once it is submitted.";
  return redirectWithMessage(context, paths.shareAssessment(head.id), message, { tone: "error" });
}

export default function Share() {
  const { assessmentId, targetName, managerName, sharedWith, isSharedWithManager } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-[760px]">
      <PageHeader
        crumbs={[{ label: "Assessments", to: paths.assessments() }, { label: "Ad hoc" }, { label: "Share" }]}
        title="Share with my manager"
        sub={`Your own assessment against ${targetName}.`}
        seenBy={sharedWith ? `Seen by you and ${sharedWith}` : "Only you can see this"}
      />
      <Card>
        <p className="mb-4 max-w-[65ch]">
          {sharedWith
            ? `${sharedWith} sees its ratings, your notes and your evidence. You can take that back at any time: from then on only you see it.`
            : managerName
              ? `${managerName} will see its ratings, your notes and your evidence. Nobody else does: not their managers, not administrators. You can take it back at any time.`
              : "You have no manager at present, so there is nobody to share it with. Only you see it."}
        </p>
        <Form method="post" className="flex flex-wrap gap-2">
          {managerName && !isSharedWithManager && (
            <Button look="primary" name="intent" value="share">
              Share with {managerName}
            </Button>
          )}
          {sharedWith && (
            <Button name="intent" value="unshare">
              Take back
            </Button>
          )}
          <ButtonLink to={paths.result(assessmentId)}>To the result</ButtonLink>
        </Form>
      </Card>
    </div>
  );
}
