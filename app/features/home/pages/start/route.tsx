import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ownOpenAssessment, reviewsBy } from "#app/features/assessment/data/assessments";
import { readInLatest } from "#app/features/assessment/data/comparable-ratings";
import { moveNotices } from "#app/features/assessment/data/own-moves";
import { ReviewQueue } from "#app/features/assessment/ui/review-queue";
import { computeStanding } from "#app/features/assessment/ui/standing";
import { calibrationNews } from "#app/features/calibration/data/calibration-news";
import { openSessionsOf } from "#app/features/calibration/data/calibration-sessions";
import { consentRequests } from "#app/features/calibration/data/shared-cases";
import { type FinalRatings, finalRatings } from "#app/features/calibration/data/standing";
import { openCycleProgress, PROGRESS_KINDS } from "#app/features/cycles/data/cycle-progress";
import { vouchesAsked } from "#app/features/evidence/data/evidence-vouches";
import { AskedToVouch } from "#app/features/evidence/ui/asked-to-vouch";
import { growthNotices } from "#app/features/growth/data/growth-notices";
import { theOrganisation } from "#app/features/identity/data/organisation";
import { requireActor } from "#app/features/identity/server/session";
import { type LadderLibrary, ladderVersions } from "#app/features/ladder/data/ladder-library";
import { metVersions } from "#app/features/ladder/data/seen-ladder";
import { findRole } from "#app/features/ladder/domain/lookup";
import { findLadderNews } from "#app/features/ladder/server/ladder-news";
import { unreadNotices } from "#app/features/people/data/access-notices";
import { caseNotices } from "#app/features/promotion/data/case-notices";
import { dayIn } from "#app/kernel/day";
import { paths } from "#app/paths";
import { constant, read, readOne } from "#app/platform/database/reading";
import { ButtonLink } from "#app/ui/button";
import { EmptyState } from "#app/ui/empty-state";
import { Notice } from "#app/ui/notice";
import { PageHeader } from "#app/ui/page-header";
import { TextLink } from "#app/ui/text-link";

import { CalibrationNewsNotices, toCalibrationNews } from "./calibration-news";
import { CalibrationNotice } from "./calibration-notice";
import { CaseNoticesCard, hasCaseNotices, toCaseNotices } from "./case-notices";
import { ConsentRequests } from "./consent-requests";
import { CycleProgress } from "./cycle-progress";
import { GrowthNoticesCard, hasGrowthNotices } from "./growth-notices";
import { LadderNews } from "./ladder-news";
import { MoveNotices } from "./move-notices";
import { OwnAssessment } from "./own-assessment";
import { StandingCard } from "./standing-card";
import { orderReviews, toOwnItem, toReviewItem } from "./view-model";

export const meta = () => [{ title: "Home · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const { database, ladders, remembered } = context;
  const { personId } = actor;
  const found = await read(database, {
    organisation: theOrganisation,
    current: ownOpenAssessment(personId),
    reviews: reviewsBy(personId),
    finals: finalRatings(personId),
    progressRecord: actor.isAdministrator ? remembered.newest(PROGRESS_KINDS) : constant(null),
    calibrations: openSessionsOf(personId),
    asked: vouchesAsked(personId),
    consents: consentRequests(personId),
    cases: caseNotices(actor),
    growth: growthNotices(actor),
    moves: moveNotices(personId),
    met: metVersions(personId),
    versions: ladderVersions,
    news: calibrationNews(personId),
    hasAccessNotices: unreadNotices(personId),
  });
  const { current, finals, calibrations, consents, progressRecord } = found;
  const cycles =
    progressRecord === null
      ? []
      : await remembered.answer("progress", progressRecord, () => readOne(database, openCycleProgress()));
  const ladderOf = async (id: string) => (await ladders.requireVersion(id)).ladder;
  const today = dayIn(context.now(), found.organisation?.timeZone ?? "UTC");
  return {
    ladderNews: await findLadderNews(ladders, found.met, found.versions),
    moveNotices: await Promise.all(
      found.moves.map(async ({ toVersionId, ...notice }) => ({
        ...notice,
        version: (await ladders.requireVersion(toVersionId)).version,
      })),
    ),
    calibrations,
    calibrationNews: await toCalibrationNews(found.news, ladderOf),
    name: actor.name,
    hasAccessNotices: found.hasAccessNotices,
    growth: found.growth(today),
    cases: toCaseNotices(found.cases),
    today,
    isAdministrator: actor.isAdministrator,
    hasReports: actor.hasReports,
    current: current && toOwnItem(current, await ladderOf(current.ladderVersionId)),
    standing: await toStanding(ladders, finals, current?.targetRoleId ?? null),
    reviews: orderReviews(
      await Promise.all(
        found.reviews.map(async (review) => toReviewItem(review, await ladderOf(review.ladderVersionId), today)),
      ),
    ),
    cycles,
    asked: found.asked.map(({ id, title, ownerName }) => ({ id, title, ownerName })),
    consents,
  };
}

/** Compares the latest result with today's target role. Null before the first result. */
async function toStanding(ladders: LadderLibrary, finals: readonly FinalRatings[], targetRoleId: string | null) {
  const [latest] = finals;
  const inLatest = await readInLatest(ladders, finals);
  const target = latest && inLatest && findRole(inLatest.ladder, targetRoleId ?? latest.targetRoleId);
  if (!latest || !inLatest || !target) return null;
  const { assessmentId, cycleName, ladderVersionId } = latest;
  return { assessmentId, cycleName, ...computeStanding(inLatest.ladder, target, inLatest.cycles), ladderVersionId };
}

export default function Home() {
  const {
    ladderNews,
    moveNotices,
    calibrations,
    calibrationNews,
    hasAccessNotices,
    name,
    growth,
    cases,
    today,
    isAdministrator,
    hasReports,
    current,
    standing,
    reviews,
    cycles,
    asked,
    consents,
  } = useLoaderData<typeof loader>();
  const isAskedSomething = hasCaseNotices(cases) || hasGrowthNotices(growth) || asked.length > 0 || consents.length > 0;
  const hasNothing =
    !current &&
    !standing &&
    reviews.length === 0 &&
    cycles.length === 0 &&
    calibrations.length === 0 &&
    calibrationNews.length === 0 &&
    !isAskedSomething;
  return (
    <>
      <PageHeader
        title={`Hello, ${name}`}
        actions={<ButtonLink to={paths.newAssessment()}>Assess myself now</ButtonLink>}
      />
      <div className="grid gap-6">
        {hasAccessNotices && (
          <Notice tone="warning" title="Your access was changed">
            <TextLink to={paths.accessNotices()}>See what other people changed</TextLink>
          </Notice>
        )}
        <CalibrationNewsNotices news={calibrationNews} />
        <CalibrationNotice sessions={calibrations} />
        <MoveNotices notices={moveNotices} />
        {ladderNews && <LadderNews news={ladderNews} />}
        {cycles.length > 0 && <CycleProgress cycles={cycles} today={today} />}
        {current && <OwnAssessment item={current} today={today} />}
        {reviews.length > 0 && (
          <section aria-label="Reviews" className="grid gap-3">
            <ReviewQueue items={reviews} />
            {hasReports && (
              <p>
                <ButtonLink to={paths.team()}>My team at a glance</ButtonLink>
              </p>
            )}
          </section>
        )}
        {(standing || isAskedSomething) && (
          <div className={`grid items-start gap-6 ${standing && isAskedSomething ? "lg:grid-cols-[7fr_5fr]" : ""}`}>
            {isAskedSomething && (
              <div className="grid min-w-0 gap-6">
                {hasCaseNotices(cases) && <CaseNoticesCard notices={cases} />}
                {hasGrowthNotices(growth) && <GrowthNoticesCard notices={growth} />}
                {asked.length > 0 && <AskedToVouch asked={asked} />}
                {consents.length > 0 && <ConsentRequests requests={consents} />}
              </div>
            )}
            {standing && <StandingCard standing={standing} isBeside={isAskedSomething} />}
          </div>
        )}
        {hasNothing && (
          <EmptyState
            title={isAdministrator ? "No cycle is running" : "You’re all caught up"}
            action={
              isAdministrator ? (
                <>
                  <ButtonLink look="primary" to={paths.newCycle()}>
                    Plan a cycle
                  </ButtonLink>
                  <ButtonLink to={paths.importPeople()}>Import people</ButtonLink>
                </>
              ) : (
                <ButtonLink look="primary" to={paths.newAssessment()}>
                  Assess myself now
                </ButtonLink>
              )
            }
          >
            {isAdministrator
              ? "Bring in your people, then plan a cycle: everyone who takes part assesses themselves, and their managers review."
              : "When a cycle starts, your self-assessment appears here. You can assess yourself at any time; only you see it."}
          </EmptyState>
        )}
      </div>
    </>
  );
}
