import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { findConsent } from "#app/features/calibration/data/shared-cases";
import { answerConsent } from "#app/features/calibration/data/shared-cases-steps";
import { withoutReference } from "#app/features/calibration/domain/shared-cases/case";
import {
  answersTo,
  type ConsentAnswer,
  type ConsentState,
} from "#app/features/calibration/domain/shared-cases/lifecycle";
import { CaseText } from "#app/features/calibration/ui/shared-cases/case-text";
import { competencyName, toCaseText } from "#app/features/calibration/ui/shared-cases/case-view";
import { requireActor } from "#app/features/identity/server/session";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseForm } from "#app/platform/server/forms";
import { notFound, requireFound, requireId } from "#app/platform/server/guards";
import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Form } from "#app/ui/forms/form";
import { PageHeader } from "#app/ui/page-header";

export const meta: MetaFunction = () => [{ title: "May this case be used? · Cairn" }];

/** Absent to everyone who is not asked: the look-up is by the actor's own consent. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const { database, ladders } = context;
  const view = requireFound(await findConsent(database, actor.personId, requireId(params.caseId)));
  const { ladder } = await ladders.requireVersion(view.ladderVersionId);
  return {
    title: view.title,
    state: view.state,
    isShown: view.isShown,
    isSubject: view.isSubject,
    text: toCaseText(ladder, view.roleId, withoutReference(view.content)),
    reference: view.content.reference.map(({ competency, proficiency, reasoning }) => ({
      competency: competencyName(ladder, competency),
      proficiency,
      reasoning,
    })),
    answers: answersTo(view.state),
  };
}

const answerSchema = z.object({ answer: z.enum(["given", "refused", "withdrawn"]) });

const SAID: Record<ConsentAnswer, string> = {
  given: "Thank you. You can take this back at any time, here or on your home page.",
  refused: "Understood: it will not be used.",
  withdrawn: "Taken back: nobody sees the case any more, and what was said of it counts nowhere.",
};

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const caseId = requireId(params.caseId);
  const submission = await parseForm(request, answerSchema);
  if (submission.status !== "success") throw notFound();
  const { answer } = submission.value;
  const by = { actorId: actor.personId, at: context.now() };
  const said = await answerConsent(context.database, by, caseId, answer);
  if (!said.ok && said.reason === "not-asked") throw notFound();
  return redirectWithMessage(
    context,
    paths.sharedCaseConsent(caseId),
    said.ok ? SAID[answer] : "You had said something else meanwhile. This is how it stands.",
    said.ok ? {} : { tone: "error" },
  );
}

const STANDS: Record<ConsentState, string> = {
  asked: "You have not answered yet. Nobody else reads this before both of you agree.",
  given: "You agreed that it may be used.",
  refused: "You did not agree, so it is not used. You can change your mind.",
  withdrawn: "You took your consent back, so it is not used. You can change your mind.",
};

const BUTTONS: Record<ConsentAnswer, { label: string; look: "primary" | "secondary" | "danger" }> = {
  given: { label: "Yes, it may be used", look: "primary" },
  refused: { label: "No", look: "secondary" },
  withdrawn: { label: "Take my consent back", look: "danger" },
};

export default function Consent() {
  const { title, state, isShown, isSubject, text, reference, answers } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Home", to: paths.home() }, { label: title }]}
        title="May this case be used?"
        sub={`“${title}”, written from ${isSubject ? "your assessment" : "a review of yours"}.`}
        seenBy={isShown ? "Seen by everyone with reports" : "Seen by administrators and the two who are asked"}
      />
      <div className="grid gap-6">
        <Card>
          <section aria-labelledby="consent" className="grid gap-3">
            <h2 id="consent">Your answer</h2>
            <p className="max-w-[75ch]">
              If {isSubject ? "you and your reviewer" : "you and the person you reviewed"} both agree, everyone with
              reports reads the text below and rates it on their own, to learn whether they read the ladder alike. They
              get no name, none of the words of the assessment, and no evidence of it; once they have answered they see
              the final ratings listed at the end. A colleague might still guess whom it is about. Saying no has no
              consequences, needs no reason, and you can take a yes back at any time.
            </p>
            <p className="font-semibold">{STANDS[state]}</p>
            <Form method="post" className="flex flex-wrap gap-2">
              {answers.map((answer) => (
                <Button key={answer} name="answer" value={answer} look={BUTTONS[answer].look}>
                  {BUTTONS[answer].label}
                </Button>
              ))}
            </Form>
          </section>
        </Card>
        <CaseText text={text} />
        <Card>
          <section aria-labelledby="consent-reference">
            <h2 id="consent-reference">Shown to those who have answered</h2>
            <ul className="mt-2 grid gap-1">
              {reference.map(({ competency, proficiency, reasoning }) => (
                <li key={competency}>
                  {competency}: <span className="font-semibold">{proficiency}</span>
                  {reasoning && <span className="text-ink-2"> – {reasoning}</span>}
                </li>
              ))}
            </ul>
          </section>
        </Card>
      </div>
    </>
  );
}
