import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { theOrganisation } from "#app/features/identity/data/organisation";
import { findCompetency } from "#app/features/ladder/domain/lookup";
import { hasManager } from "#app/features/people/data/own-standing";
import { caseAddenda, caseOutcome, caseRecommendation } from "#app/features/promotion/data/promotion";
import { caseShares } from "#app/features/promotion/data/promotion-draft";
import { caseGoals } from "#app/features/promotion/data/promotion-goals";
import { addAddendum } from "#app/features/promotion/data/promotion-steps";
import type { CasePacket } from "#app/features/promotion/domain/packet";
import { SAMPLE_CASE } from "#app/features/promotion/files/pdf/sample-case";
import { loadCase, requireCase } from "#app/features/promotion/server/case";
import { explainStep } from "#app/features/promotion/server/case-refusals";
import { EvidenceList } from "#app/features/promotion/ui/evidence-list";
import { PacketView } from "#app/features/promotion/ui/packet-view";
import { PrintedPages } from "#app/features/promotion/ui/printed-pages";
import { CaseStateBadge } from "#app/features/promotion/ui/state-badge";
import { Words } from "#app/features/promotion/ui/words";
import type { FormattedText } from "#app/kernel/formatted-text";
import { paths } from "#app/paths";
import { constant, read } from "#app/platform/database/reading";
import { formatText } from "#app/platform/markdown";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseFields } from "#app/platform/server/forms";
import { isPermit } from "#app/policy/permit";
import { permitCase } from "#app/policy/policy-promotion";
import { Card } from "#app/ui/card";
import { Notice } from "#app/ui/notice";
import { PageHeader } from "#app/ui/page-header";
import { TextLink } from "#app/ui/text-link";
import { Addenda } from "./addenda";
import { EvidenceIndex, EvidencePages, locatePieces } from "./evidence-pages";
import { Exports } from "./exports";
import { addendumSchema, stepSchema } from "./form-schema";
import { Outcome } from "./outcome";
import { NextSteps } from "./steps";
import { takeStep } from "./take-step.server";
import { buildCaseHead, choosePart, listPermissions, takePart } from "./view-model";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Promotion case of ${data.view.subjectName} · Cairn` : "Cairn" },
];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, head } = await requireCase(args, "see");
  const { context } = args;
  const { isSubject } = head.facts;
  const wanted = new URL(args.request.url).searchParams.get("pieces");
  const part = choosePart(head.pieceCount, wanted);
  const may = listPermissions(actor, head);
  const reading = permitCase(actor, "case.read", head);
  const owning = permitCase(actor, "case.own", head);
  const deciding = permitCase(actor, "case.outcome", head);
  // Who opens a case may ask for its document next.
  if (may.read) context.workers.warmUp("case.pdf", SAMPLE_CASE);
  const [{ ladder }, shown, about] = await Promise.all([
    context.ladders.requireVersion(head.ladderVersionId),
    may.read ? loadCase(context, actor, head, { withWords: part !== "overview" }) : null,
    read(context.database, {
      organisation: theOrganisation,
      shares: isPermit(owning) ? caseShares(owning) : constant([]),
      hasManager: isSubject ? hasManager(actor.personId) : constant(false),
      said:
        isSubject && isPermit(reading) && head.lifecycle.state === "draft"
          ? caseRecommendation(reading)
          : constant(null),
      addenda: isPermit(reading) ? caseAddenda(reading) : constant([]),
      outcome: isPermit(deciding) ? caseOutcome(deciding) : constant(null),
      goals: isPermit(deciding) && isPermit(owning) ? caseGoals(owning) : constant([]),
    }),
  ]);
  const { outcome, goals } = about;
  const zone = about.organisation?.timeZone ?? "UTC";
  const sharedWith = about.shares.map(({ name }) => name);
  return {
    view: buildCaseHead(actor, head, { may, ladder, sharedWith, zone, now: context.now() }),
    zone,
    shown: shown && shown.kind !== "damaged" ? takePart(shown.packet, part, wanted) : null,
    isDamaged: shown?.kind === "damaged",
    hasManager: about.hasManager,
    addenda: about.addenda.map((each) => ({ ...each, text: formatText(each.text) })),
    sentBackWith: formatText(about.said?.recommendationWords ?? ""),
    outcome: outcome && {
      feedback: formatText(outcome.feedback),
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
  // Check the permission first: without it, no answer reveals whether the case exists.
  await requireCase(args, "see");
  const posted = await args.request.formData();
  if (posted.get("intent") === "add-addendum") {
    const { head, by } = await requireCase(args, "add-addendum");
    const submission = parseFields(posted, addendumSchema);
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

let last: { text: string; packet: CasePacket<FormattedText> } | null = null;

/** Caches the parsed text across renders, in the browser and for the next reader of the same case. */
function parsePacket(text: string): CasePacket<FormattedText> {
  if (last?.text !== text) last = { text, packet: JSON.parse(text) as CasePacket<FormattedText> };
  return last.packet;
}

export default function Case() {
  const { view, zone, shown, isDamaged, hasManager, addenda, outcome, sentBackWith } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.lastResult;
  const { caseId, may } = view;
  const text = shown?.text ?? null;
  const packet = text === null ? null : parsePacket(text);
  return (
    <PrintedPages hash={view.hash} submittedAt={view.submittedAt}>
      <PageHeader
        crumbs={[{ label: "Promotion cases", to: paths.cases() }, { label: view.subjectName }]}
        title={`${view.subjectName}, for ${view.targetName}`}
        sub={<CaseStateBadge state={view.state} />}
        seenBy={view.seenBy}
        actions={may.read && shown && <Exports caseId={caseId} isWhole={shown.part === "whole"} />}
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
      {shown && packet && shown.part !== "evidence" && (
        <PacketView
          packet={packet}
          titles={shown.titles}
          pieceTo={locatePieces(caseId, shown)}
          editHref={may.edit ? (competencyId) => paths.caseCompetency(caseId, competencyId) : undefined}
        >
          {shown.part === "whole" ? <EvidenceList packet={packet} /> : <EvidenceIndex caseId={caseId} shown={shown} />}
        </PacketView>
      )}
      {shown?.part === "evidence" && packet && (
        <EvidenceList packet={packet}>
          <EvidencePages caseId={caseId} shown={shown} />
        </EvidenceList>
      )}
      {!may.read && (
        <Card>
          <p className="max-w-[75ch]">
            You see that this case is there and how far it is. Its contents are for those named above.
          </p>
        </Card>
      )}
      <Addenda
        addenda={addenda}
        mayAdd={may["add-addendum"]}
        zone={zone}
        lastResult={lastResult}
        readers={view.addendumReaders}
      />
    </PrintedPages>
  );
}
