import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findRelation } from "#app/features/identity/data/actors";
import { findOrganisation } from "#app/features/identity/data/organisation";
import { requireActor } from "#app/features/identity/server/session";
import { listChart } from "#app/features/people/data/chart";
import { countActivePeople } from "#app/features/people/data/directory";
import { findProfile } from "#app/features/people/data/profiles";
import { buildChart } from "#app/features/people/domain/chart";
import { paths } from "#app/paths";
import { requireAllowed, requireFound, requireId } from "#app/platform/server/guards";
import { decideOrganisation, decidePerson } from "#app/policy/policy";
import { ButtonLink } from "#app/ui/button";
import { EmptyState } from "#app/ui/empty-state";
import { PageHeader } from "#app/ui/page-header";
import { PrintButton } from "#app/ui/print-button";
import { TextLink } from "#app/ui/text-link";
import { Chart } from "./chart";

export const meta = () => [{ title: "Organisation chart · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  requireAllowed(decideOrganisation(actor, "organisation-chart.read"));
  const { database } = context;
  const asked = new URL(request.url).searchParams.get("from");
  const from = asked ? requireFound(await findProfile(database, requireId(asked))) : null;
  if (from) {
    const relation = await findRelation(database, actor.personId, from.id);
    requireAllowed(decidePerson(actor, relation, { hasLeft: from.status === "left" }));
  }
  const [part, total, organisation, roleName] = await Promise.all([
    listChart(database, from?.id ?? null),
    countActivePeople(database),
    findOrganisation(database),
    context.ladders.loadRoleNames(),
  ]);
  const people = part.people.map(({ ladderId, roleId, ...person }) => ({
    ...person,
    role: roleName({ ladderId, roleId }),
  }));
  return {
    organisation: organisation?.name ?? "Organisation",
    trees: buildChart(part.topIds, people),
    shown: people.length,
    moreAtTop: part.moreAtTop,
    total,
    self: actor.personId,
    from: from && {
      name: from.name,
      hasLeft: from.status === "left",
      above: from.above.map(({ id, name }) => ({ id, name })).reverse(),
    },
  };
}

export default function OrganisationChart() {
  const { organisation, trees, shown, moreAtTop, total, self, from } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "People", to: paths.people() },
          { label: "Organisation chart", to: from ? paths.organisationChart() : undefined },
          ...(from?.above.map(({ id, name }) => ({ label: name, to: paths.organisationChart({ from: id }) })) ?? []),
          ...(from ? [{ label: from.name }] : []),
        ]}
        title={from ? `${from.name}’s organisation` : organisation}
        sub={from ? `${shown} shown of ${total} people` : `${total} ${total === 1 ? "person" : "people"}`}
        seenBy="Seen by everyone"
        actions={
          <>
            {from && <ButtonLink to={paths.organisationChart()}>From the top</ButtonLink>}
            <PrintButton />
          </>
        }
      />
      {trees.length === 0 ? (
        <EmptyState title={from?.hasLeft ? `${from.name} has left` : "Nobody is here yet"}>
          The chart shows who is active.
        </EmptyState>
      ) : (
        <Chart trees={trees} self={self} />
      )}
      {moreAtTop > 0 && (
        <p className="mt-4 text-ink-2">
          {moreAtTop} more people report to nobody.{" "}
          <TextLink to={paths.people()}>Look them up among all people</TextLink>.
        </p>
      )}
    </>
  );
}
