import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type AgreeResult, recordAgreement } from "#app/features/assessment/data/agree";
import { findAssessmentHead } from "#app/features/assessment/data/assessments";
import { attachedEvidence } from "#app/features/assessment/data/evidence";
import { looksAgain } from "#app/features/assessment/data/own-moves";
import { confirmAgreement } from "#app/features/assessment/data/rate";
import { ratingsByKind } from "#app/features/assessment/data/ratings";
import { refusalMessage } from "#app/features/assessment/domain/lifecycle";
import { competenciesToRate } from "#app/features/assessment/domain/scope";
import { explainAgreeing } from "#app/features/assessment/ui/agreement";
import { personName } from "#app/features/home/data/team";
import { theOrganisation } from "#app/features/identity/data/organisation";
import { requireActor } from "#app/features/identity/server/session";
import { findCompetency, findRole } from "#app/features/ladder/domain/lookup";
import { paths } from "#app/paths";
import { constant, read } from "#app/platform/database/reading";
import { redirectWithMessage } from "#app/platform/server/flash";
import { requireAllowed, requireFound, requirePermit } from "#app/platform/server/guards";
import type { RouteHandle } from "#app/platform/server/watch-handlers";
import { decideAssessment, permitRatings } from "#app/policy/policy";
import { ButtonLink } from "#app/ui/button";
import { Notice } from "#app/ui/notice";
import { PageHeader } from "#app/ui/page-header";
import { AgreementForm, readersOf } from "./agreement-form";
import { ComparisonCard } from "./comparison-card";
import { intentSchema, parseAgreement } from "./form-schema";
import { buildComparison } from "./view-model";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Comparison · ${data.subject.name} · Cairn` : "Cairn" },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const head = requireFound(await findAssessmentHead(context.database, actor, params.assessmentId ?? ""));
  requireAllowed(decideAssessment(actor, "compare", head.facts));
  const reading = requirePermit(permitRatings(actor, head));
  // The reviewer may have changed since the review, so name its author beside it.
  const raterId = head.sheets.find(({ kind }) => kind === "manager")?.raterId ?? null;
  const [{ ladder }, { ratings, evidence, looks, rater, organisation }] = await Promise.all([
    context.ladders.requireVersion(head.ladderVersionId),
    read(context.database, {
      ratings: ratingsByKind(reading),
      evidence: attachedEvidence(reading),
      looks: looksAgain(reading),
      rater: raterId === null || raterId === head.reviewer?.id ? constant(null) : personName(raterId),
      organisation: theOrganisation,
    }),
  ]);
  const target = requireFound(findRole(ladder, head.targetRoleId));
  return {
    assessmentId: head.id,
    subject: head.subject,
    reviewerName: head.reviewer?.name ?? "Manager",
    formerReviewerName: rater?.name ?? null,
    isSubject: head.facts.isSubject,
    lifecycle: head.lifecycle,
    cycleName: head.cycle?.name ?? "",
    ladderVersion: head.ladderVersionId,
    zone: organisation?.timeZone ?? "UTC",
    targetName: target.name,
    steps: ladder.proficiencies.map(({ level, name }) => ({ level, name })),
    rows: buildComparison({ ladder, roleId: head.roleId, target, ratings, evidence, lookAgain: looks }),
  };
}

type Answer = {
  errors: { competencyId: string; message: string }[];
  message: string | null;
  /** Names of competencies without an agreed rating, to ask about before confirming. */
  open: { id: string; name: string }[] | null;
  typed: Record<string, { value: string; reason: string }>;
};

/** Ratings compare versions: a form that is sent twice changes nothing twice. */
export const handle: RouteHandle = { isRepeatable: true };

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const head = requireFound(await findAssessmentHead(context.database, actor, params.assessmentId ?? ""));
  requireAllowed(decideAssessment(actor, "agree", head.facts));
  const form = await request.formData();
  const intent = intentSchema.catch("save").parse(form.get("intent"));
  const { ladder } = await context.ladders.requireVersion(head.ladderVersionId);
  const ids = competenciesToRate(ladder, [head.roleId, head.targetRoleId]).map(({ id }) => id);
  const typed = readTyped(form, ids);
  const answer = (status: number, part: Partial<Answer>) =>
    data<Answer>({ errors: [], message: null, open: null, typed, ...part }, { status });

  const parsed = parseAgreement(form, ids, ladder.proficiencies.length);
  if (!parsed.ok) return answer(400, { errors: parsed.errors });
  const by = { actorId: actor.personId, at: context.now() };
  const recorded = await recordAgreement(context.database, by, head.id, parsed.drafts);
  if (!recorded.ok) return answer(409, explain(recorded));
  if (intent === "save") {
    return redirectWithMessage(context, paths.comparison(head.id), "Agreed ratings saved.");
  }
  const open = parsed.drafts.filter(({ value }) => value.state === "unrated");
  if (open.length > 0 && intent === "confirm") {
    const named = open.map(({ competencyId: id }) => ({ id, name: findCompetency(ladder, id)?.name ?? id }));
    return answer(400, { open: named });
  }
  requireAllowed(decideAssessment(actor, "confirm", head.facts));
  const side = head.facts.isSubject ? "engineer" : "manager";
  const step = await confirmAgreement(context.database, by, head.id, side, recorded.agreementVersion);
  if (!step.ok) {
    return answer(409, {
      message:
        step.reason === "changed-meanwhile"
          ? "the other person was faster. Please look again."
          : refusalMessage(step.reason),
    });
  }
  return step.lifecycle.phase === "final"
    ? redirectWithMessage(context, paths.result(head.id), "Both of you have confirmed: this assessment is final.")
    : redirectWithMessage(
        context,
        paths.comparison(head.id),
        "Confirmed. It is final once the other person confirms too.",
      );
}

function readTyped(form: FormData, ids: readonly string[]): Answer["typed"] {
  return Object.fromEntries(
    ids.flatMap((id) =>
      form.has(`agreed.${id}`)
        ? [[id, { value: String(form.get(`agreed.${id}`)), reason: String(form.get(`reason.${id}`) ?? "") }]]
        : [],
    ),
  );
}

function explain(refused: Exclude<AgreeResult, { ok: true }>): Partial<Answer> {
  if (refused.reason === "newer-version") {
    const message = "the other person recorded something else meanwhile, shown above. Save again to replace it.";
    return { errors: refused.competencyIds.map((competencyId) => ({ competencyId, message })) };
  }
  const message = explainAgreeing(refused.reason);
  return refused.reason === "needs-reason"
    ? { errors: refused.competencyIds.map((competencyId) => ({ competencyId, message })) }
    : { message: `Not saved: ${message}` };
}

export default function Comparison() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const canEdit = view.lifecycle.phase === "comparison";
  const { formerReviewerName: former } = view;
  const names = view.isSubject
    ? { self: "You", manager: former ?? view.reviewerName }
    : { self: view.subject.name, manager: former ?? "You" };
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Assessments", to: paths.assessments() }, { label: view.cycleName }, { label: "Comparison" }]}
        title={view.isSubject ? "Compare and agree" : `Compare and agree with ${view.subject.name}`}
        sub={`Where you two differ most comes first. Target: ${view.targetName}.`}
        seenBy="Ratings and notes here are seen by both of you; ratings and evidence by the members of a calibration session too"
        actions={<ButtonLink to={paths.result(view.assessmentId)}>Result so far</ButtonLink>}
      />
      {view.lifecycle.phase === "final" && (
        <Notice tone="success" className="mb-4">
          This assessment is final. An administrator can reopen it, with a reason that stays on record.
        </Notice>
      )}
      {former && canEdit && (
        <Notice className="mb-4">
          {former} wrote the review, and it stays as it was submitted.{" "}
          {view.isSubject ? `${view.reviewerName} agrees and confirms with you` : "You agree and confirm"} in their
          place.
        </Notice>
      )}
      {canEdit ? (
        <AgreementForm view={view} names={names} answer={answer ?? null} />
      ) : (
        <div className="grid gap-4">
          {view.rows.map((row) => (
            <ComparisonCard
              key={row.id}
              row={row}
              steps={view.steps}
              names={names}
              queue={null}
              zone={view.zone}
              readers={readersOf(view)}
              ladderVersion={view.ladderVersion}
            />
          ))}
        </div>
      )}
    </>
  );
}
