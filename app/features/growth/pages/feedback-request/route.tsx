import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { closeRequest, findRequest, readAnswers, shareRequest } from "#app/features/growth/data/feedback";
import { canReadAnswers } from "#app/features/growth/domain/feedback";
import { competencyName } from "#app/features/growth/domain/words";
import { requireActor } from "#app/features/identity/server/session";
import { requireOwnStanding } from "#app/features/people/data/own-standing";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { requireAllowed, requireFound, requireId, requirePermit } from "#app/platform/server/guards";
import { decideFeedback, permitFeedback } from "#app/policy/policy-growth";
import { Card } from "#app/ui/card";
import { Notice } from "#app/ui/notice";
import { PageHeader } from "#app/ui/page-header";
import { PrintButton } from "#app/ui/print-button";
import { Answers } from "./answers";
import { Controls } from "./controls";
import { Standing } from "./standing";
import { toAnswersView } from "./view-model";

export const meta = () => [{ title: "Feedback · Cairn" }];

async function requireRequest({ request, context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const head = requireFound(await findRequest(context.database, actor, requireId(params.requestId)));
  const permit = requirePermit(permitFeedback(actor, head));
  return { actor, head, permit };
}

export async function loader(args: LoaderFunctionArgs) {
  const { context } = args;
  const { actor, head, permit } = await requireRequest(args);
  const { isAsker } = head.facts;
  const [{ ladder }, answers, standing] = await Promise.all([
    context.ladders.requireVersion(head.ladderVersionId),
    readAnswers(context.database, permit, head),
    isAsker ? requireOwnStanding(context.database, actor.personId) : null,
  ]);
  return {
    id: head.id,
    isAsker,
    asker: head.asker,
    question: head.question,
    named: head.named,
    isClosed: head.isClosed,
    askedCount: head.askedCount,
    answers: head.answers,
    colleagues: head.colleagues,
    sharedWith: head.sharedWith,
    manager: standing?.manager ?? null,
    about: head.asked.map(({ competencyId }) => competencyName(ladder, competencyId)),
    readable: canReadAnswers(head),
    gathered: answers && toAnswersView(ladder, head.asked, answers),
  };
}

const intentSchema = z.enum(["close", "share", "unshare"]);

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const { actor, head } = await requireRequest(args);
  const intent = intentSchema.safeParse((await request.formData()).get("intent"));
  if (!intent.success) throw new Response("Unknown form", { status: 400 });
  requireAllowed(decideFeedback(actor, intent.data === "close" ? "close" : "share", head.facts));
  const by = { actorId: actor.personId, at: context.now() };
  const url = paths.feedbackRequest(head.id);
  if (intent.data === "close") {
    await closeRequest(context.database, by, head.id);
    return redirectWithMessage(context, url, "The request is closed: nobody can answer it any more.");
  }
  const shared = await shareRequest(context.database, by, head.id, intent.data === "share");
  if (!shared.ok)
    return data({ refusal: "You have no manager at present, so there is nobody to show it to." }, { status: 400 });
  if (intent.data === "unshare") return redirectWithMessage(context, url, "Taken back: only you see it again.");
  return redirectWithMessage(context, url, "Your manager sees the answers now.");
}

export default function FeedbackRequestPage() {
  const view = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal;
  const { isAsker, asker, sharedWith, about, question } = view;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Feedback", to: paths.feedback() }, { label: about.join(", ") }]}
        title={isAsker ? `Feedback on ${about.join(", ")}` : `Feedback to ${asker.name} on ${about.join(", ")}`}
        sub="What colleagues saw, criterion by criterion, and what they wrote."
        seenBy={
          isAsker
            ? sharedWith
              ? `Seen by you and ${sharedWith.name}, and nobody else`
              : "Only you can see this"
            : `Seen by ${asker.name} and you, as long as they show it to you`
        }
        actions={<PrintButton />}
      />
      {refusal && (
        <Notice tone="error" role="alert" className="mb-5">
          {refusal}
        </Notice>
      )}
      <div className="grid gap-5">
        <Card>
          <Standing view={view} />
          {question && (
            <>
              <h2 className="mt-4 text-[16px]">What was asked</h2>
              <p className="max-w-[72ch] break-words whitespace-pre-wrap">{question}</p>
            </>
          )}
          {isAsker && <Controls view={view} />}
        </Card>
        {view.gathered && view.answers > 0 && <Answers gathered={view.gathered} named={view.named} />}
      </div>
    </>
  );
}
