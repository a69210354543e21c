import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/ui/button";
import { Card } from "#app/components/ui/card";
import { EmptyState } from "#app/components/ui/empty-state";
import { PageHeader } from "#app/components/ui/page-header";
import { TextLink } from "#app/components/ui/text-link";
import { listTeamEntries } from "#app/data/team-changes";
import { decideOrganisation } from "#app/domain/access/policy";
import { plural } from "#app/domain/words";
import { requireAllowed } from "#app/http/guards";
import { requireActor } from "#app/http/session";
import { paths } from "#app/paths";
import { type TeamNode, toTree } from "./view-model";

export const meta = () => [{ title: "Teams · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireAllowed(decideOrganisation(await requireActor(request, context), "teams.manage"));
  const entries = await listTeamEntries(context.database);
  return { total: entries.length, tree: toTree(entries) };
}

export default function Teams() {
  const { total, tree } = useLoaderData<typeof loader>();
  const add = (
    <ButtonLink to={paths.newTeam()} look="primary">
      Add a team
    </ButtonLink>
  );
  return (
    <div className="max-w-[860px]">
      <PageHeader
        crumbs={[{ label: "People", to: paths.people() }, { label: "Teams" }]}
        title="Teams"
        sub={`${total} ${plural(total, "team")}`}
        seenBy="Changed by administrators; their names are seen by everyone"
        actions={total > 0 && add}
      />
      {total === 0 ? (
        <EmptyState title="There is no team yet" action={add}>
          Teams group people for filters, cycles and insights. They may be within each other.
        </EmptyState>
      ) : (
        <Card className="py-3">
          <Branch nodes={tree} />
        </Card>
      )}
    </div>
  );
}

function Branch({ nodes, isNested = false }: { nodes: TeamNode[]; isNested?: boolean }) {
  return (
    <ul className={isNested ? "ml-2 border-l border-line pl-4 max-md:pl-3" : "divide-y divide-line"}>
      {nodes.map((node) => (
        <li key={node.id} className={isNested ? "" : "py-2"}>
          <div className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 py-1.5">
            <span className={`min-w-0 max-md:flex-1 ${isNested ? "" : "font-semibold"}`}>{node.name}</span>
            <span className="text-[13.5px] text-ink-2 max-md:order-last max-md:w-full">
              <TextLink to={paths.people({ team: node.id })} aria-label={`${describeSize(node)} of ${node.name}`}>
                {describeSize(node)}
              </TextLink>
            </span>
            <span className="ml-auto flex gap-4 text-[13.5px]">
              <TextLink to={paths.newTeam({ within: node.id })} aria-label={`Add a team within ${node.name}`}>
                Add within
              </TextLink>
              <TextLink to={paths.editTeam(node.id)} aria-label={`Change ${node.name}`}>
                Change
              </TextLink>
            </span>
          </div>
          {node.teams.length > 0 && <Branch nodes={node.teams} isNested />}
        </li>
      ))}
    </ul>
  );
}

function describeSize({ people, everyone, teams }: TeamNode): string {
  const total = `${everyone} ${plural(everyone, "person", "people")}`;
  return teams.length === 0 || people === 0 ? total : `${total}, ${people} of them directly`;
}
