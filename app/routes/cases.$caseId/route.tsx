import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PacketView } from "#app/components/promotion/packet-view";
import { PrintedPages } from "#app/components/promotion/printed-pages";
import { CaseStateBadge } from "#app/components/promotion/state-badge";
import { Words } from "#app/components/promotion/words";
import { Card } from "#app/components/ui/card";
import { Notice } from "#app/components/ui/notice";
import { PageHeader } from "#app/components/ui/page-header";
import { TextLink } from "#app/components/ui/text-link";
import { requireOwnStanding } from "#app/data/own-assessments";
import { findOutcome, findRecommendation, listAddenda } from "#app/data/promotion";
import { listCaseShares } from "#app/data/promotion-draft";
import { listCaseGoals } from "#app/data/promotion-goals";
import { addAddendum } from "#app/data/promotion-steps";
import { findCompetency } from "#app/domain/ladder/lookup";
import { loadCase, requireCase } from "#app/http/case";
import { explainStep } from "#app/http/case-refusals";
import { redirectWithMessage } from "#app/http/flash";
import { findToday } from "#app/http/managed-cycle";
import { SAMPLE_CASE } from "#app/integrations/pdf/sample-case";
import { paths } from "#app/paths";
import { Addenda } from "./addenda";
import { Exports } from "./exports";
import { addendumSchema, stepSchema } from "./form-schema";
import { Outcome } from "./outcome";
import { NextSteps } from "./steps";
import { takeStep } from "./take-step.server";
import { buildCaseHead } from "./view-model";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Promotion case of ${data.view.subjectName} · Cairn` : "Cairn" },
];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, head } = await requireCase(args, "see");
  const { context } = args;
  const { database } = context;
  const { isSubject } = head.facts;
  const [{ ladder }, { zone }, shares, standing] = await Promise.all([
    context.ladders.requireVersion(head.ladderVersionId),
    findToday(context),
    isSubject ? listCaseShares(database, head.id) : [],
    isSubject ? requireOwnStanding(database, actor.personId) : null,
  ]);
  const sharedWith = shares.map(({ name }) => name);
  const view = buildCaseHead(actor, head, { ladder, sharedWith, zone, now: context.now() });
  const { may } = view;
  // Who opens a case may ask for its document next.
  if (may.read) context.workers.warmUp("case.pdf", SAMPLE_CASE);
  const [shown, addenda, outcome, goals, said] = await Promise.all([
    may.read ? loadCase(context, actor, head) : null,
    may.read ? listAddenda(database, head.id) : [],
    may["see-outcome"] ? findOutcome(database, head.id) : null,
    may["see-outcome"] && isSubject ? listCaseGoals(database, head.id) : ([] as string[]),
    isSubject && view.state === "draft" ? findRecommendation(database, head.id) : null,
  ]);
  return {
    view,
    zone,
    shown: shown && shown.kind !== "damaged" ? { packet: shown.packet } : null,
    isDamaged: shown?.kind === "damaged",
    hasManager: standing?.manager != null,
    addenda,
    sentBackWith: said?.recommendationWords ?? "",
    outcome: outcome && {
      feedback: outcome.feedback,
      gaps: outcome.gaps.map((id) => ({
        id,
        name: findCompetency(ladder, id)?.name ?? id,
        hasGoal: goals.includes(id),
      })),
    },
  };
}

export async function action(args: ActionFunctionArgs) {
  const { context } = args;
  // Whoever may not see the case learns nothing of it, whatever they send.
  await requireCase(args, "see");
  const posted = await args.request.formData();
  if (posted.get("intent") === "add-addendum") {
    const { head, by } = await requireCase(args, "add-addendum");
    const submission = parseWithZod(posted, { schema: addendumSchema });
    if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
    const added = await addAddendum(context.database, by, head.id, submission.value.text);
    if (added.ok) return redirectWithMessage(context, paths.case(head.id), "Added, and marked as an addition.");
    return data({ lastResult: submission.reply({ formErrors: [explainStep(added.reason)] }) }, { status: 409 });
  }
  const step = stepSchema.safeParse(Object.fromEntries(posted));
  if (!step.success) return data({ lastResult: null }, { status: 400 });
  const { text, ok, caseId } = await takeStep(args, step.data.intent);
  return redirectWithMessage(context, paths.case(caseId), text, { tone: ok ? "success" : "error" });
}

export default function Case() {
  const { view, zone, shown, isDamaged, hasManager, addenda, outcome, sentBackWith } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.lastResult;
  const { caseId, may } = view;
  return (
    <PrintedPages hash={view.hash} submittedAt={view.submittedAt}>
      <PageHeader
        crumbs={[{ label: "Promotion cases", to: paths.cases() }, { label: view.subjectName }]}
        title={`${view.subjectName}, for ${view.targetName}`}
        sub={<CaseStateBadge state={view.state} />}
        seenBy={view.seenBy}
        actions={may.read && shown && <Exports caseId={caseId} />}
      />
      {isDamaged && (
        <Notice tone="error" role="alert" title="This case is not shown" className="mb-4">
          What is stored is not what was submitted: its content does not match the number it was submitted under. Tell
          whoever runs this server; backups hold what was submitted.
        </Notice>
      )}
      <NextSteps view={view} hasManager={hasManager} />
      {sentBackWith !== "" && (
        <Card className="mb-4">
          <h2 className="mb-2">{view.managerName} wrote</h2>
          <Words empty="">{sentBackWith}</Words>
        </Card>
      )}
      {view.committee && view.mayOpenCommittee && (
        <p className="mb-4 print:hidden">
          <TextLink to={paths.committee(view.committee.id)}>All cases of {view.committee.name}</TextLink>
        </p>
      )}
      {outcome && (
        <Outcome
          decision={view.decision}
          decidedAt={view.decidedAt}
          zone={zone}
          mayMakeGoals={may["make-goals"]}
          {...outcome}
        />
      )}
      {shown && (
        <PacketView
          packet={shown.packet}
          editHref={may.edit ? (competencyId) => paths.caseCompetency(caseId, competencyId) : undefined}
        />
      )}
      {!may.read && (
        <Card>
          <p className="max-w-[75ch]">
            You see that this case is there and how far it is. Its contents are for those named above.
          </p>
        </Card>
      )}
      <Addenda addenda={addenda} mayAdd={may["add-addendum"]} zone={zone} lastResult={lastResult} />
    </PrintedPages>
  );
}
