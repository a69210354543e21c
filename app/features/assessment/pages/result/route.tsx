import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import {
  assessmentHead,
  finalAssessments,
  findAssessmentHead,
  subjectOf,
} from "#app/features/assessment/data/assessments";
import { attachedEvidence } from "#app/features/assessment/data/evidence";
import { ratingsByKind } from "#app/features/assessment/data/ratings";
import { standingKind } from "#app/features/assessment/domain/gap";
import { WhatWouldChange } from "#app/features/assessment/ui/what-would-change";
import { calibrationsOf } from "#app/features/calibration/data/calibrated-ratings";
import { markCalibrationKnown } from "#app/features/calibration/data/calibration-news";
import { standingRatings } from "#app/features/calibration/data/standing";
import { requireActor } from "#app/features/identity/server/session";
import { findRole, rolesOf } from "#app/features/ladder/domain/lookup";
import { describePromotionRule } from "#app/features/ladder/domain/readable-rule";
import { paths } from "#app/paths";
import { constant, read } from "#app/platform/database/reading";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseForm } from "#app/platform/server/forms";
import { requireAllowed, requireFound, requirePermit } from "#app/platform/server/guards";
import { decideAssessment, permitRatings } from "#app/policy/policy";
import { ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Legend } from "#app/ui/charts/legend";
import { RadarChart } from "#app/ui/charts/radar-chart";
import { formatDay } from "#app/ui/day";
import { Notice } from "#app/ui/notice";
import { PageHeader } from "#app/ui/page-header";
import { PrintButton } from "#app/ui/print-button";
import { TextLink } from "#app/ui/text-link";
import { CategorySection } from "./category-section";
import { CompareWith } from "./compare-with";
import { knownSchema } from "./form-schema";
import { GapTable } from "./gap-table";
import { earlierToSee, toPastCycles } from "./past-cycles";
import { TrendCard } from "./trend-card";
import { buildResult } from "./view-model";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Gap to ${data.role.name} · ${data.subject.name} · Cairn` : "Cairn" },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const { database, ladders } = context;
  const assessmentId = params.assessmentId ?? "";
  const found = await read(database, {
    head: assessmentHead(actor, assessmentId),
    finals: finalAssessments(subjectOf(assessmentId)),
  });
  const head = requireFound(found.head);
  requireAllowed(decideAssessment(actor, "see-result", head.facts));
  const reading = requirePermit(permitRatings(actor, head));
  const earlier = earlierToSee(actor, head, found.finals);
  const [{ ladder }, { ratings, evidence, calibrations, standings }] = await Promise.all([
    ladders.requireVersion(head.ladderVersionId),
    read(database, {
      ratings: ratingsByKind(reading),
      evidence: attachedEvidence(reading),
      // What a session decided speaks of the final result, and counts from then on.
      calibrations: head.lifecycle.phase === "final" ? calibrationsOf(head.id) : constant([]),
      standings: standingRatings(earlier.map(({ id }) => id)),
    }),
  ]);
  const query = new URL(request.url).searchParams;
  const role = requireFound(findRole(ladder, query.get("role") ?? head.targetRoleId));
  const standing = standingKind(new Set([...reading.kinds].filter((kind) => ratings.get(kind)?.size))) ?? "self";
  return {
    assessmentId: head.id,
    subject: head.subject,
    isOwn: head.facts.isSubject,
    // The person whose plan the reader may add a goal to.
    mayPlan: head.facts.isSubject || head.subject.managerId === actor.personId,
    isParty: head.facts.isSubject || head.facts.isReviewer,
    isAdHoc: head.cycle === null,
    sharedWithManager: head.sharedWithId !== null,
    phase: head.lifecycle.phase,
    finalAt: head.finalAt,
    createdAt: head.createdAt,
    reviewerName: head.reviewer?.name ?? null,
    cycleName: head.cycle?.name ?? null,
    currentRole: findRole(ladder, head.roleId)?.name ?? head.roleId,
    role: { id: role.id, name: role.name },
    tracks: ladder.tracks.map((track) => ({
      name: track.name,
      roles: rolesOf(ladder, track).map(({ id, name }) => ({ id, name })),
    })),
    rule: describePromotionRule(ladder.promotionRule),
    ladderVersion: head.ladderVersionId,
    ladderName: `${ladder.name} ${ladder.version}`,
    standing,
    ...buildResult({
      ladder,
      role,
      ratings,
      standing,
      calibrations,
      evidence,
      past: await toPastCycles(ladders, head, earlier, standings),
      cycleName: head.cycle?.name ?? null,
      categoryId: query.get("category"),
    }),
  };
}

/** "I know": hides the news about these sessions from the person's home page. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const head = requireFound(await findAssessmentHead(context.database, actor, params.assessmentId ?? ""));
  requireAllowed(decideAssessment(actor, "note-calibration", head.facts));
  const submission = await parseForm(request, knownSchema);
  if (submission.status !== "success") throw new Response("Bad request", { status: 400 });
  await markCalibrationKnown(context.database, {
    personId: actor.personId,
    assessmentId: head.id,
    sessionIds: submission.value.sessionIds,
  });
  return redirectWithMessage(context, paths.home(), "Noted. Your result keeps what was changed, and why.");
}

type Result = ReturnType<typeof useLoaderData<typeof loader>>;

export default function ResultPage() {
  const result = useLoaderData<typeof loader>();
  const { role, overview, max, assessmentId, readiness } = result;
  const href = (categoryId: string) =>
    `${paths.result(assessmentId, { role: role.id, category: categoryId })}#category`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Assessments", to: paths.assessments() },
          { label: result.cycleName ?? "Ad hoc" },
          { label: "Result" },
        ]}
        title={`Gap to ${role.name}`}
        sub={describeOrigin(result)}
        seenBy={describeAudience(result)}
        actions={
          <>
            <CompareWith tracks={result.tracks} roleId={role.id} />
            <PrintButton />
            {result.isParty && !result.isAdHoc && (
              <ButtonLink to={paths.comparison(assessmentId)}>View comparison</ButtonLink>
            )}
            {result.isAdHoc && result.isOwn && (
              <ButtonLink to={paths.shareAssessment(assessmentId)}>
                {result.sharedWithManager ? "Sharing" : "Share with my manager"}
              </ButtonLink>
            )}
          </>
        }
      />
      {result.phase === "comparison" && (
        <Notice tone="info" className="mb-4">
          Not final yet: the agreed ratings still wait for both confirmations.
        </Notice>
      )}
      {result.calibrated > 0 && (
        <Notice tone="info" className="mb-4">
          {result.calibrated === 1 ? "One rating was" : `${result.calibrated} ratings were`} changed in a calibration
          session: each says from what to what, and why. What was agreed stays beside it; the gap and the readiness go
          by the calibrated rating.
        </Notice>
      )}
      <div className="mb-4 grid gap-4 md:grid-cols-2 lg:grid-cols-[minmax(0,520px)_1fr] print:grid-cols-2">
        <Card>
          <figure>
            <RadarChart
              name={`Radar: ${result.subject.name}, ${result.currentRole}, against ${role.name}`}
              axes={overview.categories.map(({ name }) => name)}
              series={overview.series}
              max={max}
              axisHref={(index) => href(overview.categories[index]?.id ?? "")}
            />
            <figcaption className="mt-2">
              <Legend items={overview.series} />
              <p className="mt-2 text-center text-[13px] text-ink-3 print:hidden">
                Average per category. Select a label to see its competencies.
              </p>
            </figcaption>
          </figure>
        </Card>
        <div className="grid content-start gap-4">
          <Card>
            <h2 className="mb-2 text-[15px]">
              {result.isOwn ? "Your path" : `${result.subject.name}’s path`} to {role.name}
            </h2>
            <p className="mb-2 text-[20px] leading-snug tracking-[-0.01em]">{readiness.headline}</p>
            {readiness.details.map((sentence) => (
              <p key={sentence} className="text-ink-2">
                {sentence}
              </p>
            ))}
            <WhatWouldChange sentences={readiness.wouldChange} />
            <details className="mt-3 print:hidden">
              <summary className="text-accent underline underline-offset-2">How we calculate this</summary>
              <div className="mt-2 grid gap-1 text-ink-2">
                {result.rule.map((sentence) => (
                  <p key={sentence}>{sentence}</p>
                ))}
                <p>
                  It rests on the {describeStanding(result.standing)}. It is guidance for a conversation, not a
                  decision.
                </p>
              </div>
            </details>
          </Card>
          <TrendCard roleName={role.name} trend={result.trend} />
        </div>
      </div>
      {result.category && (
        <CategorySection
          category={result.category}
          max={max}
          name={`Radar: ${result.category.name}, against ${role.name}`}
          rows={result.rows}
          closeHref={paths.result(assessmentId, { role: role.id })}
        />
      )}
      <GapTable
        rows={result.rows}
        max={max}
        categories={overview}
        hrefOf={href}
        version={result.ladderVersion}
        planOf={result.mayPlan ? result.subject.id : null}
      />
      <p className="mt-4 text-[13px] text-ink-3">
        {result.ladderName}.{" "}
        <TextLink to={paths.role(role.id, { version: result.ladderVersion })}>What {role.name} asks for</TextLink>
      </p>
    </>
  );
}

function describeStanding(kind: Result["standing"]): string {
  return { agreed: "agreed ratings", manager: "manager’s ratings", self: "self-ratings" }[kind];
}

function describeOrigin(result: Result): string {
  const who = `${result.subject.name}, ${result.currentRole}`;
  const day = (date: Date) => formatDay(date.toISOString().slice(0, 10));
  if (result.isAdHoc) return `${who}, self-assessment of ${day(result.createdAt)}.`;
  if (result.finalAt) {
    return `${who}, agreed on ${day(result.finalAt)}${result.reviewerName ? ` with ${result.isOwn ? result.reviewerName : `manager ${result.reviewerName}`}` : ""}.`;
  }
  return `${who}, ${result.cycleName}.`;
}

function describeAudience(result: Result): string {
  if (result.isAdHoc) {
    return result.sharedWithManager ? "Seen by the author and the manager it is shared with" : "Only you can see this";
  }
  return result.phase === "final"
    ? "Seen by both sides, the managers above them, administrators and the members of a calibration session"
    : "Seen by both sides, and ratings and evidence by the members of a calibration session";
}
