import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { chairsOpenSession } from "#app/features/calibration/data/shared-cases-chairs";
import { requireActor } from "#app/features/identity/server/session";
import { paths } from "#app/paths";
import { readOne } from "#app/platform/database/reading";
import { requireAllowed } from "#app/platform/server/guards";
import { decideLadderTest } from "#app/policy/policy-shared-cases";
import { BeingWorkedOut } from "#app/ui/being-worked-out";
import { ButtonLink } from "#app/ui/button";
import { EmptyState } from "#app/ui/empty-state";
import { FilterForm, FilterSelect } from "#app/ui/forms/filter-form";
import { PageHeader } from "#app/ui/page-header";
import { useRefreshWhile } from "#app/ui/use-refresh-while";
import { CompetencyTests } from "./competency-tests";
import { Drift } from "./drift";
import { ScaleOrder } from "./scale-order";
import { toDriftRows, toTestView } from "./view-model";

export const meta = () => [{ title: "The ladder under test · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const { database, ladders, remembered, analyses, workers } = context;
  const chairsSession = !actor.isAdministrator && (await chairsOpenSession(database, actor.personId));
  requireAllowed(decideLadderTest(actor, { chairsSession }));
  const { ladder, ladderId, version } = await ladders.requireCurrent();
  const versions = await ladders.listVersions();
  const versionIds = versions.filter((one) => one.ladderId === ladderId).map(({ id }) => id);
  const asked = new URL(request.url).searchParams.get("role");
  const roleId = ladder.roles.find(({ id }) => id === asked)?.id ?? ladder.roles[0]?.id ?? "";
  const competencyIds = ladder.competencies.map(({ id }) => id);
  const record = await readOne(database, remembered.newest(RATING_KINDS));
  // Asked first: the test may keep the thread for longer.
  const reading = remembered.answer(`profiles ${versionIds.join()} ${roleId}`, record, () =>
    workers.run("calibration.role-profiles", { versionIds, roleId }, { personId: actor.personId }),
  );
  const [profiles, test] = await Promise.all([
    reading,
    analyses.find("calibration.ladder-test", { about: versionIds.join(), state: String(record) }, async () => ({
      versionIds,
      competencyIds,
    })),
  ]);
  return {
    name: `${ladder.name} ${version}`,
    test: toTestView(ladder, test),
    roles: ladder.roles.map(({ id, name }) => ({ value: id, label: name })),
    roleId,
    roleName: ladder.roles.find(({ id }) => id === roleId)?.name ?? "",
    cycles: profiles.map(({ cycle }) => cycle),
    drift: toDriftRows(ladder, roleId, profiles),
  };
}

/** What adds final ratings and answers to shared cases, or takes them away. */
const RATING_KINDS = ["assessment", "cycle", "shared-case"] as const;

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
        actions={<ButtonLink to={paths.sharedCases()}>Practice cases</ButtonLink>}
      />
      <div className="grid gap-6">
        {test.state !== "ready" ? (
          <BeingWorkedOut what="How alike the ladder is read" {...test} />
        ) : test.result.tests.length === 0 ? (
          <EmptyState
            title="Nothing to go by yet"
            action={<ButtonLink to={paths.sharedCases()}>To the practice cases</ButtonLink>}
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
