import { createHash } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FilterForm, FilterSelect } from "#app/components/cycle/filter-form";
import { BeingWorkedOut } from "#app/components/ui/being-worked-out";
import { ButtonLink } from "#app/components/ui/button";
import { EmptyState } from "#app/components/ui/empty-state";
import { PageHeader } from "#app/components/ui/page-header";
import { useRefreshWhile } from "#app/components/ui/use-refresh-while";
import { chairsOpenSession } from "#app/data/shared-cases-chairs";
import { listReviewRatings, listRoleProfiles, listSharedCaseRatings } from "#app/data/shared-cases-ratings";
import { decideLadderTest } from "#app/domain/access/policy-shared-cases";
import { packRatings } from "#app/domain/calibration/packed-ratings";
import { requireAllowed } from "#app/http/guards";
import { requireActor } from "#app/http/session";
import { paths } from "#app/paths";
import type { LadderTestInput } from "#app/workers/tasks/calibration";
import { CompetencyTests } from "./competency-tests";
import { Drift } from "./drift";
import { ScaleOrder } from "./scale-order";
import { toDriftRows, toTestView } from "./view-model";

export const meta = () => [{ title: "The ladder under test · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const { database, ladders } = context;
  const chairsSession = !actor.isAdministrator && (await chairsOpenSession(database, actor.personId));
  requireAllowed(decideLadderTest(actor, { chairsSession }));
  const { ladder, ladderId, version } = await ladders.requireCurrent();
  const versions = await ladders.listVersions();
  const ids = versions.filter((one) => one.ladderId === ladderId).map(({ id }) => id);
  const asked = new URL(request.url).searchParams.get("role");
  const roleId = ladder.roles.find(({ id }) => id === asked)?.id ?? ladder.roles[0]?.id ?? "";
  const [cases, reviews, profiles] = await Promise.all([
    listSharedCaseRatings(database, ids),
    listReviewRatings(database, ids),
    listRoleProfiles(database, ids, roleId),
  ]);
  const competencyIds = ladder.competencies.map(({ id }) => id);
  const input = { competencyIds, cases: packRatings(cases), reviews: packRatings(reviews) };
  return {
    name: `${ladder.name} ${version}`,
    test: toTestView(ladder, await context.analyses.find("calibration.ladder-test", stateOf(input), async () => input)),
    roles: ladder.roles.map(({ id, name }) => ({ value: id, label: name })),
    roleId,
    roleName: ladder.roles.find(({ id }) => id === roleId)?.name ?? "",
    cycles: profiles.map(({ cycle }) => cycle),
    drift: toDriftRows(ladder, roleId, profiles),
  };
}

/** The ratings themselves are their state: they are read anyway. */
function stateOf({ competencyIds, cases, reviews }: LadderTestInput): string {
  const hash = createHash("sha256").update(JSON.stringify(competencyIds));
  for (const { raters, subjects, items, codes } of [cases, reviews]) {
    hash.update(JSON.stringify([raters, subjects, items])).update(codes);
  }
  return hash.digest("hex");
}

export default function LadderUnderTest() {
  const { name, test, roles, roleId, roleName, cycles, drift } = useLoaderData<typeof loader>();
  useRefreshWhile(test.state === "pending");
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Calibration", to: paths.calibration() }, { label: "The ladder under test" }]}
        title="The ladder under test"
        sub={`${name}. When many people read the same words differently, it is the words that need work.`}
        seenBy="Seen by administrators, and by those who lead a calibration session"
        actions={<ButtonLink to={paths.sharedCases()}>Shared cases</ButtonLink>}
      />
      <div className="grid gap-6">
        {test.state !== "ready" ? (
          <BeingWorkedOut what="How alike the ladder is read" state={test.state} />
        ) : test.result.tests.length === 0 ? (
          <EmptyState
            title="Nothing to go by yet"
            action={<ButtonLink to={paths.sharedCases()}>To the shared cases</ButtonLink>}
          >
            How alike people read the ladder shows once several have rated the same cases.
          </EmptyState>
        ) : (
          <CompetencyTests rows={test.result.tests} />
        )}
        {test.state === "ready" && <ScaleOrder order={test.result.order} ratings={test.result.ratings} />}
        <section aria-labelledby="drift" className="grid gap-3">
          <h2 id="drift">Roles and what is observed</h2>
          <p className="max-w-[75ch] text-ink-2">
            The median of the final ratings of a role’s people, less what the role expects. Where it stays away from the
            expectation for cycles, either people or the expectation should change. Cycles with fewer than five people
            are withheld.
          </p>
          <FilterForm submitLabel="Show">
            <FilterSelect name="role" label="Role" value={roleId} emptyLabel="Choose a role" options={roles} />
          </FilterForm>
          <Drift rows={drift} cycles={cycles} roleName={roleName} />
        </section>
      </div>
    </>
  );
}
