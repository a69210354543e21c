import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { declineRequest, findRequest, sendAnswer } from "#app/features/growth/data/feedback";
import { MAX_ANSWER_WORDS, UNNAMED_FROM } from "#app/features/growth/domain/feedback";
import { competencyName } from "#app/features/growth/domain/words";
import { PlainArea } from "#app/features/growth/ui/plain-field";
import { requireActor } from "#app/features/identity/server/session";
import { criteriaAt, findCompetency, stepOf } from "#app/features/ladder/domain/lookup";
import { countInWords } from "#app/kernel/words";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { requireAllowed, requireFound, requireId } from "#app/platform/server/guards";
import { decideFeedback } from "#app/policy/policy-growth";
import { describeTextReaders } from "#app/policy/text-kinds";
import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Confirm } from "#app/ui/confirm";
import { AskBeforeLeaving } from "#app/ui/forms/ask-before-leaving";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { Form } from "#app/ui/forms/form";
import { Notice } from "#app/ui/notice";
import { PageHeader } from "#app/ui/page-header";
import { Criterion } from "./criterion";
import { readAnswer, verdictField, wordsField } from "./form-schema";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Feedback to ${data.asker.name} · Cairn` : "Cairn" },
];

async function requireAsked({ request, context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const head = requireFound(await findRequest(context.database, actor, requireId(params.requestId)));
  requireAllowed(decideFeedback(actor, "answer", head.facts));
  const { ladder } = await context.ladders.requireVersion(head.ladderVersionId);
  return { actor, head, ladder };
}

export async function loader(args: LoaderFunctionArgs) {
  const { head, ladder } = await requireAsked(args);
  return {
    asker: head.asker,
    question: head.question,
    named: head.named,
    asked: head.asked.map(({ competencyId, level }) => {
      const competency = findCompetency(ladder, competencyId);
      return {
        competencyId,
        name: competencyName(ladder, competencyId),
        step: `${level} ${stepOf(ladder, level)?.name ?? ""}`.trim(),
        criteria: competency ? criteriaAt(competency, level).map(({ id, text }) => ({ id, text })) : [],
      };
    }),
  };
}

const NOT_OPEN = "This request is closed, or you have answered it already.";

export async function action(args: ActionFunctionArgs) {
  const { context } = args;
  const { actor, head, ladder } = await requireAsked(args);
  const posted = await args.request.formData();
  if (posted.get("intent") === "decline") {
    await declineRequest(context.database, actor.personId, head.id);
    return redirectWithMessage(context, paths.feedback(), "Declined. Nobody is told that it was you.");
  }
  const texts = [...posted].filter((entry): entry is [string, string] => typeof entry[1] === "string");
  const typed = Object.fromEntries(texts);
  const read = readAnswer(ladder, head.asked, posted);
  if (!read.ok) return data({ typed, field: read.field, message: read.message }, { status: 400 });
  const sent = await sendAnswer(context.database, actor.personId, head.id, read.answer);
  if (!sent.ok) return data({ typed, field: null, message: NOT_OPEN }, { status: 409 });
  return redirectWithMessage(context, paths.feedback(), `Sent. Thank you, for ${head.asker.name}.`);
}

export default function AnswerFeedback() {
  const { asker, question, named, asked } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="max-w-[860px]">
      <PageHeader
        crumbs={[{ label: "Feedback", to: paths.feedback() }, { label: "Answer" }]}
        title={`Feedback to ${asker.name}`}
        sub="What have you seen? Skip what you can’t judge."
        seenBy={describeTextReaders("feedback.answer", { asker: asker.name })}
      />
      <Notice className="mb-5" title={named ? "Your name will be shown" : "Your answer has no name and no time"}>
        {named ? (
          <p>{asker.name} reads it as soon as you send it.</p>
        ) : (
          <p className="max-w-[76ch]">
            {asker.name} reads all answers at once when the request is closed, if there are at least{" "}
            {countInWords(UNNAMED_FROM)}. Nothing that is kept says which is yours, so it cannot be changed or taken
            back once it is sent. How you write, and what only you could know, may still tell.
          </p>
        )}
      </Notice>
      {answer?.message && (
        <Notice tone="error" role="alert" className="mb-5">
          {answer.message}
        </Notice>
      )}
      {question && (
        <Card className="mb-5">
          <h2 className="text-[16px]">What {asker.name} would like to know</h2>
          <p className="max-w-[72ch] break-words whitespace-pre-wrap">{question}</p>
        </Card>
      )}
      <Form method="post" className="grid gap-5">
        {named ? (
          <FormDraft name="answer" />
        ) : (
          // A draft on the server would be an answer with a name and a time.
          <AskBeforeLeaving message="Leave without sending? What you wrote is kept nowhere, as your answer bears no name." />
        )}
        {asked.map(({ competencyId, name, step, criteria }) => (
          <Card key={competencyId}>
            <section aria-labelledby={`asked-${competencyId}`}>
              <h2 id={`asked-${competencyId}`}>
                {name} <span className="text-[14px] font-normal text-ink-2">step {step}</span>
              </h2>
              <p className="mb-2 text-[13.5px] text-ink-2">It is seen when someone…</p>
              <div className="grid">
                {criteria.map(({ id, text }) => (
                  <Criterion
                    key={id}
                    name={verdictField(competencyId, id)}
                    text={text}
                    chosen={answer?.typed[verdictField(competencyId, id)]}
                  />
                ))}
              </div>
              <PlainArea
                className="mt-4"
                name={wordsField(competencyId)}
                label={`In your words: ${name}`}
                hint="What you saw, when, and what it led to. What would you like to see more of?"
                rows={4}
                maxLength={MAX_ANSWER_WORDS}
                defaultValue={answer?.typed[wordsField(competencyId)]}
                error={answer?.field === wordsField(competencyId) ? answer.message : null}
              />
            </section>
          </Card>
        ))}
        <Button look="primary" name="intent" value="send" className="justify-self-start">
          Send my answer
        </Button>
      </Form>
      <div className="mt-6">
        <Confirm label="I would rather not answer">
          <p>{asker.name} sees how many answered, not who declined.</p>
          <Form method="post">
            <Button name="intent" value="decline">
              Decline
            </Button>
          </Form>
        </Confirm>
      </div>
    </div>
  );
}
