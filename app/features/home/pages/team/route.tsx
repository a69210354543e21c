import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { reviewsBy } from "#app/features/assessment/data/assessments";
import { readInLatest } from "#app/features/assessment/data/comparable-ratings";
import { ReviewQueue } from "#app/features/assessment/ui/review-queue";
import { computeStanding, type Standing } from "#app/features/assessment/ui/standing";
import { personName, reportsWithResults } from "#app/features/home/data/team";
import { orderReviews, toReviewItem } from "#app/features/home/pages/start/view-model";
import { findRelation } from "#app/features/identity/data/actors";
import { theOrganisation } from "#app/features/identity/data/organisation";
import { requireActor } from "#app/features/identity/server/session";
import { ladderVersions } from "#app/features/ladder/data/ladder-library";
import { findRole, nextRoles } from "#app/features/ladder/domain/lookup";
import { dayIn } from "#app/kernel/day";
import { paths } from "#app/paths";
import { constant, read } from "#app/platform/database/reading";
import { requireFound, requirePermit } from "#app/platform/server/guards";
import { permitTeam } from "#app/policy/policy";
import { EmptyState } from "#app/ui/empty-state";
import { PageHeader } from "#app/ui/page-header";
import { MemberCard } from "./member-card";

export const meta = () => [{ title: "Team · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const { database, ladders } = context;
  const leadId = new URL(request.url).searchParams.get("lead") ?? actor.personId;
  const permit = requirePermit(permitTeam(actor, leadId, await findRelation(database, actor.personId, leadId)));
  const isOwn = leadId === actor.personId;
  const { reviews, members, organisation, versions, ...found } = await read(database, {
    lead: personName(leadId),
    members: reportsWithResults(permit),
    reviews: isOwn ? reviewsBy(actor.personId) : constant([]),
    organisation: theOrganisation,
    versions: ladderVersions,
  });
  const lead = requireFound(found.lead);
  const current = await ladders.listCurrentOf(versions);
  const today = dayIn(context.now(), organisation?.timeZone ?? "UTC");
  const ladderOf = (ladderId: string) =>
    requireFound(current.find((version) => version.ladderId === ladderId) ?? current[0]).ladder;
  const results = new Map(
    await Promise.all(members.map(async ({ id, finals }) => [id, await readInLatest(ladders, finals)] as const)),
  );
  return {
    isOwn,
    lead,
    reviews: orderReviews(
      await Promise.all(
        reviews.map(async (review) =>
          toReviewItem(review, (await ladders.requireVersion(review.ladderVersionId)).ladder, today),
        ),
      ),
    ),
    members: members.map((member) => {
      const [latest] = member.finals;
      const result = results.get(member.id) ?? null;
      // A result is measured by the version it was made with, and everything else by the current one.
      const ladder = result?.ladder ?? ladderOf(member.ladderId);
      const targetId = member.targetRoleId ?? nextRoles(ladder, member.roleId)[0]?.id ?? member.roleId;
      const target = findRole(ladder, targetId);
      return {
        id: member.id,
        name: member.name,
        reportCount: member.reportCount,
        roleName: findRole(ladderOf(member.ladderId), member.roleId)?.name ?? member.roleId,
        assessmentId: latest?.assessmentId ?? null,
        cycleName: latest?.cycleName ?? null,
        standing: result && target ? toGlance(computeStanding(ladder, target, result.cycles)) : null,
      };
    }),
  };
}

/** The part of a member's standing that their card shows. */
function toGlance({ role, headline, gaps, axes, series, max }: Standing) {
  return {
    roleName: role.name,
    headline,
    next: gaps.map(({ name }) => name),
    axes,
    series: series.map(({ kind, values }) => ({ kind, values })),
    max,
  };
}
export type Glance = ReturnType<typeof toGlance>;

export default function Team() {
  const { isOwn, lead, reviews, members } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        crumbs={isOwn ? [] : [{ label: "My team", to: paths.team() }, { label: lead.name }]}
        title={isOwn ? "My team" : `Team of ${lead.name}`}
        sub={isOwn ? "Reviews to write, and where everyone stands by their last final assessment." : undefined}
        seenBy="Final results are seen by the person, the managers above them and administrators"
      />
      <div className="grid gap-6">
        {isOwn && reviews.length > 0 && <ReviewQueue items={reviews} />}
        <section aria-labelledby="members-heading">
          <h2 id="members-heading" className="mb-3">
            At a glance
          </h2>
          {members.length === 0 ? (
            <EmptyState title="Nobody reports here">An administrator sets who reports to whom.</EmptyState>
          ) : (
            <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
              {members.map((member) => (
                <li key={member.id}>
                  <MemberCard member={member} isOwn={isOwn} />
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </>
  );
}
