import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findSharedCase, listAnswers, listOwnRatings } from "#app/features/calibration/data/shared-cases";
import { saveAnswer } from "#app/features/calibration/data/shared-cases-answers";
import { moveSharedCase } from "#app/features/calibration/data/shared-cases-steps";
import { withoutReference } from "#app/features/calibration/domain/shared-cases/case";
import { computeFeedback } from "#app/features/calibration/domain/shared-cases/feedback";
import { CaseText } from "#app/features/calibration/ui/shared-cases/case-text";
import { CaseStateBadge } from "#app/features/calibration/ui/shared-cases/state-badge";
import { requireActor } from "#app/features/identity/server/session";
import { paths } from "#app/paths";
import type { RequestContext } from "#app/platform/server/context";
import { redirectWithMessage } from "#app/platform/server/flash";
import { notFound, requireAllowed, requireFound, requireId } from "#app/platform/server/guards";
import { isPermit } from "#app/policy/permit";
import { decideSharedCase, permitSharedCaseAnswers } from "#app/policy/policy-shared-cases";
import { Notice } from "#app/ui/notice";
import { PageHeader } from "#app/ui/page-header";
import { Feedback } from "./feedback";
import { manageSchema, parseAnswer } from "./form-schema";
import { Manage } from "./manage";
import { MOVED, NOT_MOVED, NOT_SAVED } from "./messages";
import { RateForm } from "./rate-form";
import { toCompetencies, toFeedbackViews, toReading, toTyped } from "./view-model";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.title} · Cairn` : "Cairn" }];

async function requireCase(request: Request, context: RequestContext, caseId: string | undefined) {
  const actor = await requireActor(request, context);
  const one = requireFound(await findSharedCase(context.database, actor, requireId(caseId)));
  requireAllowed(decideSharedCase(actor, "see", one.facts));
  const { ladder } = await context.ladders.requireVersion(one.ladderVersionId);
  return {
    actor,
    one,
    ladder,
    may: (what: "rate" | "see-feedback" | "manage") => decideSharedCase(actor, what, one.facts),
  };
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, one, ladder, may } = await requireCase(request, context, params.caseId);
  const mayRate = may("rate") === "allow";
  const feedback = permitSharedCaseAnswers(actor, one);
  const maySeeFeedback = isPermit(feedback);
  const levels = ladder.proficiencies.map(({ level }) => level);
  const [mine, answers] = await Promise.all([
    mayRate || maySeeFeedback ? listOwnRatings(context.database, one.id, actor.personId) : [],
    maySeeFeedback ? listAnswers(context.database, feedback) : [],
  ]);
  const others = answers.filter(({ raterId }) => raterId !== actor.personId);
  const known = one.facts.hasSubmitted ? [...others, { raterId: actor.personId, ratings: mine }] : others;
  return {
    ...toReading(ladder, one),
    id: one.id,
    state: one.state,
    version: one.version,
    isReal: one.writtenCaseId === "",
    answers: one.answers,
    manages: may("manage") === "allow",
    consents: may("manage") === "allow" ? one.consents : [],
    isInvolved: one.facts.isInvolved,
    rating: mayRate
      ? {
          version: one.own?.version ?? 0,
          competencies: toCompetencies(ladder, withoutReference(one.content)),
          typed: toTyped(mine),
        }
      : null,
    feedback: maySeeFeedback
      ? toFeedbackViews(ladder, computeFeedback(one.content, known, actor.personId, levels))
      : null,
    levels,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, one, ladder, may } = await requireCase(request, context, params.caseId);
  const form = await request.formData();
  const by = { actorId: actor.personId, at: context.now() };
  if (form.has("step")) {
    requireAllowed(may("manage"));
    const asked = manageSchema.safeParse(Object.fromEntries(form));
    if (!asked.success) throw notFound();
    const { step, version } = asked.data;
    const moved = await moveSharedCase(context.database, by, one.id, version, step);
    return redirectWithMessage(
      context,
      paths.sharedCase(one.id),
      moved.ok ? MOVED[step] : NOT_MOVED[moved.reason],
      moved.ok ? {} : { tone: "error" },
    );
  }
  requireAllowed(may("rate"));
  const levels = ladder.proficiencies.map(({ level }) => level);
  const parsed = parseAnswer(form, withoutReference(one.content).competencies, levels);
  if (!parsed) throw new Response("Bad request", { status: 400 });
  const saved = await saveAnswer(context.database, by, {
    caseId: one.id,
    expectedVersion: parsed.version,
    ratings: parsed.ratings,
    submit: parsed.intent === "submit",
  });
  if (saved.ok) {
    const said =
      parsed.intent === "submit"
        ? "Your answer is in. Below is what others said, and the reference with its reasoning."
        : "Saved as a draft, which only you see.";
    return redirectWithMessage(context, paths.sharedCase(one.id), said);
  }
  const missing = parsed.typed.filter(({ rating }) => rating === "").map(({ competency }) => competency);
  const version = saved.reason === "changed-meanwhile" ? (one.own?.version ?? 0) : parsed.version;
  return data(
    {
      message: NOT_SAVED[saved.reason],
      typed: parsed.typed,
      missing: saved.reason === "incomplete" ? missing : [],
      version,
    },
    { status: saved.reason === "incomplete" ? 400 : 409 },
  );
}

export default function SharedCase() {
  const view = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Calibration", to: paths.calibration() },
          { label: "Practice cases", to: paths.sharedCases() },
          { label: view.title },
        ]}
        title={view.title}
        sub={
          <>
            <CaseStateBadge state={view.state} />{" "}
            {view.isReal ? "Made from a real assessment, with consent" : "Invented"}
          </>
        }
        seenBy={view.rating ? "Your draft is seen by you alone" : "Nobody sees who said what"}
      />
      <div className="grid gap-6">
        {result && (
          <Notice tone="error" role="alert">
            <p>{result.message}</p>
          </Notice>
        )}
        {view.manages && (
          <Manage
            caseId={view.id}
            state={view.state}
            version={view.version}
            isReal={view.isReal}
            answers={view.answers}
            consents={view.consents}
          />
        )}
        {view.isInvolved && (
          <Notice>
            <p>
              This case is about your own assessment or your review, so you neither rate it nor see how it was rated.
            </p>
          </Notice>
        )}
        {view.feedback && <Feedback items={view.feedback} levels={view.levels} />}
        <CaseText text={view.text} />
        {view.rating && (
          <RateForm
            key={result ? JSON.stringify(result.typed) : view.rating.version}
            competencies={view.rating.competencies}
            typed={result?.typed ?? view.rating.typed}
            missing={result?.missing ?? []}
            version={result?.version ?? view.rating.version}
          />
        )}
      </div>
    </>
  );
}
